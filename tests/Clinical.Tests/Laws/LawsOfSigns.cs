using CsCheck;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Silence;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Laws;

/// <summary>What holds for every sign and every life (design, signs). A failure prints its seed.</summary>
[Trait("Row", "N2")]
[Trait("Hazard", "clock-and-zone")]
[Trait("Hazard", "missed-crisis")]
[Trait("Hazard", "offline-queue")]
[Trait("Hazard", "silence-read-as-fine")]
public class LawsOfSigns
{
    private const int HowMany = 1_000;

    private static IEnumerable<Sign> Signs => Catalogue.Current.Signs;

    [Fact]
    public void Every_sign_answers_every_life() => Holds(t =>
    {
        foreach (var sign in Signs)
        {
            Assert.NotNull(sign.Judge(t));
        }
    });

    [Fact]
    public void Nothing_in_the_evidence_is_absurd() => Holds(t =>
    {
        foreach (var evidence in Signs.SelectMany(s => s.Judge(t).Evidence()))
        {
            var most = evidence.Fact switch
            {
                Fact.Distress or Fact.Baseline or Fact.CourseBaseline or Fact.NoBaseline or Fact.Hope or Fact.SevereItem or Fact.WeekNow or Fact.WeekBest or Fact.OwnLevel => 10,
                Fact.Phq9Total or Fact.Phq9AtStart or Fact.Phq9Best => 27,
                Fact.Item9 or Fact.IdeationLevel => 3,
                Fact.KnownIdeation => 2,
                Fact.ShiftWeight => 100,
                Fact.AboveSessionLevel or Fact.AboveExpectedLevel => 8,
                _ => 60 * 24,
            };
            Assert.InRange(evidence.Amount, 0, most);
            Assert.True(evidence.At is null || evidence.At <= t.AsOf, $"{evidence} lies ahead");
        }
    });

    [Fact]
    public void Order_of_arrival_does_not_matter() => Holds(t => Assert.Equal(Told(t), Told(t with
    {
        Sessions = [.. t.Sessions.Reverse()],
        CheckIns = [.. t.CheckIns.OrderBy(c => c.Id)],
        Scores = [.. t.Scores.Reverse()],
        Reports = [.. t.Reports.Reverse()],
        Closings = [.. t.Closings.Reverse()],
        Pauses = [.. t.Pauses.Reverse()],
    })));

    [Fact]
    public void Findings_do_not_depend_on_the_calendar() => Holds(t => Assert.Equal(
        Signs.Select(s => s.Judge(t).Told()), Signs.Select(s => Shifted(s.Judge(Shift(t, 29)), -29).Told())));

    [Fact]
    public void Between_two_looks_nothing_changes_by_time_alone() => Holds(t =>
    {
        foreach (var sign in Signs)
        {
            var now = sign.Judge(t);
            var until = now.LookAgainAt() ?? t.AsOf.AddDays(40);
            Assert.True(until > t.AsOf, $"{sign.Card.Code} looks again in the past");
            foreach (var part in (double[])[0.1, 0.5, 0.9, 1])
            {
                var at = t.AsOf + (until - t.AsOf) * part - (part == 1 ? TimeSpan.FromTicks(1) : TimeSpan.Zero);
                var later = sign.Judge(t.At(at));
                Assert.True(PriorityOf(later) <= PriorityOf(now), $"{sign.Card.Code}: {now.Told()}, but at {When.Told(at)} {later.Told()}");
                Assert.False(now is Absent && later is Present, $"{sign.Card.Code}: absent until {When.Told(until)}, but at {When.Told(at)} {later.Told()}");
            }
        }
    });

    [Fact]
    public void Nobody_is_called_well_two_days_after_their_last_answer() => Holds(t =>
    {
        var last = t.CheckIns.Select(c => c.AnsweredAt).Concat(t.Scores.Select(s => s.AnsweredAt)).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        Assert.All(Signs, sign => Assert.True(sign.Judge(t) is not Absent a || (a.Until > t.AsOf && a.Until - last <= TimeSpan.FromHours(48)), sign.Card.Code));
        if (last > DateTimeOffset.MinValue && last.AddHours(48) > t.AsOf)
        {
            Assert.All(Signs, sign => Assert.IsNotType<Absent>(sign.Judge(t.At(last.AddHours(48)))));
        }
    });

