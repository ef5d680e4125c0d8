using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Crisis;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Live;

/// <summary>
/// The live card of a support person: no account, one session. When it began, when to look in, "I'm worried", whom to call. It shows the
/// patient's first name and what was done on this card, and nothing else of them.
/// </summary>
public sealed class CardModel(SupportLinks links, KeepLookIn keep, TakePressure pressure, SubmitReport submit, OnCall onCall, CareDb db, Clock clock, ILogger<CardModel> log) : PageModel
{
    public const int LongestWords = 200;

    public LiveLink Live { get; private set; } = null!;

    public IReadOnlyList<LookIn> LookIns { get; private set; } = [];

    public Watching? Watching { get; private set; }

    /// <summary>"I'm worried", said on this card; null for not.</summary>
    public Data.Report? Worried { get; private set; }

    /// <summary>What they said of danger since they said that they are worried; null when nothing yet.</summary>
    public ReportKind? Danger { get; private set; }

    /// <summary>Booked dates, where the patient lets this person see them; empty otherwise.</summary>
    public IReadOnlyList<string> Dates { get; private set; } = [];

    /// <summary>Until when the patient neither drives nor decides; null before the dose.</summary>
    public DateTimeOffset? AlteredUntil => Live.Session is { DosedAt: not null } s ? AlteredState.After(s.DosedAt, s.StartedAt, s.AlteredUntil).Until : null;

    /// <summary>When a person at the clinic took it on; null while nobody has. That it was delivered is not that it was seen.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>What was typed before something went wrong.</summary>
    public string Words { get; private set; } = "";

    public string Message { get; private set; } = "";

    /// <summary>Blood pressure as it was typed, when something is asked about.</summary>
    public PressureForm Pressure { get; private set; } = new();

