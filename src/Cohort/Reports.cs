using Evenkeel.Clinical;

namespace Evenkeel.Cohort;

/// <summary>What people ask for and report beside the scales: some of it by its own clock, some after what a session was like.</summary>
internal static class Reports
{
    private const int Block = 90;

    public static IReadOnlyList<VirtualReport> Draw(ReportParameters p, IReadOnlyList<VirtualSession> lived, int until, Seeded chance) =>
        [.. ByTheirOwnClock(p, until, chance).Concat(AfterSessions(p, lived, chance)).OrderBy(r => r.Day).ThenBy(r => r.Kind)];

    private static IEnumerable<VirtualReport> ByTheirOwnClock(ReportParameters p, int until, Seeded chance)
    {
        (ReportKind Kind, double Share)[] kinds =
        [
            (ReportKind.NeedHelpNow, p.NeedHelpNow), (ReportKind.CallMe, p.CallMe), (ReportKind.FeelWorse, p.FeelWorse), (ReportKind.SupportWorried, p.SupportWorried),
        ];
        for (var start = 0; start < until; start += Block)
        {
            foreach (var (kind, share) in kinds)
            {
                var comes = chance.Happens(share);
                var day = start + chance.Whole(0, Block - 1);
                if (comes && day < until)
                {
                    yield return new(day, kind);
                }
            }
        }
    }

    private static IEnumerable<VirtualReport> AfterSessions(ReportParameters p, IReadOnlyList<VirtualSession> lived, Seeded chance)
    {
        foreach (var session in lived)
        {
            var (emergency, stays) = (chance.Happens(p.EmergencyShare), chance.Happens(p.StaysShare));
            if (emergency && session.SideEffects.HasFlag(SideEffects.RaisedPressure))
            {
                yield return new(session.Day, ReportKind.PhysicalRedFlag);
            }

            if (stays && session.SideEffects.HasFlag(SideEffects.Dissociation))
            {
                yield return new(session.Day, ReportKind.PerceptionNotUsual);
            }

            if (session.Rating.IsAnswered && session.Rating.Value >= p.HardFrom)
            {
                yield return new(session.Day, ReportKind.HardSession);
            }
        }
    }
}