    [Fact]
    public void A_pause_calls_nobody_well_and_touches_no_other_sign() => Holds(t =>
    {
        var without = t with { Pauses = [] };
        Assert.All(Signs.Where(s => s.Card.Code != SilentAfterDip.Code), s => Assert.Equal(s.Judge(without).InFull(), s.Judge(t).InFull()));
        Assert.False(SilentAfterDip.Judge(t) is Absent && SilentAfterDip.Judge(without) is not Absent, "a pause turned silence into calm");
        Assert.False(SilenceClock.PausedUntil(t) is not null && SilentAfterDip.Judge(t) is not Indeterminate { Because: Because.Paused }, "paused, and yet told");
    });

    [Fact]
    public void Without_a_persons_yes_no_pause_holds_where_silence_counts() => Holds(t =>
    {
        var alone = t with { Pauses = [.. t.Pauses.Select(p => p with { HasYes = false })] };
        if (alone.Pauses.Any(p => p.From <= t.AsOf && p.HoldsUntil(alone) > t.AsOf))
        {
            Assert.Null(t.Course.Dip);
            Assert.DoesNotContain(Ideation.Judge(t).Evidence(), e => e.Fact is Fact.IdeationLevel or Fact.KnownIdeation);
            Assert.All(t.Sessions, s => Assert.False(t.AsOf < s.After + SilentAfterDip.FirstDays && alone.Pauses.All(p => p.From < s.After + SilentAfterDip.FirstDays)));
        }
    });

    [Fact]
    public void Good_mood_never_mutes_ideation() => Holds(t =>
    {
        var cheerful = t with { CheckIns = [.. t.CheckIns.Select(c => c with { LowMood = Answer.Of(0), Anxiety = Answer.Of(0), Restlessness = Answer.Of(0), Overall = Answer.Of(0), Energy = Answer.Of(10) })] };
        var hurt = Ideation.Judge(t);
        if (hurt.Evidence().Any(e => e.Fact == Fact.IdeationLevel))
        {
            Assert.Equal(hurt.InFull(), Ideation.Judge(cheerful).InFull());
        }
    });

    private static void Holds(Action<Trajectory> law) => Lives.Any.Sample(law, iter: HowMany, print: Lives.InFull);

    private static IEnumerable<string> Told(Trajectory t) => Signs.Select(s => s.Judge(t).InFull());

    internal static Priority PriorityOf(Finding finding) => finding switch
    {
        Present p => p.Priority,
        Indeterminate i => i.Priority,
        _ => Priority.Routine,
    };

    private static Finding Shifted(Finding finding, int days) => finding is Absent a ? new Absent(a.Until.AddDays(days)) : finding;

    private static Trajectory Shift(Trajectory t, int days) => new()
    {
        AsOf = t.AsOf.AddDays(days),
        Today = t.Today.AddDays(days),
        TodayEndsAt = t.TodayEndsAt.AddDays(days),
        Sessions = [.. t.Sessions.Select(s => s with { Start = s.Start.AddDays(days), End = s.End?.AddDays(days), On = s.On.AddDays(days) })],
        CheckIns = [.. t.CheckIns.Select(c => c with { AnsweredAt = c.AnsweredAt.AddDays(days), ReceivedAt = c.ReceivedAt.AddDays(days), On = c.On.AddDays(days) })],
        Scores = [.. t.Scores.Select(s => s with { AnsweredAt = s.AnsweredAt.AddDays(days), ReceivedAt = s.ReceivedAt.AddDays(days) })],
        Reports = [.. t.Reports.Select(r => r with { MadeAt = r.MadeAt.AddDays(days), ReceivedAt = r.ReceivedAt.AddDays(days), On = r.On.AddDays(days) })],
        Closings = [.. t.Closings.Select(c => c with { At = c.At.AddDays(days), QuietUntil = c.QuietUntil.AddDays(days), ReviewBy = c.ReviewBy?.AddDays(days) })],
        Pauses = [.. t.Pauses.Select(p => p with { From = p.From.AddDays(days), Until = p.Until.AddDays(days) })],
        Band = t.Band is { } b ? b with { On = b.On.AddDays(days) } : null,
    };
}
