using System.Globalization;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>Closes the clinic on days on which its week says open, and opens it again.</summary>
public sealed class ChangeHolidays(IDbContextFactory<CareDb> dbs, Clock clock)
{
    private const int LongestClosing = 31;
    private const int FarthestYears = 3;

    /// <param name="until">The last day, for several in a row; null for one day.</param>
    public async Task<Changed> Add(Caller caller, DateOnly? from, DateOnly? until, CancellationToken cancellation)
    {
        if (from is not { } first)
        {
            return Changed.No("Please enter the day on which the clinic is closed.");
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.SingleAsync(c => c.Id == caller.ClinicId, cancellation);
        var (last, today) = (until ?? first, Today(clinic));
        if (last < first)
        {
            return Changed.No("The last day lies before the first. Please check both.");
        }

        if (first < today || last > today.AddYears(FarthestYears))
        {
            return Changed.No($"Please choose days from today on, and at most {FarthestYears} years ahead.");
        }

        if (last.DayNumber - first.DayNumber >= LongestClosing)
        {
            return Changed.No($"Please enter at most {LongestClosing} days at once.");
        }

        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Except(clinic.Holidays).ToArray();
        if (days.Length > 0)
        {
            clinic.Holidays = [.. clinic.Holidays.Concat(days).Order()];
            db.Note(clinic.Id, clock.Now, caller.UserId, null, "added holidays", $"{Written(days[0])} to {Written(days[^1])}");
            await db.SaveChangesAsync(cancellation);
        }

        return Changed.Yes;
    }

    public async Task Remove(Caller caller, DateOnly day, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.SingleAsync(c => c.Id == caller.ClinicId, cancellation);
        if (clinic.Holidays.Contains(day))
        {
            clinic.Holidays = [.. clinic.Holidays.Where(d => d != day)];
            db.Note(clinic.Id, clock.Now, caller.UserId, null, "took a holiday away", Written(day));
            await db.SaveChangesAsync(cancellation);
        }
    }

    public DateOnly Today(Data.Clinic clinic) => Days.Local(clinic.Zone, clock.Now).Date.ToDateOnly();

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
