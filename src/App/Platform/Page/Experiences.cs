using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Page;

/// <summary>A challenging experience that was noted, with who wrote it.</summary>
public sealed record ExperienceLine(ChallengingExperience Experience, string By, string When)
{
    public string Facts => string.Join(", ", new[]
    {
        Experience.Intensity.IsAnswered ? $"{Experience.Intensity.Value:0} of 10" : "how strong was not said",
        Experience.Minutes.IsAnswered ? $"{Experience.Minutes.Value:0} minutes" : "",
    }.Where(f => f.Length > 0));
}

public static class Experiences
{
    /// <summary>All of a patient, whoever noted them, latest first.</summary>
    /// <param name="reader">Reads "you" of their own.</param>
    public static async Task<IReadOnlyList<ExperienceLine>> Of(CareDb db, PatientKey key, Guid reader, string zone, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await (
            from e in db.ChallengingExperiences.AsNoTracking()
            where e.ClinicId == key.ClinicId && e.PatientId == key.PatientId
            orderby e.HappenedAt descending, e.Id
            select new { Row = e, By = db.Users.Where(u => u.Id == e.RecordedBy).Select(u => u.DisplayName).FirstOrDefault() ?? db.SupportPeople.Where(p => p.ClinicId == e.ClinicId && p.Id == e.RecordedBy).Select(p => p.Name).FirstOrDefault() }).ToListAsync(cancellation);
        return [.. rows.Select(r => new ExperienceLine(r.Row, r.Row.RecordedBy == reader ? "you" : r.By ?? "somebody who is no longer here", Wording.Say(zone, r.Row.HappenedAt, now)))];
    }
}
