using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>What nobody covers in a clinic with one clinician, read from its rota.</summary>
/// <param name="Who">The one.</param>
/// <param name="IsRead">Whether an admin has confirmed having read it.</param>
/// <param name="Lines">In words.</param>
public sealed record OnePerson(string Who, bool IsRead, IReadOnlyList<string> Lines)
{
    /// <summary>Null where there are more, or none.</summary>
    public static async Task<User?> Of(CareDb db, int clinicId, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().Where(u => u.ClinicId == clinicId && u.Role == Role.Clinician).Take(2).ToListAsync(cancellation) is [var only] ? only : null;

    public static async Task<OnePerson?> Read(CareDb db, Data.Clinic clinic, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await Of(db, clinic.Id, cancellation) is not { } only)
        {
            return null;
        }

        var who = only.DisplayName;
        var admins = await db.Users.Where(u => u.ClinicId == clinic.Id && u.Role == Role.Admin).OrderBy(u => u.DisplayName).Select(u => u.DisplayName).ToListAsync(cancellation);
        var holes = await Rota.Holes(db, clinic.Id, now, cancellation);
        return new OnePerson(who, await GoLive.HasRead(db, only, cancellation),
        [
            admins.Count == 0 ? $"If {who} does not answer, nobody else here is sent it."
                : $"If {who} does not answer, no other clinician is sent it. After 15 minutes it goes to {string.Join(" and ", admins)}, {(admins.Count == 1 ? "the admin" : "the admins")}.",
            "Nobody is second on call: nobody takes over after five minutes.",
            .. holes.Count == 0 ? [$"In the next 7 days {who} alone is on call, day and night, asleep or not."] : holes.Select(h => $"In the next 7 days: {HoleWords.Say(clinic.Zone, h, now)}"),
            .. Closed(clinic, now).Select(d => $"{Wording.Say(d)} is a holiday: whoever writes then reaches {who} alone, or nobody where the rota has a hole."),
            $"At each check-in patients read that {who} is the only person whom we send it to, and after five minutes to use the crisis numbers.",
        ]);
    }

    private static IEnumerable<DateOnly> Closed(Data.Clinic clinic, DateTimeOffset now)
    {
        var today = Days.On(clinic.Zone, now);
        return clinic.Holidays.Where(d => d >= today && d <= today.AddDays(31) && ClinicHours.IsInTheWeek(clinic, d)).Order();
    }
}
