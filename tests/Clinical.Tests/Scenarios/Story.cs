using System.Globalization;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Scenarios;

/// <summary>
/// A golden case: a title, the story line by line, when it is judged and what must be found. A line is an instant and what happened:
/// "d1 09:00 distress 6", "d1..d7 09:00 distress 3", "d0 10:00 session 2h", "d0 10:00 session 2h at home", "d2 09:00 hope 1",
/// "d2 09:00 safety PassingThoughts", "d2 09:00 says FeelWorse", "d2 09:00 item9 1", "d2 09:00 phq-9 18", "d2 09:05 screener Red",
/// "d2 12:00 closed prolonged-dip"; "... known 1" or "... passed d3 12:00" after a closing, "... received d4 01:00" after an answer.
/// </summary>
public sealed record Story(string Title, string[] Lines, string AsOf, Priority Priority, Dictionary<string, string> Findings)
{
    /// <summary>Its row of the table that the signs were built on (evidence 4.4); null when it shows something finer.</summary>
    public EvidenceClass? EvidenceClass { get; init; }

    /// <summary>The person's own band is led through the answers; a story without it is one of the rules alone.</summary>
    public bool Band { get; init; }

    public Trajectory Trajectory => Lines.Aggregate(Band ? new Person().Banded() : new Person(), Tell).AsOf(AsOf);

    private static Person Tell(Person person, string line)
    {
        var words = line.Split(' ');
        return Days(words[0]).Aggregate(person, (p, day) => Happens(p, $"{day} {words[1]}", words[2], words[3..]));
    }

    private static Person Happens(Person p, string when, string what, string[] how) => what switch
    {
        "distress" => p.Answers(when, Number(how[0])),
        "hope" => p.Answers(when, c => c with { Hope = Answer.Of(Number(how[0])) }),
        "safety" => p.Safety(when, Enum.Parse<SafetyAnswer>(how[0]), After("received", how)),
        "says" => p.Says(when, Enum.Parse<ReportKind>(how[0]), After("received", how)),
        "item9" => p.Phq9(when, null, (int)Number(how[0])),
        "phq-9" => p.Phq9(when, (int)Number(how[0])),
        "screener" => p.Screened(when, Enum.Parse<Screening>(how[0])),
        "closed" => p.Closed(when, how[0], known: After("known", how) is { } known ? (int)Number(known) : 0, checkAt: After("passed", how)),
        "session" => p.Session(when, When.Told(When.At(when).AddHours((double)Number(how[0].TrimEnd('h')))), how is [_, "at", "home"], how is [_, "booked"]),
        _ => throw new FormatException($"Nobody knows what '{what}' is."),
    };

    private static IEnumerable<string> Days(string days) => days.Split("..") is [var from, var to]
        ? Enumerable.Range(int.Parse(from[1..], CultureInfo.InvariantCulture), int.Parse(to[1..], CultureInfo.InvariantCulture) - int.Parse(from[1..], CultureInfo.InvariantCulture) + 1).Select(d => $"d{d}")
        : [days];

    private static string? After(string word, string[] how) => Array.IndexOf(how, word) is >= 0 and var i ? string.Join(' ', how[(i + 1)..]) : null;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The classes of evidence 4.4, in its order.</summary>
public enum EvidenceClass
{
    TypicalResponse = 1,
    ExpectedFade = 2,
    TransientDip = 3,
    PersistentWorsening = 4,
    Crisis = 5,
    Unknown = 6,
}
