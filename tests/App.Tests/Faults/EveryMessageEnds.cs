using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>However the outside world fails, no message is left between "waiting" and its end.</summary>
[Trait("Row", "10.8")]
[Trait("Hazard", "late-alert")]
[Trait("Hazard", "message-lost")]
public sealed class EveryMessageEnds
{
    /// <summary>A mail server, a push service and a gateway that answer as chance will have it.</summary>
    [Theory, OnBothDatabases]
    public async Task Whatever_fails_every_message_ends_delivered_or_on_the_staff_list_and_what_was_taken_is_marked_so(Store store)
    {
        await using var service = await Receiver.Start();
        var chance = new Random(20261102);
        service.Answer = (_, http) =>
        {
            lock (chance)
            {
                return chance.Next(6) switch
                {
                    0 => Receiver.Status(http, StatusCodes.Status201Created),
                    1 => Receiver.Status(http, StatusCodes.Status429TooManyRequests, $"{chance.Next(90)}"),
                    2 when chance.Next(4) == 0 => Receiver.Status(http, StatusCodes.Status404NotFound),
                    3 => Abort(http),
                    _ => Receiver.Status(http, StatusCodes.Status503ServiceUnavailable),
                };
            }
        };
        await using var mail = await MailServer.Start();
        await mail.PutOff(40);
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail));
        await clinic.HasWebhook(service.Address + "/gateway");
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        using var other = await clinic.Subscribes(clinic.DrOsei, service);
        await clinic.Says(await clinic.Enrol("Ben"), ReportKind.NeedHelpNow);
        foreach (var person in new[] { clinic.Imani, clinic.DrOsei, clinic.Admin })
        {
            for (var i = 0; i < 6; i++)
            {
                await clinic.Tell(MessageKind.AlertTold, person, everywhere: i % 2 == 0);
            }
        }

        await clinic.Deliver();
        await clinic.DeliverFor(TimeSpan.FromMinutes(9.5), TimeSpan.FromSeconds(10));
        var messages = await clinic.Read(db => db.Messages.AsNoTracking().ToListAsync());
        Assert.All(messages, m => Assert.True(m.State is MessageState.Handed or MessageState.CouldNotBeTold, $"{m.Key} is {m.State} on {m.Channel}"));
        Assert.All(messages.Where(m => m.State == MessageState.CouldNotBeTold), m => Assert.Equal(Channel.StaffList, m.Channel));
        var delivered = await clinic.Read(db => db.Deliveries.Where(d => d.Outcome == DeliveryOutcome.Taken).Select(d => d.MessageId).ToListAsync());
        Assert.Equal(messages.Where(m => m.State == MessageState.Handed).Select(m => m.Id).Order(), delivered.Order());
    }

    private static Task Abort(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }
}
