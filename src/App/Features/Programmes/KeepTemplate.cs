using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Programmes;

/// <summary>A template as it is typed in.</summary>
/// <param name="Revision">The one that the page was drawn from; 0 for a new template. A change becomes the next.</param>
public sealed record TemplateBody(Guid Id, int Revision, string Name, int MinSpacingDays, int GapDays, IReadOnlyList<ProgrammeStep> Steps, bool IsRetired)
{
    /// <summary>The most that a template holds.</summary>
    public const int MostSteps = 60;

    public string Problem() =>
        Name.Length is 0 or > 100 ? "Please give the programme a name of at most 100 letters."
        : MinSpacingDays is < 1 or > 60 ? "Between two sessions there are 1 to 60 days."
        : GapDays is < 14 or > 730 ? "The gap after which somebody looks again is 14 to 730 days."
        : Steps.Count is 0 or > MostSteps ? $"A programme has at least one date, and at most {MostSteps}."
        : Steps.Any(s => s.Day is < 0 or > 730) ? "Each day is counted from the programme’s first day, from 0 to 730."
        : Steps.Any(s => s.Minutes is < 10 or > 600) ? "An appointment lasts from 10 to 600 minutes."
        : Steps.Any(s => s.Phase.Length is 0 or > 100) ? "Please name the phase of each date, in at most 100 letters."
        : Steps.Any(s => !Enum.IsDefined(s.Kind)) ? "Please choose what each date is for."
        : ProgrammeDates.TooClose(Steps, MinSpacingDays) is { } close ? $"The sessions on day {close.Day} and day {close.Next} stand closer than {MinSpacingDays} days."
        : "";
}

/// <summary>Writes a template. A change is the next revision: what runs stays as it was, until a person decides otherwise.</summary>
public sealed class KeepTemplate(IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <returns>What is wrong, in words; empty when it was kept. The same again changes nothing.</returns>
    public async Task<string> Run(Caller caller, TemplateBody body, CancellationToken cancellation = default)
    {
        if (body.Problem() is { Length: > 0 } problem)
        {
            return problem;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var newest = await db.ProgrammeTemplates.Where(t => t.ClinicId == caller.ClinicId && t.Id == body.Id).OrderByDescending(t => t.Revision).FirstOrDefaultAsync(cancellation);
        if (newest is not null && await Same(db, newest, body, cancellation))
        {
            return "";
        }

        if ((newest?.Revision ?? 0) != body.Revision)
        {
            return "Somebody else has changed this programme meanwhile. What you typed is still here; please open the newest version in another window and decide what holds.";
        }

        var revision = body.Revision + 1;
        db.ProgrammeTemplates.Add(new ProgrammeTemplate
        {
            ClinicId = caller.ClinicId, Id = body.Id, Revision = revision, Name = body.Name, MinSpacingDays = body.MinSpacingDays, GapDays = body.GapDays,
            ChangedBy = caller.UserId, ChangedAt = clock.Now, IsRetired = body.IsRetired,
        });
        db.TemplateSteps.AddRange(body.Steps.OrderBy(s => s.Day).Select((s, i) => new TemplateStep
        {
            ClinicId = caller.ClinicId, TemplateId = body.Id, Revision = revision, Place = i + 1, Phase = s.Phase, Kind = s.Kind, Day = s.Day, Minutes = s.Minutes, AtHome = s.AtHome,
        }));
        db.Note(caller.ClinicId, clock.Now, caller.UserId, null, $"wrote version {revision} of the programme “{body.Name}”", body.Id.ToString());
        try
        {
            await db.SaveChangesAsync(cancellation);
            return "";
        }
        catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
        {
            // The same tap twice, or two people: read again, and say which.
            return await Run(caller, body, cancellation);
        }
    }

    private static async Task<bool> Same(CareDb db, ProgrammeTemplate newest, TemplateBody body, CancellationToken cancellation)
    {
        var steps = await db.TemplateSteps.AsNoTracking().Where(s => s.ClinicId == newest.ClinicId && s.TemplateId == newest.Id && s.Revision == newest.Revision).OrderBy(s => s.Place).ToListAsync(cancellation);
        return (newest.Name, newest.MinSpacingDays, newest.GapDays, newest.IsRetired) == (body.Name, body.MinSpacingDays, body.GapDays, body.IsRetired)
            && steps.Select(s => new ProgrammeStep(s.Phase, s.Kind, s.Day, s.Minutes, s.AtHome)).SequenceEqual(body.Steps.OrderBy(s => s.Day));
    }
}
