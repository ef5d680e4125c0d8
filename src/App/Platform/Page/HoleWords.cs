using Evenkeel.Care;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Page;

/// <summary>A hole in the rota, in words.</summary>
public static class HoleWords
{
    public static string Say(string zone, Hole hole, DateTimeOffset now) =>
        hole.From <= now && hole.Until >= now + Rota.Ahead ? "Nobody is first on call in the next 7 days."
        : $"Nobody is first on call from {(hole.From <= now ? "now" : Wording.SayExactly(zone, hole.From, now))} until {Wording.SayExactly(zone, hole.Until, now)}.";
}
