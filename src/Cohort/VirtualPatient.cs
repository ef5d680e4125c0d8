using Evenkeel.Clinical;

namespace Evenkeel.Cohort;

/// <summary>One made-up person: a diary, a programme around it, and the truth that no real diary has. Day 0 is the first day of the diary.</summary>
/// <param name="Index">Counted from zero; with the seed it fixes everything else.</param>
/// <param name="Sessions">Sessions attended, in order.</param>
/// <param name="Days">Every day of the diary, answered or missed.</param>
public sealed record VirtualPatient(int Index, IReadOnlyList<VirtualSession> Sessions, IReadOnlyList<VirtualDay> Days, Truth Truth)
{
    /// <summary>What was asked for or reported beside the scales, in order. It is its own truth.</summary>
    public IReadOnlyList<VirtualReport> Reports { get; init; } = [];
}

/// <param name="Day">The day on whose evening it was said.</param>
/// <param name="Kind">What it was.</param>
public sealed record VirtualReport(int Day, ReportKind Kind);

/// <param name="Day">Its day; that day's answer counts as before it.</param>
/// <param name="InCourse">Which session of its course, counted from one.</param>
/// <param name="Phase">What part of the course it belongs to.</param>
public sealed record VirtualSession(int Day, int InCourse, Phase Phase)
{
    /// <summary>What it brought with it; each is gone by the next day.</summary>
    public SideEffects SideEffects { get; init; }

    /// <summary>"How hard was this session?", 0-10, 10 hardest; not always answered.</summary>
    public Answer Rating { get; init; }
}

[Flags]
public enum SideEffects
{
    None = 0,
    Dizziness = 1,
    Dissociation = 2,
    Nausea = 4,
    Vertigo = 8,
    RaisedPressure = 16,
    Sedation = 32,
}

public enum Phase
{
    /// <summary>Six sessions in 17 days.</summary>
    Close = 1,
    Weekly = 2,
    Maintenance = 3,
}

/// <param name="Answers">What was submitted; null when the day was missed.</param>
/// <param name="Phq9">The PHQ-9 total [0-27] when it was asked that day.</param>
public sealed record VirtualDay(int Day, DiaryAnswers? Answers, Answer Phq9)
{
    /// <summary>The GAD-7 total [0-21] when it was asked that day.</summary>
    public Answer Gad7 { get; init; }

    /// <summary>On a missed day what would have been submitted had somebody got through; null on the others and after leaving.</summary>
    public DiaryAnswers? Unsaid { get; init; }
}

/// <summary>One day's submitted answers, on the scales of <see cref="CheckIn"/>.</summary>
public sealed record DiaryAnswers(int LowMood, int Anxiety, int Restlessness, int Hope, int Energy, int SleepHours, SafetyAnswer Safety)
{
    /// <summary>Distress is a third of this [0-30].</summary>
    public int DistressTimesThree => LowMood + Anxiety + Restlessness;
}

/// <summary>What is so, whatever was answered.</summary>
/// <param name="Kind">The class that the person was drawn from.</param>
/// <param name="Events">What happened, by kind and then by onset.</param>
/// <param name="Level">Distress each day, without noise [points; may leave 0-10, answers do not].</param>
/// <param name="LevelWithoutEvents">The path that events stand on [points]: the session that a shift follows does not help.</param>
/// <param name="DropOutDay">The first day of never answering again; the diary's length when they stayed.</param>
public sealed record Truth(
    PatientKind Kind, Person Person, IReadOnlyList<TrueEvent> Events,
    IReadOnlyList<double> Level, IReadOnlyList<double> LevelWithoutEvents, int DropOutDay)
{
    public bool DroppedOut => DropOutDay < Level.Count;
}

public enum PatientKind
{
    /// <summary>Sessions help, the gain fades.</summary>
    Fade = 0,
    /// <summary>The same, with dips of a day or two after some sessions.</summary>
    Dips = 1,
    /// <summary>No response; regression to the mean only.</summary>
    WaitList = 2,
    /// <summary>Climbs back over weeks to the start or past it.</summary>
    SlowRelapse = 3,
    /// <summary>Worsens after one session and stays worse for one to four weeks.</summary>
    Worsener = 4,
}

public enum ResponseKind
{
    Rapid = 0,
    Moderate = 1,
    Modest = 2,
}

public enum EventKind
{
    /// <summary>A lasting worsening: the thing to be found.</summary>
    Shift = 1,
    /// <summary>A day or two: not to be found.</summary>
    Dip = 2,
    SlowRelapse = 3,
    /// <summary>An episode of thoughts of ending one's life, on its own clock. It does not move the level.</summary>
    Ideation = 4,
}

/// <summary>Something that happened.</summary>
/// <param name="OnsetDay">The first day of it.</param>
/// <param name="EndDay">The last day of it, still inside; a shift's return of three days comes after.</param>
/// <param name="SizeSd">Its height in own SD; a slow relapse's is how far it goes past the start; for ideation 1 is passing, 2 strong or frequent.</param>
/// <param name="AfterSession">The day of the session that it followed; -1 when none.</param>
/// <param name="RampDays">Days from onset to full height; 1 is a step.</param>
public sealed record TrueEvent(EventKind Kind, int OnsetDay, int EndDay, double SizeSd, int AfterSession, int RampDays)
{
    /// <summary>In the place of a session's day.</summary>
    public const int NoSession = -1;
}
