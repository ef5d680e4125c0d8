using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Features.CheckIns;

namespace Evenkeel.CommandLine;

/// <summary>The command cannot be done as it was given; nothing was changed. The message says what would be right.</summary>
internal sealed class Refused(string message) : Exception(message);

/// <summary>One item of the check-in and the column that holds it.</summary>
/// <param name="Low">What in the column stands for 0.</param>
/// <param name="High">What stands for the end of our scale: 10, or 24 hours of sleep.</param>
internal sealed record DiaryItem(string Item, string Column, decimal Low, decimal High)
{
    public const string Safety = "safety";
    public const string SleepHours = "sleep-hours";
    public static readonly string[] Names = ["low-mood", "anxiety", "restlessness", "hope", "energy", SleepHours, "overall", Safety];

    private static readonly Dictionary<string, SafetyAnswer> SafetyWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["no"] = SafetyAnswer.No,
        ["prefer_not_to_say"] = SafetyAnswer.PreferNotToSay,
        ["passing_thoughts"] = SafetyAnswer.PassingThoughts,
        ["strong_or_frequent"] = SafetyAnswer.StrongOrFrequent,
    };

    /// <summary>Reads `item=column:low..high`; without a scale the column is on ours already.</summary>
    public static DiaryItem Parse(string text)
    {
        var (equals, colon) = (text.IndexOf('='), text.LastIndexOf(':'));
        var item = equals > 0 ? text[..equals] : text;
        if (equals < 1 || equals == text.Length - 1 || !Names.Contains(item))
        {
            throw new Refused($"'{text}' is no mapping. Write item=column:low..high, with one of {string.Join(", ", Names)} as the item.");
        }

        if (colon < equals)
        {
            return new DiaryItem(item, text[(equals + 1)..], 0, Most(item));
        }

        var ends = text[(colon + 1)..].Split("..");
        return ends.Length == 2 && Number(ends[0]) is { } low && Number(ends[1]) is { } high && low != high
            ? new DiaryItem(item, text[(equals + 1)..colon], low, high)
            : throw new Refused($"'{text[(colon + 1)..]}' in '{text}' is no scale. Write its two ends, for example 1..7, or 7..1 where the column runs the other way.");
    }

    /// <summary>The answer on our scale, or what is wrong. Blank is Skipped: the diary put the question and it was left empty.</summary>
    public (Answer Answer, string? Problem) Read(string cell)
    {
        if (cell.Length == 0)
        {
            return (Answer.Skipped, null);
        }

        if (Item == Safety)
        {
            return SafetyWords.TryGetValue(cell, out var said)
                ? (Answer.Of((int)said), null) : (default, $"'{cell}' is none of {string.Join(", ", SafetyWords.Keys)}");
        }

        if (Number(cell) is not { } value)
        {
            return (default, $"'{cell}' is not a number");
        }

        return value < Math.Min(Low, High) || value > Math.Max(Low, High)
            ? (default, string.Create(CultureInfo.InvariantCulture, $"{cell} is off the scale {Low}..{High}"))
            // To the thousandths that are kept, so that the first judgement and every later one see the same number.
            : (Answer.Of(Math.Round((value - Low) * Most(Item) / (High - Low), 3, MidpointRounding.AwayFromZero)), null);
    }

    internal static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static decimal Most(string item) => item == SleepHours ? 24 : 10;
}

/// <summary>Which columns of a diary are what.</summary>
/// <param name="Person">Null for a file of one person.</param>
/// <param name="Phq9">The column with the total of a PHQ-9; null when there is none.</param>
internal sealed record DiaryMap(IReadOnlyList<DiaryItem> Items, string Date, string? Person, string? Phq9)
{
    /// <summary>Overall, or two of the three distress items: with less no day could give a reading, and each would be read as silence.</summary>
    public bool GivesDistress =>
        Items.Any(i => i.Item == "overall") || Items.Select(i => i.Item).Distinct().Count(i => i is "low-mood" or "anxiety" or "restlessness") >= 2;

    public string Words => string.Join(' ', Items.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Item}={i.Column}:{i.Low}..{i.High}")).Append(Phq9));

    /// <summary>The check-in that a row stands for.</summary>
    public CheckInBody Fill(CheckInBody empty, DiaryRow row)
    {
        Answer Of(string item) => Items.Select((mapped, i) => (mapped, i)).Where(m => m.mapped.Item == item).Select(m => row.Answers[m.i]).FirstOrDefault();
        return empty with
        {
            LowMood = Of("low-mood"),
            Anxiety = Of("anxiety"),
            Restlessness = Of("restlessness"),
            Hope = Of("hope"),
            Energy = Of("energy"),
            SleepHours = Of(DiaryItem.SleepHours),
            Overall = Of("overall"),
            // A diary that never put the safety question says nothing about it; one that did and got a blank counts as 5a says.
            Safety = Of(DiaryItem.Safety) is { State: not AnswerState.NotAsked } said
                ? said.IsAnswered ? (SafetyAnswer)(int)said.Value : SafetyAnswer.PreferNotToSay : SafetyAnswer.NotAsked,
        };
    }
}
