namespace Evenkeel.Clinical.Instruments;

/// <summary>Depression over two weeks. Item 9 asks about thoughts of death and acts alone, at once, even when the form is abandoned.</summary>
public static class Phq9
{
    /// <summary>Item 9 at this or above opens the suicide screener; closed (evidence 4.1 [S10][S85]).</summary>
    public const int Item9ActsFrom = 1;

    /// <summary>Points above course start that are watched; closed (evidence 4.2).</summary>
    public const int WatchChange = 4;

    public static readonly Instrument Definition = new()
    {
        Code = "phq-9",
        Title = "Patient Health Questionnaire (PHQ-9)",
        Loinc = "44249-1",
        TotalLoinc = "44261-6",
        Stem = "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
        Notice = TwoWeekScale.Notice,
        RecallDays = 14,
        MinimumIntervalDays = 7,
        Options = TwoWeekScale.Options,
        Items =
        [
            new(1, "44250-9", "Little interest or pleasure in doing things"),
            new(2, "44255-8", "Feeling down, depressed, or hopeless"),
            new(3, "44259-0", "Trouble falling or staying asleep, or sleeping too much"),
            new(4, "44254-1", "Feeling tired or having little energy"),
            new(5, "44251-7", "Poor appetite or overeating"),
            new(6, "44258-2", "Feeling bad about yourself - or that you are a failure or have let yourself or your family down"),
            new(7, "44252-5", "Trouble concentrating on things, such as reading the newspaper or watching television"),
            new(8, "44253-3", "Moving or speaking so slowly that other people could have noticed. Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual"),
            new(9, "44260-8", "Thoughts that you would be better off dead, or of hurting yourself in some way"),
        ],
        Bands =
        [
            new("minimal", 0, 4), new("mild", 5, 9), new("moderate", 10, 14), new("moderately severe", 15, 19), new("severe", 20, 27),
        ],
        ReliableChange = 6,
    };

    /// <summary>Asked after the nine and never scored.</summary>
    public static readonly Item Difficulty = new(
        10, "69722-7",
        "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?");

    public static readonly IReadOnlyList<string> DifficultyOptions =
        ["Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult"];

    /// <summary>Item 9 as answered, whatever became of the other eight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Item 9 is no option's score, or there are not nine answers.</exception>
    public static Answer Item9(IReadOnlyList<Answer> answers)
    {
        // Only item 9 is judged here: a fault in another item must not hold up the one that cannot wait.
        Answer[] alone = [.. answers.Select((a, i) => i == 8 ? a : Answer.NotAsked)];
        Definition.Total(alone);
        return alone[8];
    }

    /// <summary>Whether item 9 calls for the suicide screener now.</summary>
    public static bool OpensScreener(IReadOnlyList<Answer> answers) => Item9(answers).AtLeast(Item9ActsFrom);
}

/// <summary>What the PHQ-9 and the GAD-7 have in common.</summary>
internal static class TwoWeekScale
{
    public const string Notice =
        "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.";

    public static readonly IReadOnlyList<Option> Options =
    [
        new("LA6568-5", "Not at all", 0), new("LA6569-3", "Several days", 1), new("LA6570-1", "More than half the days", 2), new("LA6571-9", "Nearly every day", 3),
    ];
}
