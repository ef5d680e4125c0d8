using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Webhook;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>Where the clinic's own gateway is, and the secret by which it knows us.</summary>
public sealed class ChangeWebhook(IDbContextFactory<CareDb> dbs, SecretBox box, OutsideHttp http, Clock clock)
{
    private const int LongestUrl = 1000;

    /// <param name="isNewSecret">Also when the gateway had one: from then on only the new one counts.</param>
    /// <returns>Why not, or empty; and the secret where a new one was made, to be shown this once.</returns>
    public async Task<(string Why, string Secret)> Run(Caller caller, string url, bool isNewSecret, CancellationToken cancellation)
    {
        if (url.Length > LongestUrl)
        {
            return ($"The address is longer than {LongestUrl} characters.", "");
        }

        if (url.Length > 0 && http.Refusal(url, Channel.Webhook) is { Length: > 0 } why)
        {
            return (why, "");
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.SingleAsync(c => c.Id == caller.ClinicId, cancellation);
        var secret = url.Length > 0 && (isNewSecret || clinic.WebhookSecret.Length == 0) ? Signature.NewSecret() : null;
        (clinic.WebhookUrl, clinic.WebhookSecret) = (url, url.Length == 0 ? "" : secret is null ? clinic.WebhookSecret : box.Close(secret));
        // The address itself may hold a key: the record says only that it was changed.
        db.Note(caller.ClinicId, clock.Now, caller.UserId, null, url.Length == 0 ? "took the gateway's address away" : secret is null ? "changed the gateway's address" : "changed the gateway's address and secret");
        await db.SaveChangesAsync(cancellation);
        return ("", secret is null ? "" : Signature.Show(secret));
    }
}
