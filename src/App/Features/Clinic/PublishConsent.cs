using Evenkeel.Care;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>Publishes the next version of the agreement. A version that is out is never changed: people have read it.</summary>
public sealed class PublishConsent(IDbContextFactory<CareDb> dbs, Clock clock)
{
    private const int Shortest = 200;
    private const int Longest = 50_000;

    /// <param name="after">The version that was in force when the page was drawn.</param>
    public async Task<Changed> Run(Caller caller, int after, string words, CancellationToken cancellation)
    {
        words = ReadConsent.Lines(words);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var inForce = await ReadConsent.InForce(db, caller.ClinicId, cancellation);
        var isSame = ReadConsent.HashOf(inForce.Words) == ReadConsent.HashOf(words);
        if (isSame && inForce.Version == after + 1)
        {
            // The same form again.
            return Changed.Yes;
        }

        if (Problem(inForce.Version != after, isSame, words) is { } why)
        {
            return Changed.No(why);
        }

        var now = clock.Now;
        await ReadConsent.KeepShipped(db, caller.ClinicId, caller.UserId, now, cancellation);
        db.ConsentTexts.Add(new ConsentText { ClinicId = caller.ClinicId, Version = after + 1, Language = ShippedConsent.Language, Words = words, PublishedBy = caller.UserId, PublishedAt = now });
        db.Note(caller.ClinicId, now, caller.UserId, null, "published a version of the agreement", $"{after + 1} {ShippedConsent.Language} {ReadConsent.HashOf(words)}");
        try
        {
            await db.SaveChangesAsync(cancellation);
            return Changed.Yes;
        }
        catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
        {
            return Changed.No(Faster);
        }
    }

    private const string Faster = "Somebody published another version meanwhile. Please read it below, and publish yours after it if it is still needed.";

    private static string? Problem(bool isLate, bool isSame, string words) =>
        isLate ? Faster
        : isSame ? "These are the words that are in force. Nothing needs to be published."
        : words.Length < Shortest ? $"Please enter the whole text, at least {Shortest} characters; this has {words.Length}."
        : words.Length > Longest ? $"Please keep it to {Longest:N0} characters; this has {words.Length:N0}."
        : BlockedClaims.In(words) is [var claim, ..] ? $"Please take out “{claim.Phrase}”: there is no evidence for it, and somebody who feels worse could wait because of it."
        : null;
}
