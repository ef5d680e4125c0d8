using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Words;
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

    /// <summary>What was answered to it earlier today, on another form; not asked when it was not.</summary>
    public SafetyAnswer GivenToday { get; private set; }

    /// <summary>What stands above the form, when something must be said first.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Who is told of what is answered here, as things stand now.</summary>
    public Truth Truth { get; private set; } = Truth.Unsaid;

    /// <summary>The database failed: nothing of this is at the clinic, and the numbers come first.</summary>
    public bool IsNotKept { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid? id, string? mode, bool yesterday, CancellationToken cancellation) => OrNotKept(async () =>
    {
        var caller = User.Caller();
        Truth = await awake.Now(caller.Patient, cancellation);
        var today = await TodaysAsync(caller, cancellation);
        // A form that was left after the safety question goes on where it stopped.
        var latest = id ?? today.LastOrDefault()?.Id;
        var open = today.Where(c => c.Id == latest).ToArray() is { Length: > 0 } mine && (id is not null || !mine.Any(c => c.IsWhole)) ? mine[^1] : null;
        Form = open is null ? new CheckInForm { Id = Guid.CreateVersion7() } : CheckInForm.Of(open);
        var isLight = open is null && mode is null && Answering.Of(Trajectories.Merged(today, clock.Now), []) == DayAnswer.NotHowBad;
        Form.Mode = mode == "short" || isLight ? "short" : Form.Mode;
        Form.On = await TodayTyped(caller, cancellation);
        SafetyIsDue = IsDue(today);
        GivenToday = Given(today);
        // Once asked it stays until the form is done: today's own answer ends what made it due.
        Form.AsksYesterday = Form.AsksYesterday || yesterday || await AsksYesterday(caller, cancellation);
        return Page();
    });

    /// <summary>The safety answer, sent at once with whatever else has been tapped so far.</summary>
    public Task<IActionResult> OnPostSafetyAsync(CancellationToken cancellation) => OrNotKept(async () =>
    {
        // In short mode the safety answer is the last tap.
        var whole = Form.Mode == "short" && Form.Overall is not null;
        return await Keep(whole, cancellation) ?? await Next(Form.Id, cancellation);
    });

    /// <summary>Where a phone goes on that has sent the check-in by itself.</summary>
    public Task<IActionResult> OnGetAfterAsync(Guid id, string? mode, CancellationToken cancellation) => OrNotKept(async () =>
    {
        Form = new CheckInForm { Id = id, Mode = mode ?? "" };
        return await Next(id, cancellation);
    });

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => OrNotKept(async () =>
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

        return await Keep(whole: true, cancellation) ?? await Next(Form.Id, cancellation);
    });

    /// <summary>The way on, by what stands in the store under this id: what was said decides, and not how far the form is.</summary>
    private async Task<IActionResult> Next(Guid id, CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        var revisions = await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == key.ClinicId && c.PatientId == key.PatientId && c.Id == id).ToListAsync(cancellation);
        if (revisions.Count == 0)
        {
            return Redirect("/checkins/today");
        }

        var isScreened = await db.InstrumentResponses.AnyAsync(
            r => r.ClinicId == key.ClinicId && r.PatientId == key.PatientId && r.Id == id && r.Screening != Screening.NotAScreener, cancellation);
        var whole = revisions.Any(c => c.IsWhole);
        return AfterAnswer.To(revisions.Max(c => c.Safety), isScreened) switch
        {
            WayOn.Screener => Redirect($"/checkins/screener/{id}"),
            WayOn.Reach => Redirect($"/help/now?told={id}"),
            WayOn.Offer when whole => Redirect($"/help/now?told={id}"),
            _ => whole ? Redirect($"/home?kept={id}") : Again(),
        };
    }

    /// <summary>When the database fails the page stands all the same, with everything that was typed.</summary>
    private async Task<IActionResult> OrNotKept(Func<Task<IActionResult>> work)
    {
        var tapped = Form.Safety;
        try
        {
            return await work();
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "A check-in could not be kept, or its page not read");
            IsNotKept = true;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Form.Id = Form.Id == Guid.Empty ? Guid.CreateVersion7() : Form.Id;
            SafetyIsDue = Form.SafetyGiven == SafetyAnswer.NotAsked;
            Message = HttpMethods.IsPost(Request.Method)
                ? NotKept.Words + (tapped == SafetyAnswer.NotAsked ? "" : $" Your answer was “{SafetyWords.Of(tapped)}”: please tap it again.")
                : "The clinic’s records cannot be reached just now. You can answer here and press “Keep my answers”; this page tells you whether the clinic has them.";
            return Page();
        }
    }

    /// <summary>Keeps what was sent; null when that went well, else the page again with everything that was typed.</summary>
    private async Task<IActionResult?> Keep(bool whole, CancellationToken cancellation)
    {
        var (body, problems) = Form.Read(User.Caller().Patient, clock.Now, whole);
        if (problems.Count == 0)
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

        foreach (var (field, words) in problems)
        {
            ModelState.AddModelError(field, words);
        }

        Message = "Something needs a second look before we can keep it. Your answers are still here.";
        if (problems.TryGetValue(nameof(CheckInBody.DrawnOn), out var far))
        {
            // From here on the page is today's; what is asked about yesterday is another day's.
            (Message, Form.On) = (far, await TodayTyped(User.Caller(), cancellation));
            (Form.Yesterday, Form.AsksYesterday) = (null, false);
            ModelState.Clear();
        }

        return await Drawn(cancellation);
    }

    private async Task<PageResult> Drawn(CancellationToken cancellation)
    {
        var today = await TodaysAsync(User.Caller(), cancellation);
        (SafetyIsDue, GivenToday) = (SafetyIsDue || IsDue(today), Given(today));
        Truth = await awake.Now(User.Caller().Patient, cancellation);
        return Page();
    }

    private RedirectResult Again() => Redirect($"/checkins/today?id={Form.Id}&mode={Form.Mode}{(Form.AsksYesterday ? "&yesterday=true" : "")}#rest");

    public string Problem(string field) => ModelState.TryGetValue(field, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : "";

    /// <summary>The latest answer of today, which may have changed meanwhile.</summary>
    private SafetyAnswer Given(IReadOnlyList<Data.CheckIn> today) =>
        today.LastOrDefault(c => c.Id != Form.Id && c.Safety != SafetyAnswer.NotAsked)?.Safety ?? SafetyAnswer.NotAsked;

    private async Task<string> TodayTyped(Caller caller, CancellationToken cancellation)
    {
        var now = clock.Now;
        var zone = (await db.PatientZone(caller.ClinicId, caller.Patient.PatientId, now, cancellation))!;
        return Days.On(zone, now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private bool IsDue(IReadOnlyList<Data.CheckIn> today) => !today.Any(c => c.Id != Form.Id && c.Safety != SafetyAnswer.NotAsked);

    private async Task<bool> AsksYesterday(Caller caller, CancellationToken cancellation)
    {
        var now = clock.Now;
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == caller.ClinicId && p.Id == caller.PatientId, cancellation);
        var yesterday = Days.On(patient.ZoneAt(now), now).AddDays(-1);
        var given = await CountedAnswers.Since(db, patient.ClinicId, [patient.Id], now.AddDays(-3), now, cancellation);
        if (given[patient.Id].Any(a => Days.On(patient.ZoneAt(a.At), a.At) == yesterday))
        {
            return false;
        }

        return Remembered.IsDue(await Trajectories.Read(db, patient, now, cancellation));
    }

    private async Task<List<Data.CheckIn>> TodaysAsync(Caller caller, CancellationToken cancellation)
    {
        var key = caller.Patient;
        var now = clock.Now;
        var on = Days.On((await db.PatientZone(key.ClinicId, key.PatientId, now, cancellation))!, now);
        return await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == key.ClinicId && c.PatientId == key.PatientId && c.On == on)
            .OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id).ThenBy(c => c.Revision).ToListAsync(cancellation);
    }
}
