namespace Evenkeel.Clinical.Signs;

/// <summary>What a sign says about itself: the card on the nurse's screen.</summary>
/// <param name="Code">The clinical phrase; file name, test name and key in docs/hazards.</param>
/// <param name="Title">What the nurse reads.</param>
/// <param name="Why">Two sentences that a nurse would use.</param>
/// <param name="Source">Where the numbers come from.</param>
/// <param name="Hazard">The hazard that it controls: a file in docs/hazards.</param>
/// <param name="InForceFrom">Since when these numbers hold.</param>
/// <param name="IfItFails">The priority when the sign itself throws.</param>
/// <param name="AskedByPerson">Present only because a person asked for something: quiet-until never applies, and a new request rings again.</param>
public sealed record Card(
    string Code, string Title, string Why, string Source, string Hazard, DateOnly InForceFrom,
    Priority IfItFails = Priority.Urgent, bool AskedByPerson = false);

/// <summary>What a sign found. Never null: what cannot be judged says why.</summary>
public abstract record Finding;

/// <summary>The sign is there.</summary>
/// <param name="Priority">How soon a person must act.</param>
/// <param name="Response">Whether it opens an alert or is only watched.</param>
/// <param name="NewestFactAt">When the newest fact that it rests on was received: a newer one can ring again.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="LookAgainAt">When it may change by time alone; null when only a new fact can change it.</param>
public sealed record Present(
    Priority Priority, Response Response, DateTimeOffset NewestFactAt, IReadOnlyList<Evidence> Evidence, DateTimeOffset? LookAgainAt = null) : Finding
{
    /// <summary>
    /// How grave the reason is among those of the same sign and priority: ideation's level, 1-3; 0 where a sign has one reason. A higher
    /// one than the one that somebody holds is news to them (design 5b, closing).
    /// </summary>
    public int Grade { get; init; }
}

/// <summary>The sign is not there, and that holds until an instant (exclusive), after which we do not know.</summary>
public sealed record Absent(DateTimeOffset Until) : Finding;

/// <summary>It cannot be told.</summary>
/// <param name="Because">Why not.</param>
/// <param name="Priority">Routine, unless the sign itself failed.</param>
/// <param name="LookAgainAt">When it may be told by time alone.</param>
public sealed record Indeterminate(Because Because, Priority Priority = Priority.Routine, DateTimeOffset? LookAgainAt = null) : Finding;

public enum Response
{
    /// <summary>A state on the caseload and on the patient's page; nobody is told.</summary>
    Watch = 0,
    /// <summary>Somebody must answer it.</summary>
    Alert = 1,
}

/// <summary>Why a finding cannot be told.</summary>
public enum Because
{
    NoAnswerYet = 1,
    /// <summary>The last answer is older than it can speak for.</summary>
    NotAnsweredSince = 2,
    NoSessionYet = 3,
    /// <summary>Too few answers before the first session.</summary>
    NoBaseline = 4,
    SignFailed = 5,
    /// <summary>The patient asked not to be asked for a time.</summary>
    Paused = 6,
}

/// <summary>One thing that a finding rests on: what, how much, in what unit, when, against which limit. Words are made elsewhere.</summary>
public sealed record Evidence(Fact Fact, decimal Amount, DateTimeOffset? At = null, decimal? Limit = null);

