using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Patients;

/// <summary>One patient: where they are, what the signs found and why, what is open, and everything that has happened.</summary>
public sealed class ChartModel(ReadRecord read, AgreeCallThreshold agree, PatientAccess access, Clock clock) : PageModel
{
    public const int Weeks = 7;
    private const int FewestWeeks = 2;
    private const int MostWeeks = 52;
    private const int NewestEvents = 50;

    public WholeRecord Record { get; private set; } = null!;

    public IEnumerable<TimelineEvent> Events { get; private set; } = [];

    public int WeeksShown { get; private set; }

    public DateTimeOffset Now { get; } = clock.Now;

    /// <summary>Dip, no dip, or not enough known to tell (row 3.1).</summary>
    public string DipState => Record.Dip is { } dip
        ? $"A dip stands since {At(dip.StartedAt)}. It stays on watch until three days below the recovery line, or until a person closes it."
        : Record.Guidance?.Findings.FirstOrDefault(f => f.Sign == DipToday.Code)?.Finding switch
        {
            Absent a when a.Until > Now => $"No dip; that holds until {At(a.Until)}.",
            Present { LookAgainAt: { } at } when at > Now => $"No dip by the limits; one more answer would tell more, and it is asked for until {At(at)}.",
            Indeterminate i => $"{ClinicianVoice.Of(i.Because)}.",
            _ => "Cannot tell: not enough answers.",
        };

    public string Problem { get; private set; } = "";

    public string WasWhen { get; private set; } = "";

    public string WasWhom { get; private set; } = "";

    [BindProperty]
    public string? CallWhen { get; set; }

    [BindProperty]
    public string? CallWhom { get; set; }

    public async Task<IActionResult> OnPostAsync(Guid patientId, string? wasWhen, string? wasWhom, CancellationToken cancellation)
    {
        var (when, whom) = (CallWhen, CallWhom);
        Problem = await agree.Run(User.Caller(), patientId, when ?? "", whom ?? "", (wasWhen ?? "", wasWhom ?? ""), cancellation);
        if (Problem.Length == 0)
        {
            return Redirect($"/patients/chart/{patientId}#call");
        }

        var page = await OnGetAsync(patientId, null, null, cancellation);
        (CallWhen, CallWhom) = (when, whom);
        return page;
    }

    public async Task<IActionResult> OnGetAsync(Guid patientId, int? weeks, string? timeline, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, "opened your chart", cancellation) is not { } patient)
        {
            return NotFound();
        }

        WeeksShown = Math.Clamp(weeks ?? Weeks, FewestWeeks, MostWeeks);
        Record = await read.Run(patient, WeeksShown * 7, cancellation);
        Events = timeline == "all" ? Record.Timeline : Record.Timeline.Take(NewestEvents);
        (WasWhen, WasWhom) = (patient.CallWhen, patient.CallWhom);
        (CallWhen, CallWhom) = (WasWhen, WasWhom);
        return Page();
    }

    public string At(DateTimeOffset at) => Wording.Say(Record.Clinic.Zone, at, Now);
}
