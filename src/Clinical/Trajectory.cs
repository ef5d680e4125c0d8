using Evenkeel.Clinical.Silence;

namespace Evenkeel.Clinical;

/// <summary>
/// Everything that the signs may look at, as of an instant, and nothing else: it is the exact argument of a decision and is
/// kept with it. Lists are put in order when set, so the order of arrival does not matter.
/// </summary>
public sealed record Trajectory
{
    /// <summary>The instant of the judgement, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The patient's day at <see cref="AsOf"/>.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>When that day rolls over (04:00 in the patient's zone), exclusive.</summary>
    public required DateTimeOffset TodayEndsAt { get; init; }

    /// <summary>Sessions of the current course that have started, oldest first.</summary>
    public IReadOnlyList<TreatmentSession> Sessions { get; init => field = [.. value.OrderBy(s => s.Start).ThenBy(s => s.Id)]; } = [];

    /// <summary>Check-ins received, oldest answer first; an amended one stands once, with its gravest safety answer.</summary>
    public IReadOnlyList<CheckIn> CheckIns { get; init => field = [.. value.OrderBy(c => c.AnsweredAt).ThenBy(c => c.Id)]; } = [];

    /// <summary>Scores of instruments, oldest first.</summary>
    public IReadOnlyList<Score> Scores { get; init => field = [.. value.OrderBy(s => s.AnsweredAt).ThenBy(s => s.Id)]; } = [];

    /// <summary>What people told the clinic outside the scales, oldest first.</summary>
    public IReadOnlyList<Report> Reports { get; init => field = [.. value.OrderBy(r => r.MadeAt).ThenBy(r => r.Id)]; } = [];

    /// <summary>Alerts that a person has closed, oldest first.</summary>
    public IReadOnlyList<Closing> Closings { get; init => field = [.. value.OrderBy(c => c.At).ThenBy(c => c.Sign, StringComparer.Ordinal)]; } = [];

    /// <summary>Pauses in effect or to come, oldest first; one that waits for a person's yes is not among them.</summary>
    public IReadOnlyList<Pause> Pauses { get; init => field = [.. value.OrderBy(p => p.From).ThenBy(p => p.Id)]; } = [];

    /// <summary>Distress, one reading for each check-in that gives one.</summary>
    public IReadOnlyList<Reading> Readings => _readings ??= Clinical.Readings.From(CheckIns);

    /// <summary>Distress by day.</summary>
    public IReadOnlyList<DailyValue> Days => _days ??= Clinical.Readings.Daily(Readings);

    /// <summary>The course so far: baselines, the session that counts, the dip that stands.</summary>
    public Course Course => _course ??= Course.Of(this);

    /// <summary>What the days after the first session gained against CourseBaseline.</summary>
    public Gain Gain => _gain ??= Gain.Of(this);

    /// <summary>The latest closing of a sign's alert, or null when no person has closed one.</summary>
    public Closing? LastClosing(string sign)
    {
        for (var i = Closings.Count - 1; i >= 0; i--)
        {
            if (Closings[i].Sign == sign)
            {
                return Closings[i];
            }
        }

        return null;
    }

    // Derived once per trajectory; the copy constructor leaves them behind, so that a copy made by `with` derives its own.
    private IReadOnlyList<Reading>? _readings;
    private IReadOnlyList<DailyValue>? _days;
    private Course? _course;
    private Gain? _gain;

    private Trajectory(Trajectory other)
    {
        AsOf = other.AsOf;
        Today = other.Today;
        TodayEndsAt = other.TodayEndsAt;
        Sessions = other.Sessions;
        CheckIns = other.CheckIns;
        Scores = other.Scores;
        Reports = other.Reports;
        Closings = other.Closings;
        Pauses = other.Pauses;
    }
}

/// <summary>One dosing visit. FHIR: Procedure.</summary>
/// <param name="Start">Start; where only the day is known, the end of that day, so that its answers count as before.</param>
/// <param name="End">End, or null while it is going on or was not recorded.</param>
/// <param name="On">The patient's day.</param>
/// <param name="AtHome">Taken at home, not at the clinic.</param>
public sealed record TreatmentSession(Guid Id, DateTimeOffset Start, DateTimeOffset? End, DateOnly On, bool AtHome)
{
    /// <summary>From when an answer is after the session.</summary>
    public DateTimeOffset After => End ?? Start;
}

/// <summary>The result of an instrument.</summary>
/// <param name="Instrument">Its code: phq-9, gad-7, asq, c-ssrs.</param>
/// <param name="Total">The total, or null when an item is missing (never prorated).</param>
/// <param name="Item9">PHQ-9 item 9 (0-3), which acts alone.</param>
/// <param name="Screening">What a suicide screener came to; NotAScreener for the others.</param>
public sealed record Score(
    Guid Id, string Instrument, DateTimeOffset AnsweredAt, DateTimeOffset ReceivedAt, int? Total, Answer Item9, Screening Screening);

/// <summary>What a suicide screener came to. Colours are C-SSRS triage, the others ASQ (evidence 4.1).</summary>
public enum Screening
{
    NotAScreener = 0,
    Negative = 1,
    /// <summary>Unfinished, or a question declined.</summary>
    NotAnswered = 2,
    NonAcutePositive = 3,
    Yellow = 4,
    Orange = 5,
    Red = 6,
    AcutePositive = 7,
}

/// <summary>Something a person told the clinic outside the scales.</summary>
/// <param name="On">The patient's day when it was said.</param>
public sealed record Report(Guid Id, ReportKind Kind, DateTimeOffset MadeAt, DateTimeOffset ReceivedAt, DateOnly On);

public enum ReportKind
{
    /// <summary>"I need help now".</summary>
    NeedHelpNow = 1,
    /// <summary>"Call me", or yes to "shall someone call you?".</summary>
    CallMe = 2,
    /// <summary>"I feel worse"; also "much worse" in the comparison with before the session.</summary>
    FeelWorse = 3,
    /// <summary>"Worse" in the comparison with before the session.</summary>
    ComparedWorse = 4,
    ComparedSame = 5,
    ComparedBetter = 6,
    /// <summary>"Is this beyond your usual ups and downs?"</summary>
    BeyondUsualYes = 7,
    BeyondUsualNotSure = 8,
    BeyondUsualNo = 9,
    /// <summary>A support person is worried.</summary>
    SupportWorried = 10,
    /// <summary>A support person is worried while a session is going on.</summary>
    SupportWorriedInSession = 11,
    /// <summary>A support person, asked in a silence: "all seems well". It lowers, hides and delays nothing.</summary>
    SupportHeardWell = 12,
    /// <summary>A support person, asked in a silence: "I could not reach them".</summary>
    SupportCouldNotReach = 13,
}

/// <summary>An alert that a person closed.</summary>
/// <param name="Sign">The sign's code.</param>
/// <param name="Priority">The priority that it had.</param>
/// <param name="QuietUntil">Before this, the same sign at the same priority does not open again (exceptions: design 5a).</param>
/// <param name="KnownLevel">Ideation only: the level (1 or 2) that is now known; 0 otherwise.</param>
/// <param name="ReviewBy">Ideation only: when what is known must be looked at again.</param>
public sealed record Closing(string Sign, DateTimeOffset At, Priority Priority, DateTimeOffset QuietUntil, int KnownLevel, DateTimeOffset? ReviewBy);
