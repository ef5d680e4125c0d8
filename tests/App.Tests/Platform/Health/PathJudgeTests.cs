using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Health;
using Microsoft.Extensions.Time.Testing;

namespace Evenkeel.Tests.Platform.Health;

[Trait("Hazard", "alert-path-broken")]
[Trait("Row", "N3")]
public sealed class PathJudgeTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(TimeSpan.TicksPerMicrosecond);
    private readonly ServerClock _time = new();
    private readonly PathJudge _judge;

    public PathJudgeTests() => _judge = new PathJudge(_time);

    private DateTimeOffset Now => _time.GetUtcNow();

    [Fact]
    public void It_works_until_just_before_nine_minutes_without_a_new_proof_and_is_down_from_then_on()
    {
        CanaryRun[] runs = [Good(Now)];
        Assert.Equal(AlertPath.Working, _judge.Judge(runs, Now).Path);
        _time.Advance(ProofTimes.LateAfter - Instant);
        Assert.Equal(AlertPath.Working, _judge.Judge(runs, Now).Path);
        _time.Advance(Instant);
        Assert.Equal(AlertPath.Down, _judge.Judge(runs, Now).Path);
        Assert.Equal(runs[0].AcknowledgedAt, _judge.Judge(runs, Now).ProvedAt);
    }

    [Fact]
    public void What_goes_out_by_mail_or_gateway_carries_no_health_word()
    {
        string[] words = ["patient's", "suicid", "mood", "thought", "ketamine", "therapy", "treatment", "crisis", "safety", "symptom", "depress", "harm"];
        foreach (var step in Enum.GetValues<BrokenStep>())
        {
            var news = AlarmNews.Of(new PathState(AlertPath.Down, Now, step, "detail"), "02:00", "machine");
            Assert.DoesNotContain(words, w => (news.Title + news.Text).Contains(w, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Whoever_must_know_knows_within_ten_minutes() =>
        Assert.True(ProofTimes.LateAfter + (2 * ProofTimes.LooksEvery) <= TimeSpan.FromMinutes(10));

    [Fact]
    public void A_program_that_has_just_started_is_not_proved_and_not_down_until_nine_minutes_have_passed()
    {
        CanaryRun[] runs = [Good(Now.AddHours(-7))];
        Assert.Equal(AlertPath.NotProved, _judge.Judge(runs, Now).Path);
        _time.Advance(ProofTimes.LateAfter - Instant);
        Assert.Equal(AlertPath.NotProved, _judge.Judge([], Now).Path);
        _time.Advance(Instant);
        Assert.Equal(AlertPath.Down, _judge.Judge([], Now).Path);
    }

    [Fact]
    public void A_proof_from_before_the_start_counts_with_the_age_that_it_has()
    {
        CanaryRun[] runs = [Good(Now.AddMinutes(-8))];
        Assert.Equal(AlertPath.Working, _judge.Judge(runs, Now).Path);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(AlertPath.NotProved, _judge.Judge(runs, Now).Path);
    }

    [Fact]
    public void A_database_that_cannot_be_read_is_unknown_at_once_and_down_after_nine_minutes()
    {
        _judge.Judge([Good(Now)], Now);
        Assert.Equal(AlertPath.Unknown, _judge.Judge(null, Now).Path);
        _time.Advance(ProofTimes.LateAfter - Instant);
        Assert.Equal(AlertPath.Unknown, _judge.Judge(null, Now).Path);
        _time.Advance(Instant);
        Assert.Equal((AlertPath.Down, BrokenStep.Database), (_judge.Judge(null, Now).Path, _judge.Judge(null, Now).Broken));
    }

    [Theory]
    [InlineData(-120)]
    [InlineData(120)]
    public void A_server_clock_that_jumps_neither_hides_a_break_nor_makes_one_up(int minutes)
    {
        _time.Advance(TimeSpan.FromDays(1));
        CanaryRun[] runs = [Good(Now)];
        _judge.Judge(runs, Now);
        _time.SetWrong(TimeSpan.FromMinutes(minutes));
        Assert.Equal(AlertPath.Working, _judge.Judge(runs, Now).Path);
        _time.Advance(ProofTimes.LateAfter);
        Assert.Equal(AlertPath.Down, _judge.Judge(runs, Now).Path);
    }

    [Theory]
    [InlineData(0, BrokenStep.CheckIn)]
    [InlineData(1, BrokenStep.Alert)]
    [InlineData(2, BrokenStep.Delivery)]
    [InlineData(3, BrokenStep.Acknowledging)]
    public void The_first_step_that_the_last_failed_passage_did_not_reach_is_named_while_the_next_is_under_way(int reached, BrokenStep broken)
    {
        var at = Now;
        var failed = new CanaryRun
        {
            Id = Guid.NewGuid(), StartedAt = at.AddMinutes(-3), FailedAt = at.AddMinutes(-1), Failure = "it said no",
            CheckedInAt = reached > 0 ? at : null, AlertedAt = reached > 1 ? at : null, DeliveredAt = reached > 2 ? at : null,
        };
        Assert.Equal((broken, "it said no"), Broken.Among([new CanaryRun { Id = Guid.NewGuid(), StartedAt = at }, failed], at));
    }

    [Theory]
    [InlineData(359, false)]
    [InlineData(360, true)]
    public void When_no_passage_was_even_started_for_six_minutes_it_is_the_watch(int seconds, bool isTheWatch) =>
        Assert.Equal(isTheWatch, Broken.Among([Good(Now.AddSeconds(-seconds))], Now).Step == BrokenStep.Watch);

    private static CanaryRun Good(DateTimeOffset at) => new()
    {
        Id = Guid.NewGuid(), StartedAt = at.AddSeconds(-1), CheckedInAt = at, AlertedAt = at, DeliveredAt = at, AcknowledgedAt = at,
    };

    /// <summary>Its wall clock can be set wrong, which real time does not heed.</summary>
    private sealed class ServerClock : TimeProvider
    {
        private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 11, 2, 2, 0, 0, TimeSpan.Zero));
        private TimeSpan _wrong;

        public override long TimestampFrequency => _real.TimestampFrequency;

        public void Advance(TimeSpan span) => _real.Advance(span);

        public void SetWrong(TimeSpan by) => _wrong = by;

        public override DateTimeOffset GetUtcNow() => _real.GetUtcNow() + _wrong;

        public override long GetTimestamp() => _real.GetTimestamp();
    }
}
