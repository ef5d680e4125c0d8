namespace Evenkeel.Clinical.Words;

/// <summary>Where today lies after the latest session.</summary>
public enum DaySpan
{
    BeforeFirstSession = 0,
    SessionDay = 1,
    Days1To2 = 2,
    Days3To7 = 3,
    Days8To14 = 4,
    Later = 5,
}

/// <summary>How soon a sentence of the day card wants something done: the card has one line for each.</summary>
public enum HelpBy
{
    /// <summary>At once: danger to life or body.</summary>
    Now = 0,
    /// <summary>The same day.</summary>
    Today = 1,
    /// <summary>It can wait until the next visit.</summary>
    NextVisit = 2,
}

/// <summary>One sentence for a patient and where it comes from: an id of the evidence ledger (evidence section 2).</summary>
public sealed record Sentence(string Text, string Source);

/// <summary>The card for today (row 1.2): what is common, what is not, when and whom to call.</summary>
public sealed record DayCard
{
    private DayCard(DaySpan span) => Span = span;

    public DaySpan Span { get; }

    /// <summary>What is not common, or should be told; shown to everybody, always.</summary>
    public IReadOnlyList<Sentence> NotCommon => DayCardSentences.NotCommon(Span);

    /// <summary>What is common on such a day. Only for somebody who may be reassured; their call-threshold comes with it.</summary>
    public IReadOnlyList<Sentence> Common(Reassurance reassurance) => reassurance.Beside(DayCardSentences.Common(Span, reassurance.KeepsAGain));

    /// <summary>When and whom to call; the personal threshold first, where one has been agreed.</summary>
    public IReadOnlyList<Sentence> Call(CallThreshold? threshold) =>
        [.. threshold is null ? Array.Empty<Sentence>() : [new(threshold.Text, "L06")], .. DayCardSentences.Call];

    /// <summary>All of <see cref="NotCommon"/> and <see cref="Call"/> that belongs to one of the three lines, each once.</summary>
    public IReadOnlyList<Sentence> By(HelpBy by, CallThreshold? threshold) => [.. NotCommon.Concat(Call(threshold)).Distinct().Where(s => DayCardSentences.By(s) == by)];

    public static DayCard For(Trajectory t) => Of(t.Sessions.Count == 0 ? DaySpan.BeforeFirstSession : SpanOf(t.Today.DayNumber - t.Sessions[^1].On.DayNumber));

    public static DayCard Of(DaySpan span) => new(span);

    private static DaySpan SpanOf(int days) => days switch
    {
        <= 0 => DaySpan.SessionDay,
        <= 2 => DaySpan.Days1To2,
        <= 7 => DaySpan.Days3To7,
        <= 14 => DaySpan.Days8To14,
        _ => DaySpan.Later,
    };
}