    public IReadOnlyDictionary<string, string> PressureProblems { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<VitalSigns> Readings { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    /// <summary>Of this card. Written out, because addresses that the framework makes are in lower case, and a token is not.</summary>
    public string Address { get; private set; } = "";

    public string FirstName => Live.Patient.Name.Split(' ', 2)[0];

    public string Emergency => CrisisNumbers.Of(Live.Clinic.Country)?.Emergency ?? "";

    public string Zone => Live.Patient.ZoneAt(Now);

    /// <summary>From when the hours are counted; null until the clinic has begun the session.</summary>
    public DateTimeOffset? From => Live.Session is { } s ? s.DosedAt ?? s.StartedAt : null;

    public DateTimeOffset? NextLookInAt => From is { } from ? Clinical.Plans.LookIns.NextAt(from, LookIns.Count > 0 ? LookIns[0].At : null) : null;

    public string Say(DateTimeOffset at) => Wording.Say(Zone, at, Now);

    public Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation) => OnCard(token, () => Task.FromResult<IActionResult?>(null), cancellation);

    public Task<IActionResult> OnPostLookAsync(string token, Tap tap, CancellationToken cancellation) => OnCard(token, async () =>
    {
        if (tap.Id == Guid.Empty || !Enum.IsDefined(tap.Seems) || tap.Words?.Length > LongestWords)
        {
            return Again(tap, "Please choose how they seem, and keep your words to 200 letters. What you wrote is still here.");
        }

        await keep.Run(Live, tap.Id, tap.Seems, tap.Words ?? "", tap.Clock, cancellation);
        if (tap.Seems == Seems.NotWell)
        {
            // Whoever says "not well" has said that they are worried, and somebody must hear it at once.
            await Tell(tap, cancellation);
        }

        return Back(token);
    }, cancellation);

    public Task<IActionResult> OnPostWorriedAsync(string token, Tap tap, CancellationToken cancellation) => OnCard(token, async () =>
    {
        if (tap.Words?.Length > LongestWords)
        {
            return Again(tap, "Please keep it to 200 letters. What you wrote is still here.");
        }

        await Tell(tap, cancellation);
        return Back(token);
    }, cancellation);

    /// <summary>"Is there danger now?", asked of whoever is worried before the session has begun.</summary>
    public Task<IActionResult> OnPostDangerAsync(string token, Guid id, ReportKind danger, CancellationToken cancellation) => OnCard(token, async () =>
    {
        if (InDanger.IsAnswer(danger))
        {
            await submit.Run(id, new PatientKey(Live.Link.ClinicId, Live.Link.PatientId), danger, Live.Person.Id, cancellation: cancellation);
        }

        return Back(token);
    }, cancellation);

    public Task<IActionResult> OnPostPressureAsync(string token, PressureForm form, CancellationToken cancellation) => OnCard(token, async () =>
    {
        // After the end nobody is there to be asked any more.
        PressureProblems = await pressure.Run(Live, form with { Waited = form.Waited || Live.State == LinkState.Dead }, cancellation);
        if (PressureProblems.Count == 0)
        {
            return Back(token);
        }

        Pressure = form;
        // A phone that sends by itself must not take this for kept.
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return null;
    }, cancellation);

    public Task<IActionResult> OnPostUnderstoodAsync(string token, CancellationToken cancellation) => OnCard(token, async () =>
    {
        await links.Understood(Live, cancellation);
        return Back(token);
    }, cancellation, beforeItOpens: true);

    public Task<IActionResult> OnPostGiveBackAsync(string token, CancellationToken cancellation) => OnCard(token, async () =>
    {
        if (Live.Session is not null)
        {
            return Again(new Tap(), $"The session has begun, so {FirstName} must not be left alone. If you have to go, press “I’m worried” and say so, or call the clinic.");
        }

        await links.GiveBack(Live, cancellation);
        return Back(token);
    }, cancellation);

    /// <summary>During the session it is the gravest thing a support person can say; before it, a worry like any other.</summary>
    private Task Tell(Tap tap, CancellationToken cancellation) => submit.Run(
        tap.Id, new PatientKey(Live.Link.ClinicId, Live.Link.PatientId), Live.Session is null ? ReportKind.SupportWorried : ReportKind.SupportWorriedInSession, Live.Person.Id, tap.Words ?? "", tap.Clock, cancellation);

    /// <summary>Finds the link anew at every request; a dead one does nothing, says so, and still has the numbers.</summary>
    /// <param name="beforeItOpens">It may be done as soon as there is a link.</param>
    private async Task<IActionResult> OnCard(string token, Func<Task<IActionResult?>> work, CancellationToken cancellation, bool beforeItOpens = false)
    {
        (Now, Address) = (clock.Now, $"/live/{token}");
        // The address is the key: it must not travel on to another site or stay in a shared cache.
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        try
        {
            if (await links.Find(token, cancellation) is not { } live)
            {
                return NotFound();
            }

            Live = live;
            if (live.State == LinkState.Dead)
            {
                if (live.TakesLate)
                {
                    await work();
                    // The phone forgets what it kept, and may only say "sent" where this stands.
                    Response.Headers["Kept"] = "late";
                }

                Response.StatusCode = StatusCodes.Status410Gone;
                return Page();
            }

            if ((live.State == LinkState.Open || beforeItOpens) && await work() is { } done)
            {
                return done;
            }

            await Show(cancellation);
            return Page();
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "A live card could not be read, or a tap not kept");
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task Show(CancellationToken cancellation)
    {
        var (clinicId, visit, person) = (Live.Link.ClinicId, Live.Link.AppointmentId, Live.Person.Id);
        LookIns = await db.LookIns.AsNoTracking().Where(l => l.ClinicId == clinicId && l.AppointmentId == visit && l.SupportPersonId == person).OrderByDescending(l => l.At).ToListAsync(cancellation);
        Readings = await db.VitalSigns.AsNoTracking().Where(v => v.ClinicId == clinicId && v.AppointmentId == visit && v.TakenBy == person).OrderByDescending(v => v.TakenAt).ToListAsync(cancellation);
        if (PressureProblems.Count == 0)
        {
            var taken = await db.VitalSigns.Where(v => v.ClinicId == clinicId && v.AppointmentId == visit).Select(v => v.Moment).ToListAsync(cancellation);
            Pressure = new PressureForm { Id = Guid.CreateVersion7(Now), Moment = NextReading.At(Live.Session?.DosedAt, taken.ToHashSet(), Now) };
        }

        var since = Live.Link.MadeAt;
        Worried = await db.Reports.AsNoTracking().Where(r => r.ClinicId == clinicId && r.PatientId == Live.Link.PatientId && r.MadeBy == person && r.ReceivedAt >= since
            && (r.Kind == ReportKind.SupportWorried || r.Kind == ReportKind.SupportWorriedInSession)).OrderByDescending(r => r.ReceivedAt).FirstOrDefaultAsync(cancellation);
        if (Worried is { } worried)
        {
            Danger = worried.Kind == ReportKind.SupportWorried ? await InDanger.Since(db, worried, cancellation) : null;
            SeenAt = await db.Alerts.Where(a => a.ClinicId == clinicId && a.PatientId == Live.Link.PatientId && a.Sign == WorriedSupportPerson.Code && a.AcknowledgedAt >= worried.ReceivedAt).Select(a => a.AcknowledgedAt).MaxAsync(cancellation);
        }

        Dates = await SharedDates.Of(db, clinicId, Live.Link.PatientId, s => s.Id == person, Now, cancellation);
        Watching = await onCall.Now(db, Live.Clinic, Now, cancellation);
    }

    private PageResult? Again(Tap tap, string message)
    {
        (Message, Words, Response.StatusCode) = (message, tap.Words ?? "", StatusCodes.Status422UnprocessableEntity);
        return null;
    }

    private static RedirectResult Back(string token) => new($"/live/{token}");
}
