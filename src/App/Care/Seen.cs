using System.Globalization;
using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Care;

/// <summary>An alert among several on a page, with what the page showed of it; on its way through a form it is "id:seen".</summary>
public sealed record DrawnAlert(Guid Id, string Seen)
{
    /// <summary>Those that can be read; what cannot is no alert of anybody's.</summary>
    public static IReadOnlyList<DrawnAlert> Of(IEnumerable<string>? fields) =>
    [
        .. (fields ?? []).Select(f => f.Split(':')).Where(f => f.Length == 2 && Guid.TryParse(f[0], out _)).Select(f => new DrawnAlert(Guid.Parse(f[0]), f[1])),
    ];

    public override string ToString() => $"{Id}:{Seen}";
}

/// <summary>
/// What a page showed of an alert, so that nobody ends or silences what they have not read: a page may be minutes old, and a graver
/// answer may have come since. A step that only tells people is nothing new.
/// </summary>
public static class Seen
{
    /// <summary>Changes with each new fact and each graver reason. The page carries it and sends it back.</summary>
    public static string Of(Alert alert) => string.Create(CultureInfo.InvariantCulture, $"{alert.NewestFactAt.UtcTicks}.{(int)alert.Reason}.{alert.Grade}");

    /// <summary>Why the act must wait, in words for the person; null when what was shown is what there is.</summary>
    /// <param name="seen">Null from a program that has just read the alert; empty from a page that did not say.</param>
    public static Worked? Refuse(Alert alert, string? seen, Clinic clinic, DateTimeOffset now)
    {
        var newest = Of(alert);
        if (seen is null || seen == newest)
        {
            return null;
        }

        if (seen.Length == 0)
        {
            return Worked.No("This page was older than what is known now. Please read it again, then choose once more.");
        }

        return Worked.No(seen.Split('.')[0] == newest.Split('.')[0]
            ? "This has become more urgent. Please read it first."
            : $"Something new came at {Wording.Say(clinic.Zone, alert.NewestFactAt, now)}. Please read it first.");
    }
}
