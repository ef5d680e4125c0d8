namespace Evenkeel.Clinical.Instruments;

/// <summary>Anxiety over two weeks.</summary>
public static class Gad7
{
    public static readonly Instrument Definition = new()
    {
        Code = "gad-7",
        Title = "Generalized Anxiety Disorder 7-item scale (GAD-7)",
        Loinc = "69737-5",
        TotalLoinc = "70274-6",
        Stem = "Over the last 2 weeks, how often have you been bothered by the following problems?",
        Notice = TwoWeekScale.Notice,
        RecallDays = 14,
        MinimumIntervalDays = 7,
        Options = TwoWeekScale.Options,
        Items =
        [
            new(1, "69725-0", "Feeling nervous, anxious, or on edge"),
            new(2, "68509-9", "Not being able to stop or control worrying"),
            new(3, "69733-4", "Worrying too much about different things"),
            new(4, "69734-2", "Trouble relaxing"),
            new(5, "69735-9", "Being so restless that it is hard to sit still"),
            new(6, "69689-8", "Becoming easily annoyed or irritable"),
            new(7, "69736-7", "Feeling afraid, as if something awful might happen"),
        ],
        Bands = [new("minimal", 0, 4), new("mild", 5, 9), new("moderate", 10, 14), new("severe", 15, 21)],
        ReliableChange = 4,
    };
}
