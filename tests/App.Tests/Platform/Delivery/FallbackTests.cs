using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Platform.Delivery;

[Trait("Row", "10.8")]
[Trait("Hazard", "late-alert")]
public sealed class FallbackTests
{
    private static readonly DateTimeOffset At = TestClinic.Monday;

    [Fact]
    public void One_channel_stands_in_for_the_other_in_a_fixed_order_and_the_staff_list_is_the_last()
    {
        var message = Some(MessageKind.AlertTold);
        var order = new List<Channel> { message.Channel };
        while (message.State == MessageState.Queued)
        {
            Fallback.After(message, Sent.Refused(""), At, At);
            order.Add(message.Channel);
        }

        Assert.Equal([Channel.Push, Channel.Email, Channel.Webhook, Channel.StaffList], order);
        Assert.Equal(MessageState.CouldNotBeTold, message.State);
    }

    [Fact]
    public void A_message_that_has_sisters_on_the_other_channels_goes_straight_to_the_staff_list()
    {
        var message = Some(MessageKind.AlertTold, isOnlyChannel: true);
        Fallback.After(message, Sent.NoAddress(""), At, At);
        Assert.Equal((Channel.StaffList, MessageState.CouldNotBeTold), (message.Channel, message.State));
    }

    [Theory]
    [InlineData(MessageKind.AlertTold, Channel.Push, 1)]
    [InlineData(MessageKind.AlertTold, Channel.Email, 3)]
    [InlineData(MessageKind.AlertTold, Channel.Webhook, 5)]
    [InlineData(MessageKind.MonitoringDown, Channel.Push, 1)]
    [InlineData(MessageKind.Reminder, Channel.Push, 15)]
    [InlineData(MessageKind.Reminder, Channel.Email, 60)]
    public void A_channel_is_given_up_when_the_next_try_would_come_after_its_time(MessageKind kind, Channel channel, int minutes)
    {
        var (message, limit) = (Some(kind, channel), TimeSpan.FromMinutes(minutes));
        var wait = Fallback.Wait(message.Id, 1);
        Fallback.After(message, Sent.Later(""), At, At + limit - wait);
        Assert.Equal((channel, At + limit, 1), (message.Channel, message.NextTryAt, message.Tries));
        var late = Some(kind, channel);
        Fallback.After(late, Sent.Later(""), At, At + limit - wait + TimeSpan.FromMicroseconds(1));
        Assert.Equal((channel + 1, 0), (late.Channel, late.Tries));
    }

    [Fact]
    public void A_wait_that_the_other_side_asks_for_is_kept_unless_it_outlasts_the_channels_time()
    {
        var message = Some(MessageKind.AlertTold);
        Fallback.After(message, Sent.Later("", TimeSpan.FromSeconds(60)), At, At);
        Assert.Equal((Channel.Push, At.AddSeconds(60)), (message.Channel, message.NextTryAt));
        var other = Some(MessageKind.AlertTold);
        Fallback.After(other, Sent.Later("", TimeSpan.FromSeconds(61)), At, At);
        Assert.Equal((Channel.Email, At), (other.Channel, other.NextTryAt));
    }

    [Fact]
    public void Waits_grow_are_spread_and_stay_within_their_limits()
    {
        var ids = Enumerable.Range(0, 500).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var tries in Enumerable.Range(1, 40))
        {
            var most = Math.Min(Fallback.LongestWait.TotalSeconds, 2 * Math.Pow(2, tries - 1));
            var waits = ids.Select(id => Fallback.Wait(id, tries).TotalSeconds).ToArray();
            Assert.All(waits, w => Assert.InRange(w, Fallback.ShortestWait.TotalSeconds, most));
            // Full jitter: half of them on either side of the middle, give or take a quarter.
            var middle = (Fallback.ShortestWait.TotalSeconds + most) / 2;
            Assert.InRange(waits.Count(w => w < middle), 125, 375);
        }

        Assert.Equal(Fallback.Wait(ids[0], 3), Fallback.Wait(ids[0], 3));
    }

    [Fact]
    public void Whatever_the_channels_answer_every_message_ends_and_an_alert_within_nine_minutes()
    {
        var random = new Random(20261102);
        for (var run = 0; run < 5000; run++)
        {
            var kind = (MessageKind)random.Next(1, 10);
            var (message, now, first, attempts) = (Some(kind, isOnlyChannel: run % 3 == 0), At, new Dictionary<Channel, DateTimeOffset>(), 0);
            while (message.State == MessageState.Queued)
            {
                now = message.NextTryAt > now ? message.NextTryAt : now;
                first.TryAdd(message.Channel, now);
                var answer = random.Next(20) switch
                {
                    0 => Sent.Taken(""),
                    1 => Sent.Refused(""),
                    2 => Sent.NoAddress(""),
                    3 => Sent.Later("", TimeSpan.FromSeconds(random.Next(7200))),
                    _ => Sent.Later(""),
                };
                Fallback.After(message, answer, first[message.Channel], now);
                Assert.True(++attempts < 10_000, $"run {run} never ends");
            }

            Assert.True(message.State is MessageState.Handed or MessageState.CouldNotBeTold);
            Assert.True(now - At <= (Fallback.IsUrgent(kind) ? TimeSpan.FromMinutes(9) : TimeSpan.FromHours(2.25)), $"run {run}: {kind} ended after {now - At}");
        }
    }

    private static Message Some(MessageKind kind, Channel channel = Channel.Push, bool isOnlyChannel = false) =>
        new() { Key = "", Id = Guid.Parse("0193a000-0000-7000-8000-000000000001"), Kind = kind, Channel = channel, IsOnlyChannel = isOnlyChannel, CreatedAt = At, NextTryAt = At };
}
