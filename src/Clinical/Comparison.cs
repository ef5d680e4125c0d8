namespace Evenkeel.Clinical;

/// <summary>When a patient is asked, with one tap, how they are compared with before the session. The answer may raise and never lowers.</summary>
public static class Comparison
{
    /// <summary>A dip that has stood for so many days is asked about, and again after as many more (decision 27); closed.</summary>
    public const int WeekDays = 7;

    private const int LastDayWithoutBaseline = 3;

    /// <summary>Without any baseline, on days 1-3 after a session, once a day (design 5a).</summary>
    public static bool IsDueToday(Trajectory t) =>
        t.Sessions.Count > 0 && t.Course.Baseline is null
        && t.Today.DayNumber - t.Sessions[^1].On.DayNumber is >= 1 and <= LastDayWithoutBaseline
        && !t.Reports.Any(r => r.On == t.Today && IsAnswer(r.Kind));

    /// <summary>A dip has stood for a week or more: about the week behind, once in each week of the dip.</summary>
    public static bool IsDueOfTheWeek(Trajectory t)
    {
        if (t.Course.Anchor is null || t.Course.Dip is not { } dip || t.Today.DayNumber - dip.StartedOn.DayNumber is var days && days < WeekDays)
        {
            return false;
        }

        var thisWeek = t.Today.AddDays(-(days % WeekDays));
        return !t.Reports.Any(r => r.On >= thisWeek && IsAnswer(r.Kind));
    }

    /// <summary>"Worse" about a week of the dip that stands, not about its first days.</summary>
    internal static bool IsWorseAfterAWeek(Report report, Dip? dip) =>
        report.Kind is ReportKind.ComparedWorse && dip is not null && report.On.DayNumber - dip.StartedOn.DayNumber >= WeekDays;

    private static bool IsAnswer(ReportKind kind) =>
        kind is ReportKind.ComparedBetter or ReportKind.ComparedSame or ReportKind.ComparedWorse or ReportKind.FeelWorse;
}
