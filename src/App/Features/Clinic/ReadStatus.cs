using System.Diagnostics;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Health;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>One line of the status page.</summary>
/// <param name="Do">What to do about it; empty when nothing.</param>
public sealed record StatusLine(string What, string Is, string Do = "");

/// <summary>Reads how the program itself is, for an admin. Of the clinics' data it reads counts alone.</summary>
public sealed class ReadStatus(IDbContextFactory<CareDb> dbs, DatabasePlace place, Monitoring monitoring, Alarms alarms, ProofSettings settings, DeliverySettings delivery, Remembered remembered, Clock clock)
{
    private const int LastRuns = 12;
    private static readonly TimeSpan OldMessage = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(2);
    private static readonly Channel[] Outside = [Channel.Push, Channel.Email, Channel.Webhook];

    public async Task<IReadOnlyList<CanaryRun>> Runs(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.CanaryRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).Take(LastRuns).ToListAsync(cancellation);
    }

    /// <param name="when">An instant in the reader's words.</param>
    public async Task<IReadOnlyList<StatusLine>> Lines(Func<DateTimeOffset, string> when, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var (state, now) = (monitoring.Current, clock.Now);
        var lines = new List<StatusLine>
        {
            new("Alert path", $"{PathWords.Of(state.Path)}{(state.IsDown ? $" {PathWords.Of(state.Broken)}" : "")} Last proof: {(state.ProvedAt is { } at ? when(at) : "none yet")}.", state.IsDown ? PathWords.Mend(state.Broken) : ""),
            Mail(),
            new("Push and webhook", "Not proved by the canary: behind them are people's own browsers and gateways. What the last real ones came to stands below."),
            AlarmWays(),
            settings.HeartbeatUrl.Length > 0
                ? new("Outside watch", "Told after each good passage.")
                : new("Outside watch", "None: when this machine is dead, nobody outside notices.", "Start the program with --heartbeat-url."),
        };
        lines.AddRange(alarms.Last.Select(l => new StatusLine($"Alarm by {l.Key}", l.Value)));
        lines.Add(await Outbox(db, now, cancellation));
        foreach (var channel in Outside)
        {
            lines.Add(await Last(db, channel, when, cancellation));
        }

        lines.AddRange(await Database(db, cancellation));
        lines.AddRange((await db.Leases.AsNoTracking().Where(l => l.Until > now).OrderBy(l => l.Name).ToListAsync(cancellation))
            .Select(l => new StatusLine($"Does “{l.Name}”", $"{l.Holder}, until {when(l.Until)} unless renewed.")));
        lines.Add(new("Version", Build.Version));
        lines.Add(LastBackup(when));
        return lines;
    }

    private StatusLine Mail() =>
        delivery.Smtp is null ? new("Mail", "There is no mail server: the canary's message goes through the outbox and stays in the program.", "Start the program with --smtp, so that people are reached outside it.")
        : settings.CanaryMail.Length > 0 ? new("Mail", "Proved with every passage: the mail server takes a mail for the canary.")
        : new("Mail", "With every passage the mail server lets the program in. That it takes mail is not proved.", "Start the program with --canary-mail and a mailbox of yours.");

    /// <summary>How staff hear of a break who have none of our pages open.</summary>
    private StatusLine AlarmWays()
    {
        var hasMail = (settings.AlarmSmtp ?? delivery.Smtp) is not null && remembered.Reach.Mails.Count > 0;
        string[] ways =
        [
            .. hasMail ? [settings.AlarmSmtp is null ? "mail, by the same server as other mail" : "mail, by a server of its own"] : Array.Empty<string>(),
            .. remembered.Reach.Gateways.Count > 0 ? ["webhook"] : Array.Empty<string>(),
        ];
        return new(
            "Staff are told of a break by", ways.Length == 0 ? "These pages alone: whoever has none open does not hear of it." : $"{string.Join("; ", ways)}; and these pages.",
            (settings.AlarmSmtp is not null && hasMail) || remembered.Reach.Gateways.Count > 0 ? "" : "Start the program with --alarm-smtp, or give the clinic a webhook: a dead mail server cannot mail that it is dead.");
    }

    private static async Task<StatusLine> Outbox(CareDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var due = db.Messages.Where(m => m.ClinicId != Data.Clinic.CanaryId && m.State == MessageState.Queued && m.NextTryAt <= now);
        var (count, oldest) = (await due.CountAsync(cancellation), await due.OrderBy(m => m.CreatedAt).Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(cancellation));
        return new("Messages that wait to be sent", count == 0 ? "None." : $"{count}, the oldest for {(int)(now - oldest!.Value).TotalMinutes} min.", now - oldest > OldMessage ? PathWords.Mend(BrokenStep.Delivery) : "");
    }

    /// <summary>The last taking and the last refusal by a channel, of all clinics: the channel is one. Not the canary's: that its mailbox takes everything would hide that people's take nothing.</summary>
    private static async Task<StatusLine> Last(CareDb db, Channel channel, Func<DateTimeOffset, string> when, CancellationToken cancellation)
    {
        var tries = db.Deliveries.AsNoTracking().Where(d => d.ClinicId != Data.Clinic.CanaryId && d.Channel == channel).OrderByDescending(d => d.At);
        var good = await tries.FirstOrDefaultAsync(d => d.Outcome == DeliveryOutcome.Taken, cancellation);
        var bad = await tries.FirstOrDefaultAsync(d => d.Outcome == DeliveryOutcome.TryLater || d.Outcome == DeliveryOutcome.Refused, cancellation);
        var isBadNow = bad is not null && (good is null || bad.At > good.At);
        return new(
            channel switch { Channel.Email => "Last by mail", Channel.Push => "Last by push", _ => "Last by webhook" },
            $"{(good is null ? "Nothing taken yet" : $"Taken {when(good.At)}")}{(bad is null ? "" : $"; refused {when(bad.At)}: {bad.Detail}")}.",
            isBadNow ? "See what it said, and whether the other side takes anything." : "");
    }

    private async Task<IReadOnlyList<StatusLine>> Database(CareDb db, CancellationToken cancellation)
    {
        await using var held = await HeldOpen.Of(db, cancellation);
        var began = Stopwatch.GetTimestamp();
        await db.Clinics.CountAsync(cancellation);
        var took = Stopwatch.GetElapsedTime(began);
        var bytes = place.IsPostgres
            ? await db.Database.SqlQueryRaw<long>("SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(cancellation)
            : new FileInfo(place.SqliteFile).Length;
        var database = new StatusLine("Database", $"{(place.IsPostgres ? "PostgreSQL" : "SQLite, one file")}, {bytes / 1_048_576.0:0.0} MB, answers in {took.TotalMilliseconds:0.0} ms.");
        if (!place.IsPostgres)
        {
            return [database];
        }

        var theirs = await db.Database.SqlQueryRaw<DateTimeOffset>("SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellation);
        var skew = (theirs - clock.Now).Duration();
        return [database, new("Clocks of program and database", $"{skew.TotalSeconds:0.0} s apart.", skew > MostSkew ? "Let both machines set their clocks from the same source (NTP)." : "")];
    }

    private StatusLine LastBackup(Func<DateTimeOffset, string> when)
    {
        return Platform.Backups.LastBackup.At(place) is not { } last
            ? new("Last backup", "Not known here.", "See that your backups run, and try one: docs/guides/self-hosting.md says how.")
            : new("Last backup", $"{when(last)}.");
    }
}
