using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.AfterSession;

/// <summary>The rating as typed, so that nothing is lost when something is not right.</summary>
public sealed class RatingForm
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string? Ease { get; set; }

    public string? Meaning { get; set; }

    public string? Distress { get; set; }

    public HelpWanted? Help { get; set; }
}

/// <summary>How a session was: three numbers, and whether help is wanted with it.</summary>
public sealed class RateModel(CareDb db, RateSession rate, WhoIsAwake awake, Clock clock, ILogger<RateModel> log) : PageModel
{
    public const int Highest = 10;

    [BindProperty]
    public RatingForm Form { get; set; } = new();

    public string When { get; private set; } = "";

    /// <summary>Who would see a "yes", and when.</summary>
    public string Truth { get; private set; } = "";

    public string Problem { get; private set; } = "";

    /// <summary>It was kept, and help was asked for; null before.</summary>
    public bool? AskedForHelp { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, bool? kept, CancellationToken cancellation)
    {
        AskedForHelp = kept;
        return await Show(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            if (!await Show(id, cancellation))
            {
                return NotFound();
            }

            if ((Typed.Number(Form.Ease, Highest), Typed.Number(Form.Meaning, Highest), Typed.Number(Form.Distress, Highest)) is not ({ } ease, { } meaning, { } distress))
            {
                Problem = "Please choose a number from 0 to 10, or leave it out.";
                return Page();
            }

            var body = new RatingBody(Form.Id, id, ease, meaning, distress, Form.Help ?? HelpWanted.NotSaid);
            if (body.IsEmpty && Form.Help is null)
            {
                Problem = "Nothing is chosen yet. One answer is enough, and you can leave out the others.";
                return Page();
            }

            return await rate.Run(User.Caller(), body, cancellation) ? Redirect($"/aftersession/rate/{id}?kept={body.Help == HelpWanted.Yes}") : NotFound();
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "A session's rating could not be kept");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Problem = "We could not keep this just now, so the clinic does not have it yet. Your answers are still here: please send them again. If you need help now, call one of the numbers.";
            return Page();
        }
    }

    private async Task<bool> Show(Guid id, CancellationToken cancellation)
    {
        var (key, now) = (User.Caller().Patient, clock.Now);
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.Id == id && s.NotGivenAt == null, cancellation) is not { } session)
        {
            return false;
        }

        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
        When = Wording.Say(patient.ZoneAt(now), session.StartedAt, now);
        Truth = await awake.Say(key, cancellation);
        return true;
    }
}
