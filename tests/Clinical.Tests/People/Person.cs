using Evenkeel.Clinical.Band;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Silence;

namespace Evenkeel.Clinical.Tests.People;

/// <summary>Somebody with a story: what they answered and said, told in order, judged as of any instant.</summary>
public sealed record Person
{
    /// <summary>Steady: distress 3 every morning of the week before, a session at the clinic on day 0, 10:00-12:00. Dip limit 5.0, recovery below 4.0.</summary>
    public static Person Ana { get; } = new Person().AnswersDaily(-7, -1, 3).Session("d0 10:00", "d0 12:00");

    /// <summary>Dipping: like Ana, and 6 on the morning after the session.</summary>
    public static Person Ben { get; } = Ana.Answers("d1 09:00", 6);

    /// <summary>Silent: answered nothing before the session, nor after it.</summary>
    public static Person Chi { get; } = new Person().Session("d0 10:00", "d0 12:00");

    /// <summary>Fading: 6 before treatment, 3 in the first week after it.</summary>
    public static Person Dee { get; } = new Person().AnswersDaily(-7, -1, 6).Session("d0 10:00", "d0 12:00").AnswersDaily(1, 7, 3);

    private IReadOnlyList<TreatmentSession> Sessions { get; init; } = [];
    private IReadOnlyList<CheckIn> CheckIns { get; init; } = [];
    private IReadOnlyList<Score> Scored { get; init; } = [];
    private IReadOnlyList<Report> Reports { get; init; } = [];
    private IReadOnlyList<Closing> Closings { get; init; } = [];
    private IReadOnlyList<Pause> Pauses { get; init; } = [];
    private Func<Trajectory, BandReading?> Band { get; init; } = _ => null;

    /// <summary>Whose own band is led through what they answered, at the limit of a budget; without it a person has none.</summary>
    public Person Banded(double budget = AlertBudget.Usual) => this with
    {
        Band = t => BandWalk.Readings(t.Days, new SessionDays(t.Sessions), AlertBudget.LimitFor(budget), AlertBudget.AwayLimitFor(budget)).LastOrDefault(),
    };

    /// <summary>Whose band finds so much evidence in their latest answer, at a limit of -2; the level before the session 3.0, the onset two days ago.</summary>
    public Person BandFinds(double evidence) => this with
    {
        Band = t => t.Days.Count == 0 ? null : new(t.Days[^1].On, new BandDay { Evidence = evidence, Gained = 2, BeforeSession = 3, OnsetDaysAgo = 2, Rival = Onset.DipOfTwoDays }, -2),
    };

    /// <summary>The same away from sessions, at a limit of -1; the onset a day ago, 4.0 to be expected.</summary>
    public Person BandFindsAway(double evidence, double afterASession = -9) => this with
    {
        Band = t => t.Days.Count == 0 ? null : new(
            t.Days[^1].On,
            new BandDay { Evidence = afterASession, EvidenceAway = evidence, ProbabilityAway = .01, BeforeSession = 3, OnsetDaysAgo = 5, OnsetAwayDaysAgo = 1, Middle = 4, Rival = Onset.DipOfTwoDays }, -2) { AwayLimit = -1 },
    };

    public Person Session(string start, string? end, bool atHome = false, bool isBooked = false, bool startsCourse = false) =>
        this with { Sessions = [.. Sessions, new(Id(), When.At(start), end is null ? null : When.At(end), When.On(When.At(start)), atHome) { IsBooked = isBooked, StartsCourse = startsCourse }] };

    /// <summary>A check-in with the same number for low mood, anxiety and restlessness, good hope, and a no to the safety question.</summary>
    public Person Answers(string when, decimal distress) => Answers(when, c => c with
    {
        LowMood = Answer.Of(distress), Anxiety = Answer.Of(distress), Restlessness = Answer.Of(distress), Hope = Answer.Of(7), Safety = SafetyAnswer.No,
    });

    public Person AnswersDaily(int from, int to, decimal distress) =>
        Enumerable.Range(from, to - from + 1).Aggregate(this, (p, day) => p.Answers($"d{day} 09:00", distress));

    public Person Safety(string when, SafetyAnswer answer, string? received = null) => Answers(when, c => c with { Safety = answer }, received);

    /// <summary>A check-in that holds what is put into it and nothing else.</summary>
    public Person Answers(string when, Func<CheckIn, CheckIn> fill, string? received = null)
    {
        var at = When.At(when);
        return this with { CheckIns = [.. CheckIns, fill(new CheckIn(Id(), at, When.At(received ?? when), When.On(at)))] };
    }

    public Person Says(string when, ReportKind kind, string? received = null) =>
        this with { Reports = [.. Reports, new(Id(), kind, When.At(when), When.At(received ?? when), When.On(When.At(when)))] };

    public Person Gad7(string when, int? total) =>
        this with { Scored = [.. Scored, new(Id(), "gad-7", When.At(when), When.At(when), total, Answer.NotAsked, Screening.NotAScreener)] };

    public Person Phq9(string when, int? total, int item9 = 0) =>
        this with { Scored = [.. Scored, new(Id(), "phq-9", When.At(when), When.At(when), total, Answer.Of(item9), Screening.NotAScreener)] };

    public Person Screened(string when, Screening screening) =>
        this with { Scored = [.. Scored, new(Id(), "asq", When.At(when), When.At(when), null, Answer.NotAsked, screening)] };

    /// <summary>A person of the clinic closed a sign's alert.</summary>
    public Person Closed(string when, string sign, Priority priority = Priority.Urgent, int known = 0, int reviewDays = 7, string? checkAt = null)
    {
        var at = When.At(when);
        var closing = new Closing(sign, at, priority, at.AddHours(48), known, known > 0 ? at.AddDays(reviewDays) : null);
        return this with { Closings = [.. Closings, closing with { CheckAt = checkAt is null ? null : When.At(checkAt) }] };
    }

    /// <summary>A pause that was asked for long before, by a person's yes or without needing one.</summary>
    public Person Rests(string from, string until, bool yes = false) => this with { Pauses = [.. Pauses, new(Id(), When.At(from), When.At(until), yes)] };

    /// <summary>What the signs may look at as of an instant: what had been received by then.</summary>
    public Trajectory AsOf(string when) => AsOf(When.At(when));

    public Trajectory AsOf(DateTimeOffset at)
    {
        var facts = Facts(at);
        return facts with { Band = Band(facts) };
    }

    private Trajectory Facts(DateTimeOffset at) => new()
    {
        AsOf = at,
        Today = When.On(at),
        TodayEndsAt = When.DayEndsAt(at),
        Sessions = [.. Sessions.Where(s => s.Start <= at)],
        CheckIns = [.. CheckIns.Where(c => c.ReceivedAt <= at)],
        Scores = [.. Scored.Where(s => s.ReceivedAt <= at)],
        Reports = [.. Reports.Where(r => r.ReceivedAt <= at)],
        Closings = [.. Closings.Where(c => c.At <= at)],
        Pauses = Pauses,
    };

    public string Judge(Func<Trajectory, Finding> sign, string when) => sign(AsOf(when)).Told();

    /// <summary>Ids in order of telling, the same at every run.</summary>
    private Guid Id() => new(Sessions.Count + CheckIns.Count + Scored.Count + Reports.Count + Pauses.Count + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
