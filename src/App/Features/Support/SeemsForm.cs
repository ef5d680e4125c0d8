using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Support;

/// <summary>How the patient seems, as it was tapped and typed.</summary>
public sealed record SeemsForm
{
    /// <summary>Made when the page was drawn, so that a second tap is the same one.</summary>
    public Guid Id { get; init; }

    public Seems Seems { get; init; }

    public string? Words { get; init; }

    public string? MadeAt { get; init; }

    public string? SentAt { get; init; }

    internal DeviceClock Clock => new(DeviceClock.Instant(MadeAt), DeviceClock.Instant(SentAt));

    /// <summary>What is to be done before it can be kept; empty for nothing.</summary>
    internal string Problem => Id == Guid.Empty || !Enum.IsDefined(Seems) || Typed.Length > KeepObservation.LongestWords
        ? $"Please choose how they seem, and keep your words to {KeepObservation.LongestWords} letters. What you wrote is still here." : "";

    internal string Typed => Words?.Trim() ?? "";
}

/// <summary>"How do they seem to you today?", as it stands on a page.</summary>
/// <param name="Said">What this person said today, in words, the latest first.</param>
/// <param name="IsAsked">False once they have said all that is kept of one day.</param>
public sealed record SeemsView(string FirstName, IReadOnlyList<string> Said, bool IsAsked, SeemsForm Form)
{
    /// <returns>Null without the patient's standing yes, and while a session goes on: then the card of that day asks.</returns>
    public static async Task<SeemsView?> Of(CareDb db, Caller caller, Patient patient, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await KeepObservation.Asked(db, caller, now, cancellation) is not { } person || await SessionNow.Of(db, caller.Patient, now).AnyAsync(cancellation))
        {
            return null;
        }

        var said = await KeepObservation.Today(db, patient, person, now).OrderByDescending(o => o.ReceivedAt).ThenByDescending(o => o.Id).ToListAsync(cancellation);
        var zone = patient.ZoneAt(now);
        return new(patient.FirstName(), [.. said.Select(o => $"{Wording.Say(zone, o.At, now)}: {SeemsWords.Say(o.Seems)}")], said.Count < KeepObservation.MostADay, new() { Id = Guid.CreateVersion7(now) });
    }
}
