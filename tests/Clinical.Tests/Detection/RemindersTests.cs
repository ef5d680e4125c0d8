using Evenkeel.Bench.Detection;
using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Detection;

/// <summary>What a reminder on a missed day can bring in the bench: an answer that was really not given, and no more.</summary>
[Trait("Row", "10.21")]
public class RemindersTests
{
    private const int People = 240;

    private static readonly Lazy<Case[]> Worse = new(() => CohortCases.Worse(new(), Splits.Tuning, People, 2));

    [Fact]
    public void What_was_not_said_is_known_on_missed_days_alone_and_never_after_leaving()
    {
        var p = new CohortParameters();
        var patients = VirtualCohort.Generate(p with { Around = p.Around with { DropOutShare = .5 } }, 101, 100);
        var days = patients.SelectMany(patient => patient.Days.Select(day => (day, Left: day.Day >= patient.Truth.DropOutDay))).ToArray();
        Assert.All(days, d => Assert.Equal(d.day.Answers is null && !d.Left, d.day.Unsaid is not null));
        Assert.Contains(days, d => d.Left);
        Assert.Contains(days, d => d.day.Unsaid is not null);
    }

    [Fact]
    public void Four_in_ten_missed_days_can_be_reached_and_fewer_when_somebody_is_worse()
    {
        static double Share(IEnumerable<Case> cases, Func<Case, int, bool> chosen)
        {
            var missed = cases.SelectMany(c => Enumerable.Range(0, c.Diary.Length).Where(d => c.Diary.Values[d] is null && chosen(c, d)).Select(d => c.IfAsked!.Reached[d] is not null)).ToArray();
            return (double)missed.Count(reached => reached) / missed.Length;
        }

        Assert.InRange(Share(Worse.Value, (c, d) => d < c.Shift!.OnsetDay), .35, .42);
        // Odds of .4 divided by 2.2 are a share of .23.
        Assert.InRange(Share(Worse.Value, (c, d) => d > c.Shift!.OnsetDay + 1 && d <= c.Shift.EndDay), .19, .3);
        Assert.All(Worse.Value, c => Assert.All(Enumerable.Range(0, c.Diary.Length), d => Assert.True(c.Diary.Values[d] is null || c.IfAsked!.Reached[d] is null)));
    }

    [Fact]
    public void A_reminder_follows_a_suspicious_answer_alone_and_brings_answers_that_were_missing()
    {
        var (asked, brought) = (0, 0);
        foreach (var c in Worse.Value)
        {
            var (evidence, reminders) = Engine.Asked(c, Asking.Reminder);
            asked += reminders;
            var more = Enumerable.Range(0, c.Diary.Length).Where(d => c.Diary.Values[d] is null && double.IsFinite(evidence[d])).ToArray();
            brought += more.Length;
            Assert.All(more, d => Assert.True(evidence[d - 1] > -5 && c.IfAsked!.Reached[d] is not null));
        }

        Assert.True(brought > 0 && brought < asked);
        Assert.All(Worse.Value.Take(20), c => Assert.Equal(Engine.Evidence(c.Diary), Engine.Asked(c with { IfAsked = null }, Asking.Reminder).Evidence));
    }
}
