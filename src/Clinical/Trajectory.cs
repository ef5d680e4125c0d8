using Evenkeel.Clinical.Band;
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

    /// <summary>Sessions that have started, of earlier courses too, oldest first.</summary>
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

    /// <summary>What the person's own band says of the latest answered day; null before the first answer.</summary>
    public BandReading? Band { get; init; }

    /// <summary>The band could not be made from these answers. The rules judge all the same.</summary>
    public bool BandFailed { get; init; }

    /// <summary>The session with which the current course began; null before the first.</summary>
    public TreatmentSession? CourseStart => Sessions.LastOrDefault(s => s.StartsCourse) ?? Sessions.FirstOrDefault();

    /// <summary>Distress, one reading for each check-in that gives one.</summary>
    public IReadOnlyList<Reading> Readings => _readings ??= Clinical.Readings.From(CheckIns);

    /// <summary>Distress by day.</summary>
    public IReadOnlyList<DailyValue> Days => _days ??= Clinical.Readings.Daily(Readings);

    /// <summary>The same as the band takes them in: a day without a reading holds what was remembered of it the day after.</summary>
    public IReadOnlyList<DailyValue> DaysForBand => _daysForBand ??= Remembered.Fill(Days, CheckIns);

    /// <summary>The course so far: baselines, the session that counts, the dip that stands.</summary>
    public Course Course => _course ??= Course.Of(this);

    /// <summary>What the days after the first session of the course gained against CourseBaseline.</summary>
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
    private IReadOnlyList<DailyValue>? _daysForBand;
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
        Band = other.Band;
        BandFailed = other.BandFailed;
    }
}
