using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical.Band;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>Changes how many alerts of the band the clinic wants to bear, and fits the limit to its own last 90 days.</summary>
public sealed class SignBudget(IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <param name="budget">Alerts per patient and month.</param>
    /// <param name="name">The signer's own name, typed.</param>
    public async Task<Changed> Run(Caller caller, decimal? budget, string name, CancellationToken cancellation)
    {
        if (budget is not { } wanted || wanted < (decimal)AlertBudget.Least || wanted > (decimal)AlertBudget.Most)
        {
            return Changed.No(string.Create(CultureInfo.InvariantCulture, $"Please enter a budget from {AlertBudget.Least} to {AlertBudget.Most} alerts per patient and month, like 0.1."));
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var signer = await db.Users.AsNoTracking().SingleAsync(u => u.Id == caller.UserId, cancellation);
        if (!string.Equals(name.Trim(), signer.DisplayName, StringComparison.OrdinalIgnoreCase))
        {
            return Changed.No($"Please sign with your own name as it stands here: {signer.DisplayName}.");
        }

        var now = clock.Now;
        var everybody = await Bands.OfEverybody(db, caller.ClinicId, now, cancellation);
        var (fit, away) = (LimitFit.Of(everybody, (double)wanted), LimitFit.OfAway(everybody, (double)wanted));
        db.SignedBudgets.Add(new SignedBudget
        {
            ClinicId = caller.ClinicId,
            Id = Guid.CreateVersion7(now),
            Budget = wanted,
            Limit = Above(fit?.Limit ?? AlertBudget.LimitFor((double)wanted)),
            AwayLimit = Above(away?.Limit ?? AlertBudget.AwayLimitFor((double)wanted)),
            PatientMonths = fit is null ? null : Math.Round((decimal)fit.PatientMonths, 1),
            AlertsPerMonth = fit is null ? null : Math.Round((decimal)fit.AlertsPerMonth, 3),
            SignedBy = caller.UserId,
            SignedName = signer.DisplayName,
            SignedAt = now,
        });
        db.Note(caller.ClinicId, now, caller.UserId, null, "signed the alert budget", wanted.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancellation);
        return Changed.Yes;
    }

    /// <summary>To the hundredth above: rounding must not cost an alert more.</summary>
    private static decimal Above(double limit) => Math.Round((decimal)limit, 2, MidpointRounding.ToPositiveInfinity);
}