/// <summary>What the amount of an <see cref="Evidence"/> is. Units in brackets.</summary>
public enum Fact
{
    /// <summary>Distress of one reading [points 0-10].</summary>
    Distress = 1,
    /// <summary>SessionBaseline, or what stands in for it [points 0-10].</summary>
    Baseline = 2,
    CourseBaseline = 3,
    /// <summary>No baseline could be had: the fixed limit was used [points 0-10].</summary>
    NoBaseline = 4,
    /// <summary>Hours since the first reading at the limit [hours].</summary>
    HoursAtLimit = 5,
    /// <summary>Days since the dip started [days].</summary>
    DipDays = 6,
    /// <summary>Hope [points 0-10, 10 best].</summary>
    Hope = 7,
    /// <summary>The patient's own answer about thoughts of ending their life [<see cref="SafetyAnswer"/>].</summary>
    SafetyAnswer = 8,
    /// <summary>PHQ-9 item 9 [0-3].</summary>
    Item9 = 9,
    /// <summary>What the screener came to [<see cref="Clinical.Screening"/>].</summary>
    Screening = 10,
    /// <summary>Level of suicidal ideation, 1-3 (design 5a).</summary>
    IdeationLevel = 11,
    /// <summary>A level already known to the team [1-2].</summary>
    KnownIdeation = 12,
    /// <summary>The review of known ideation is overdue [hours].</summary>
    ReviewOverdue = 13,
    /// <summary>What a person said [<see cref="ReportKind"/>].</summary>
    Said = 14,
    /// <summary>Total of the PHQ-9 [0-27].</summary>
    Phq9Total = 15,
    /// <summary>Total of the PHQ-9 at course start [0-27].</summary>
    Phq9AtStart = 16,
    /// <summary>Hours since the last answer, or since the session's end [hours].</summary>
    HoursSilent = 17,
    /// <summary>Days without an answer [days].</summary>
    MissedDays = 18,
    /// <summary>Weekly median now [points 0-10].</summary>
    WeekNow = 19,
    /// <summary>Lowest weekly median since the first session [points 0-10].</summary>
    WeekBest = 20,
    /// <summary>The highest single item of a severe answer [points 0-10].</summary>
    SevereItem = 21,
    /// <summary>Hours by which an answer reached the clinic late [hours].</summary>
    ReceivedLate = 22,
    /// <summary>The question "is this beyond your usual ups and downs?" stands unanswered [hours].</summary>
    QuestionUnanswered = 23,
    /// <summary>The session was taken at home [1].</summary>
    HomeSession = 24,
    /// <summary>Answered days above the level before the session, of so many (limit) since the first of them [days].</summary>
    AboveSessionLevel = 25,
    /// <summary>The same against the level that was to be expected, before the first session [days].</summary>
    AboveExpectedLevel = 26,
    /// <summary>The level that those days are held against, as the person's own band sees it [points 0-10].</summary>
    OwnLevel = 27,
    /// <summary>Weight of a lasting worsening among all explanations of the answers [of 100]. Never a diagnosis.</summary>
    ShiftWeight = 28,
    /// <summary>The next best explanation [<see cref="Band.Onset"/>].</summary>
    Rival = 29,
    /// <summary>The lowest PHQ-9 since the first session [0-27].</summary>
    Phq9Best = 30,
    /// <summary>It began more than so many days after any session [days].</summary>
    AwayFromSessions = 31,
    /// <summary>Hours since the end of the first session [hours].</summary>
    HoursSinceFirstSession = 32,
    /// <summary>An answer came in the silence without saying how bad it is [1 a whole form, 0 a begun one].</summary>
    AnsweredNotHowBad = 33,
    /// <summary>Ideation that was passed on to a named service or person; its next check is due [level 1-3].</summary>
    PassedOn = 34,
}

/// <summary>A sign: its card and its one function.</summary>
public sealed record Sign(Card Card, Func<Trajectory, Finding> Judge);

/// <summary>A sign's finding.</summary>
public sealed record SignFinding(string Sign, Finding Finding);

/// <summary>The engine's whole answer. FHIR: GuidanceResponse, RiskAssessment.</summary>
/// <param name="Catalogue">The version of the catalogue that gave it.</param>
/// <param name="AsOf">As of when.</param>
/// <param name="Priority">The highest of all findings.</param>
/// <param name="Findings">One for each sign, in the catalogue's order.</param>
/// <param name="ReassessAt">When to look again though nothing new has come; null when only a new fact can change anything.</param>
public sealed record Guidance(
    string Catalogue, DateTimeOffset AsOf, Priority Priority, IReadOnlyList<SignFinding> Findings, DateTimeOffset? ReassessAt);
