using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>Ana, steady: a check-in every evening for four weeks, a session in the middle, distress 4 throughout, and a number to call.</summary>
internal static class Ana
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);
    public static readonly CallThreshold Threshold = CallThreshold.Of("your distress is 6 or more on two days", "nurse Imani on 020 7946 0018");

    public static Trajectory Steady(decimal distress = 4, int sessionDaysAgo = 12) => new()
    {
        AsOf = Now,
        Today = DayOf(Now),
        TodayEndsAt = Now.AddHours(8),
        Sessions = [new(Guid.NewGuid(), Now.AddDays(-sessionDaysAgo).AddHours(-10), Now.AddDays(-sessionDaysAgo).AddHours(-8), DayOf(Now.AddDays(-sessionDaysAgo)), false)],
        CheckIns = [.. Enumerable.Range(0, 28).Select(daysAgo => Evening(daysAgo, distress))],
    };

    public static CheckIn Evening(int daysAgo, decimal distress)
    {
        var at = Now.AddDays(-daysAgo).AddHours(-1);
        var value = Answer.Of(distress);
        return new(Guid.NewGuid(), at, at, DayOf(at)) { LowMood = value, Anxiety = value, Restlessness = value, Hope = Answer.Of(6), Safety = SafetyAnswer.No };
    }

    /// <summary>The same person, with one evening changed.</summary>
    public static Trajectory On(this Trajectory t, int daysAgo, Func<CheckIn, CheckIn> change)
    {
        var day = DayOf(Now.AddDays(-daysAgo));
        return t with { CheckIns = [.. t.CheckIns.Select(c => c.On == day ? change(c) : c)] };
    }

    /// <summary>The same person, with this distress on each of some evenings.</summary>
    public static Trajectory With(this Trajectory t, decimal distress, params IEnumerable<int> daysAgo) =>
        daysAgo.Aggregate(t, (x, d) => x.On(d, c => c with { LowMood = Answer.Of(distress), Anxiety = Answer.Of(distress), Restlessness = Answer.Of(distress) }));

    public static ReassuranceVerdict Verdict(this Trajectory t, int openAlerts = 0) => Reassurance.For(t, Catalogue.Current.Assess(t), openAlerts, Threshold, AlertPath.Working);

    public static Reassurance Reassured(this Trajectory t) => Assert.IsType<Reassurance>(t.Verdict());

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.AddHours(-4).UtcDateTime);
}
