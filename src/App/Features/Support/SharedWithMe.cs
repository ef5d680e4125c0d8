using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Support;

/// <summary>What the patient lets this support person see at this moment, each by a yes of its own; nothing of it is remembered.</summary>
/// <param name="Dates">What is booked, in words; empty for nothing, or without the yes.</param>
/// <param name="Rest">What they share of their rest plan, in their words; empty outside the window after a session.</param>
/// <param name="Altered">Until when they neither drive nor decide; null where that is over, or without the yes for the day of a session.</param>
/// <param name="AlteredUntil">Its end in words, by the patient's clock.</param>
public sealed record SharedWithMe(string FirstName, IReadOnlyList<string> Dates, IReadOnlyList<string> Rest, AlteredState? Altered, string AlteredUntil)
{
    public static readonly SharedWithMe Nothing = new("", [], [], null, "");

    /// <summary>For the patient's own log; empty where nothing is shown.</summary>
    public string Noted
    {
        get
        {
            string[] seen = [Dates.Count > 0 ? "the dates of your programme" : "", Rest.Count > 0 ? "your rest plan" : "", Altered is null ? "" : "until when you do not drive"];
            var words = string.Join(", ", seen.Where(s => s.Length > 0));
            return words.Length > 0 ? $"saw what you let them see: {words}" : "";
        }
    }

    public static async Task<SharedWithMe> Of(CareDb db, Caller caller, Patient patient, DateTimeOffset now, CancellationToken cancellation)
    {
        var (key, me) = (caller.Patient, caller.UserId);
        var altered = await db.SharesWith(key, ConsentKind.SeesSessionDay, now).AnyAsync(s => s.UserId == me, cancellation) ? await AlteredNow.Of(db, key, now, cancellation) : null;
        return new(
            patient.FirstName(),
            await SharedDates.Of(db, key.ClinicId, key.PatientId, s => s.UserId == me, now, cancellation),
            await SharedRest.Of(db, key, s => s.UserId == me, now, cancellation),
            altered,
            altered is { Until: var until } ? Wording.SayExactly(patient.ZoneAt(now), until, now) : "");
    }
}
