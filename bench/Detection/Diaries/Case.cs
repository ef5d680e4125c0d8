using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection.Diaries;

/// <summary>A diary and what is true of it.</summary>
/// <param name="Person">Whose it is; several cases may be made from one real person, and they are drawn together in a bootstrap.</param>
/// <param name="Group">The class in the cohort, or the data set.</param>
/// <param name="Events">What happened, or was put in.</param>
/// <param name="Neutral">Days on which an alert is neither right nor wrong.</param>
/// <param name="Sd">The person's own SD [points].</param>
/// <param name="Known">What only the oracle may see; null for real people.</param>
public sealed record Case(string Person, string Group, Diary Diary, IReadOnlyList<TrueEvent> Events, bool[] Neutral, double Sd, Known? Known)
{
    public TrueEvent? Shift => Events.FirstOrDefault(e => e.Kind == EventKind.Shift);

    /// <summary>What further questions would bring; null for real people, who cannot be asked afterwards.</summary>
    public IfAsked? IfAsked { get; init; }

    public int FirstSession => Diary.Sessions[0];

    /// <summary>Days after the first session, missed ones too [30 days].</summary>
    public double Months => (Diary.Length - 1 - FirstSession) / 30.0;

    public Case First(int days) => this with { Diary = Diary.First(days), Neutral = Neutral[..days], IfAsked = IfAsked?.First(days) };
}

/// <summary>What the oracle is told.</summary>
/// <param name="Path">The level on each day if no session fails [points].</param>
/// <param name="PathWithout">For each session the level on each day if it alone does not help [points].</param>
/// <param name="RampDays">The shape to look for: days from onset to full height.</param>
public sealed record Known(Person Person, double[] Path, double[][] PathWithout, int RampDays);
