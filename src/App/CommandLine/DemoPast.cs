using Evenkeel.Clinical;
using Evenkeel.Clinical.Band;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.CommandLine;

/// <summary>
/// What Dr Osei did about a virtual patient in the past: looked at each day's alerts that afternoon and closed them. Without it a demo
/// would open on three months of alerts that nobody had ever answered, which no clinic's inbox looks like.
/// </summary>
internal static class DemoPast
{
    private static readonly TimeSpan ClosedAfter = TimeSpan.FromHours(6);

    /// <summary>Alerts of the last day are left open: they are today's work.</summary>
    private static readonly TimeSpan StillOpen = TimeSpan.FromHours(36);

    /// <param name="whole">Everything that ever came from this patient, as of now.</param>
    /// <param name="mornings">When each day's answer was given.</param>
    public static IReadOnlyList<Alert> ClosedAlerts(Patient patient, Trajectory whole, IEnumerable<DateTimeOffset> mornings, Guid closedBy)
    {
        var (closings, alerts) = (new List<Closing>(), new List<Alert>());
        var bands = BandWalk.Readings(whole.DaysForBand, new SessionDays(whole.Sessions), whole.Band?.Limit ?? AlertBudget.LimitFor(AlertBudget.Usual), whole.Band?.AwayLimit ?? AlertBudget.AwayLimitFor(AlertBudget.Usual));
        foreach (var at in mornings.Where(m => m + StillOpen <= whole.AsOf))
        {
            var then = AsOf(whole, patient.Zone, at, closings, bands);
            foreach (var (sign, finding) in Catalogue.Current.Assess(then).Findings)
            {
                if (AlertRule.Decide(Catalogue.Current.Card(sign), finding, null, then.LastClosing(sign), at) == AlertMove.Open)
                {
                    var alert = Closed(patient, sign, finding, at, closedBy);
                    alerts.Add(alert);
                    closings.Add(new Closing(sign, alert.ClosedAt!.Value, alert.Priority, alert.QuietUntil!.Value, alert.KnownLevel, alert.ReviewBy));
                }
            }
        }

        return alerts;
    }

    private static Trajectory AsOf(Trajectory whole, string zone, DateTimeOffset at, IReadOnlyList<Closing> closings, IReadOnlyList<BandReading> bands)
    {
        var today = Days.On(zone, at);
        return whole with
        {
            AsOf = at,
            Today = today,
            TodayEndsAt = Days.Ends(zone, today),
            Sessions = [.. whole.Sessions.Where(s => s.Start <= at)],
            CheckIns = [.. whole.CheckIns.Where(c => c.ReceivedAt <= at)],
            Scores = [.. whole.Scores.Where(s => s.ReceivedAt <= at)],
            Closings = [.. closings],
            Band = bands.LastOrDefault(b => b.On <= today),
        };
    }

    private static Alert Closed(Patient patient, string sign, Finding finding, DateTimeOffset at, Guid closedBy)
    {
        var (priority, newest, grade) = AlertRule.Wanted(finding)!;
        var closedAt = at + ClosedAfter;
        var level = sign == Ideation.Code && priority == Priority.Asap && finding is Present p
            ? (int)p.Evidence.Where(e => e.Fact == Fact.IdeationLevel).Select(e => e.Amount).DefaultIfEmpty(0).Max() : 0;
        return new Alert
        {
            ClinicId = patient.ClinicId, Id = StableId.Of(patient.Id.ToString(), sign, $"{at:O}"), PatientId = patient.Id, Sign = sign, Priority = priority, Reason = priority,
            OpenedAt = at, NewestFactAt = newest, LadderStartedAt = at, AcknowledgedAt = closedAt, OwnerId = closedBy,
            ClosedAt = closedAt, ClosedBy = closedBy, Outcome = Outcome.Reached, QuietUntil = closedAt + AlertRule.LongestQuiet,
            Grade = grade, KnownLevel = level, ReviewBy = level > 0 ? closedAt + AlertRule.LongestQuiet : null, Steps = 2,
        };
    }
}
