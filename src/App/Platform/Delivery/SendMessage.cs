using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery;

/// <summary>One leased message: still wanted? may it go out now? send, then mark. Killed in between it is sent again, under the same id.</summary>
public sealed class SendMessage(
    IDbContextFactory<CareDb> dbs, IEnumerable<IChannel> channels, LeaseMessages leases, Ledger ledger, DeliverySettings settings, Clock clock, ILogger<SendMessage> log)
{
    private static readonly TimeSpan SignOfLife = LeaseMessages.For / 3;

    private readonly Dictionary<Channel, IChannel> _channels = channels.ToDictionary(c => c.Kind);

    public async Task Run(Message leased)
    {
        try
        {
            await Do(leased);
        }
        catch (Exception e)
        {
            // The lease runs out, and somebody tries again.
            log.LogError(e, "Message {Message} could not be worked on; it is tried again when its lease has run out", leased.Id);
        }
    }

    private async Task Do(Message leased)
    {
        var now = clock.Now;
        await using var db = await dbs.CreateDbContextAsync();
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == leased.ClinicId);
        var to = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == leased.UserId);
        var patient = await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.ClinicId == leased.ClinicId && p.Id == leased.PatientId);
        var alert = await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.ClinicId == leased.ClinicId && a.Id == leased.AlertId);
        var appointment = await db.Appointments.AsNoTracking().SingleOrDefaultAsync(a => a.ClinicId == leased.ClinicId && a.Id == leased.AppointmentId);
        if (IsOver(leased, to, alert, now))
        {
            await ledger.Withdraw(leased, CancellationToken.None);
            return;
        }

        var ownPatient = to?.Role == Role.Patient ? patient : null;
        if (to is not null && QuietHours.HoldUntil(leased, to, clinic, ownPatient, now) is { } until)
        {
            await ledger.Hold(leased, until, CancellationToken.None);
            return;
        }

        var link = settings.PublicUrl is { } url ? new Uri(url, Letter.PathOf(leased.Id)) : null;
        var letter = new Letter(leased, clinic, to, MessageWords.Of(leased.Kind, alert?.Priority), link) { Appointment = appointment };
        // The canary goes the way of everybody's messages, as far as this server has one: without a mail server there is nothing outside to prove.
        var channel = _channels[clinic.IsCanary && settings.Smtp is null ? Channel.InApp : leased.Channel];
        await ledger.Mark(leased, channel.Kind, await Attempt(channel, letter), CancellationToken.None);
    }

    private static bool IsOver(Message message, User? to, Alert? alert, DateTimeOffset now) =>
        message.ExpiresAt <= now
        || (message.UserId is not null && to is not { SuspendedAt: null })
        || (message.AlertId is not null && alert is not { ClosedAt: null, AcknowledgedAt: null });

    private async Task<Sent> Attempt(IChannel channel, Letter letter)
    {
        using var stop = new CancellationTokenSource();
        var alive = KeepAlive(letter.Message, stop);
        try
        {
            return await channel.Send(letter, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Sent.Later("somebody else had taken it over");
        }
        catch (Exception e)
        {
            log.LogError(e, "{Channel} failed for message {Message}", channel.Kind, letter.Message.Id);
            return Sent.Later(e.GetType().Name);
        }
        finally
        {
            await stop.CancelAsync();
            await alive;
        }
    }

    private async Task KeepAlive(Message leased, CancellationTokenSource stop)
    {
        try
        {
            using var timer = new PeriodicTimer(SignOfLife, clock.Provider);
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                if (!await leases.Extend(leased, stop.Token))
                {
                    await stop.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception e)
        {
            // Without signs of life the lease runs out: at worst it is sent twice.
            log.LogWarning(e, "No sign of life could be given for message {Message}", leased.Id);
        }
    }
}
