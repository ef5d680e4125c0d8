using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.CheckIns;

/// <summary>Today's check-in. The safety answer is sent when it is tapped and does not wait for the form.</summary>
public sealed class TodayModel(CareDb db, SubmitCheckIn submit, WhoIsAwake awake, Clock clock, ILogger<TodayModel> log) : PageModel
{
    [BindProperty]
    public CheckInForm Form { get; set; } = new();

    /// <summary>Whether the safety question is due: at each day's first check-in.</summary>
    public bool SafetyIsDue { get; private set; }

    /// <summary>What stands above the form, when something must be said first.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Who is told of what is answered here, as things stand now.</summary>
    public Truth Truth { get; private set; } = Truth.Unsaid;

    public async Task OnGetAsync(Guid? id, string? mode, CancellationToken cancellation)
    {
        var caller = User.Caller();
        Truth = await awake.Now(caller.Patient, cancellation);
        var today = await TodaysAsync(caller, cancellation);
        // A form that was left after the safety question goes on where it stopped.
        var open = today.GroupBy(c => c.Id).Where(c => id is null ? !c.Any(r => r.IsWhole) : c.Key == id).Select(c => c.Last()).LastOrDefault();
        Form = open is null ? new CheckInForm { Id = Guid.CreateVersion7() } : CheckInForm.Of(open);
        Form.Mode = mode == "short" ? "short" : Form.Mode;
        SafetyIsDue = IsDue(today);
    }

    /// <summary>The safety answer, sent at once with whatever else has been tapped so far.</summary>
    public async Task<IActionResult> OnPostSafetyAsync(CancellationToken cancellation)
    {
        // In short mode the safety answer is the last tap.
        var whole = Form.Mode == "short" && Form.Overall is not null;
        return await Keep(whole, cancellation) ?? (Form.IsPositive ? RedirectToPage("Screener", new { id = Form.Id }) : whole ? Done() : Again());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Form.SafetyGiven == SafetyAnswer.NotAsked && IsDue(await TodaysAsync(User.Caller(), cancellation)))
        {
            SafetyIsDue = true;
            if (!Form.AskedOnce)
            {
                var refused = await Keep(whole: false, cancellation);
                Form.AskedOnce = true;
                Message = "One question is left. You may also choose “I would rather not say”.";
                return refused ?? await Drawn(cancellation);
            }

            // Skipped counts as "prefer not to say": never as no.
            Form.Safety = SafetyAnswer.PreferNotToSay;
        }

        return await Keep(whole: true, cancellation) ?? Done();
    }

    /// <summary>Keeps what was sent; null when that went well, else the page again with everything that was typed.</summary>
    private async Task<IActionResult?> Keep(bool whole, CancellationToken cancellation)
    {
        var (body, problems) = Form.Read(User.Caller().Patient, clock.Now, whole);
        if (problems.Count == 0)
        {
            try
            {
                switch (await submit.Run(body, cancellation))
                {
                    case CheckInResult.Kept or CheckInResult.AlreadyKept:
                        return null;
                    case CheckInResult.NotAccepted refused:
                        problems = refused.Problems;
                        break;
                    default:
                        return NotFound();
                }
            }
            catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
            {
                log.LogError(e, "A check-in could not be kept");
                Message = "We could not keep your answers just now. They are still here: please send them again. If you need help now, use the buttons above.";
            }
        }

        foreach (var (field, words) in problems)
        {
            ModelState.AddModelError(field, words);
        }

        Message = problems.Count > 0 ? "Something needs a second look before we can keep it. Your answers are still here." : Message;
        SafetyIsDue = SafetyIsDue || IsDue(await TodaysAsync(User.Caller(), cancellation));
        return await Drawn(cancellation);
    }

    private async Task<PageResult> Drawn(CancellationToken cancellation)
    {
        Truth = await awake.Now(User.Caller().Patient, cancellation);
        return Page();
    }

    private RedirectResult Done() => Redirect($"/home?kept={Form.Id}");

    private RedirectResult Again() => Redirect($"/checkins/today?id={Form.Id}&mode={Form.Mode}#rest");

    public string Problem(string field) => ModelState.TryGetValue(field, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : "";

    public string At(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private bool IsDue(IReadOnlyList<Data.CheckIn> today) => !today.Any(c => c.Id != Form.Id && c.Safety != SafetyAnswer.NotAsked);

    private async Task<List<Data.CheckIn>> TodaysAsync(Caller caller, CancellationToken cancellation)
    {
        var key = caller.Patient;
        var now = clock.Now;
        var on = Days.On((await db.PatientZone(key.ClinicId, key.PatientId, now, cancellation))!, now);
        return await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == key.ClinicId && c.PatientId == key.PatientId && c.On == on)
            .OrderBy(c => c.ReceivedAt).ThenBy(c => c.Revision).ToListAsync(cancellation);
    }
}
