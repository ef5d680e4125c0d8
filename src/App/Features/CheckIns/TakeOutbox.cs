using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.CheckIns;

/// <summary>
/// Takes what waited on a phone. Each entry is answered by itself; the same entry again is kept once, in whatever order they come.
/// What asks for help goes first.
/// </summary>
public sealed class TakeOutbox(SubmitCheckIn checkIns, SubmitReport reports, KeepSafetyPlan plans, OutboxPace pace, Clock clock, ILogger<TakeOutbox> log)
{
    public async Task<IReadOnlyList<OutboxAnswer>> Run(Writer writer, string sentAt, DateTimeOffset? sent, IReadOnlyList<OutboxEntry> entries, CancellationToken cancellation)
    {
        var answers = new List<OutboxAnswer>();
        foreach (var entry in entries.OrderByDescending(e => e.IsUrgent))
        {
            answers.Add(await Take(writer, sentAt, sent, entry, cancellation));
        }

        return answers;
    }

    private async Task<OutboxAnswer> Take(Writer writer, string sentAt, DateTimeOffset? sent, OutboxEntry entry, CancellationToken cancellation)
    {
        if (!entry.IsUrgent && !pace.Allows(writer.Patient))
        {
            return new(entry.IdAsSent, OutboxAnswer.Later);
        }

        try
        {
            return entry switch
            {
                { Kind: OutboxEntry.CheckIn } => await CheckIn(writer, sentAt, entry, cancellation),
                { Kind: OutboxEntry.SafetyPlan } => await Plan(writer, sent, entry, cancellation),
                { Report: { } kind } => await reports.Run(entry.Id, writer.Patient, kind, writer.UserId, entry.Words, new(entry.MadeAt, sent), cancellation) is { } kept
                    ? OutboxAnswer.Stands(entry.IdAsSent, kept.ReceivedAt, kept.WasHere) : Gone(entry),
                _ => NotAccepted(entry, new Dictionary<string, string> { ["Kind"] = "This clinic does not know what this is. Please open the page again and send it from there." }),
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever is wrong with one, the others behind it are heard.
            log.LogError(e, "An entry of a phone's outbox could not be kept");
            return new(entry.IdAsSent, OutboxAnswer.Later);
        }
    }

    private async Task<OutboxAnswer> CheckIn(Writer writer, string sentAt, OutboxEntry entry, CancellationToken cancellation)
    {
        var (body, problems) = entry.Form(sentAt).Read(writer.Patient, clock.Now, entry.IsWhole);
        return problems.Count > 0 ? NotAccepted(entry, problems) : await checkIns.Run(body, cancellation) switch
        {
            CheckInResult.Kept kept => OutboxAnswer.Stands(entry.IdAsSent, kept.CheckIn.ReceivedAt, wasHere: false),
            CheckInResult.AlreadyKept kept => OutboxAnswer.Stands(entry.IdAsSent, kept.CheckIn.ReceivedAt, wasHere: true),
            CheckInResult.NotAccepted refused => NotAccepted(entry, refused.Problems),
            _ => Gone(entry),
        };
    }

    private async Task<OutboxAnswer> Plan(Writer writer, DateTimeOffset? sent, OutboxEntry entry, CancellationToken cancellation) =>
        await plans.Run(entry.Plan(writer.Patient, sent), cancellation) switch
        {
            SafetyPlanResult.Kept kept => OutboxAnswer.Stands(entry.IdAsSent, kept.Plan.ReceivedAt, kept.WasHere),
            SafetyPlanResult.NotAccepted refused => NotAccepted(entry, refused.Problems),
            _ => Gone(entry),
        };

    private static OutboxAnswer NotAccepted(OutboxEntry entry, IReadOnlyDictionary<string, string> problems) => new(entry.IdAsSent, OutboxAnswer.NotAccepted, Fields: problems);

    /// <summary>Not this patient's number, or no longer a patient here.</summary>
    private static OutboxAnswer Gone(OutboxEntry entry) =>
        NotAccepted(entry, new Dictionary<string, string> { ["Id"] = "The clinic could not put this to your record. Please call the clinic if you need an answer." });
}
