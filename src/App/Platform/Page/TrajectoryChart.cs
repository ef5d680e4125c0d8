using System.Globalization;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Words;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Page;

/// <summary>Something at an instant that is not a reading: a session, an alert.</summary>
public sealed record ChartMark(DateTimeOffset At, DateOnly On, string Words);

/// <summary>A total on the strip of instruments.</summary>
/// <param name="Most">The highest total that the instrument can give.</param>
public sealed record ChartScore(DateTimeOffset At, DateOnly On, string Instrument, int Total, int Most);

/// <summary>The lines that readings are compared with, from the session that counts.</summary>
/// <param name="Baseline">Null when there were too few answers before the session.</param>
public sealed record ChartLimits(DateTimeOffset From, DateOnly On, decimal? Baseline, decimal DipLimit, decimal RecoveryLine);

/// <summary>The person's own range of one day, as expected before its answer: four of five calm answers lie in it [points].</summary>
/// <param name="At">When that day begins.</param>
public sealed record ChartBand(DateTimeOffset At, DateOnly On, decimal Low, decimal High);

/// <summary>Whole days that are marked above the readings.</summary>
/// <param name="At">When it was first so, by the answers of the week before.</param>
/// <param name="Median">Of that week [points].</param>
public sealed record ChartSpan(DateOnly From, DateOnly To, DateTimeOffset At, string Words, decimal Median, bool IsHollow);

/// <summary>What a trajectory chart shows, in whole days of the person's own zone; drawing and words are made from this alone.</summary>
/// <param name="From">First day.</param>
/// <param name="Today">Last day.</param>
/// <param name="IsForPatient">The patient's own view: no limits and no alerts on it.</param>
public sealed record TrajectoryChart(
    string Zone, DateOnly From, DateOnly Today, DateTimeOffset Now, IReadOnlyList<Reading> Readings, IReadOnlyList<ChartMark> Sessions, IReadOnlyList<ChartMark> Alerts,
    IReadOnlyList<ChartScore> Scores, ChartLimits? Limits, bool IsForPatient = false)
{
    /// <summary>A day each, oldest first; empty before the first answer.</summary>
    public IReadOnlyList<ChartBand> Band { get; init; } = [];

    /// <summary>The level before the latest session as the person's own band sees it [points]; null before the first.</summary>
    public decimal? LevelBeforeSession { get; init; }

    /// <summary>First improvement and fade, as far as they may be told; null with neither.</summary>
    public Gain? Gain { get; init; }

    public int DayCount => Today.DayNumber - From.DayNumber + 1;

    /// <summary>The same in sentences: words come first.</summary>
    public IEnumerable<string> Sentences()
    {
        if (Readings.Count == 0)
        {
            yield return $"No answers in these {DayCount} days.";
        }
        else
        {
            var last = Readings[^1];
            yield return $"Latest answer: {Points(last.Distress)} of 10, {Wording.Say(Zone, last.At, Now)}. 10 is hardest.";
            var answered = Readings.Select(r => r.On).Distinct().Count();
            yield return $"Answers on {answered} of these {DayCount} days; a day without an answer is left blank.";
        }

        if (Gain is { } gain && (IsForPatient ? GainVoice.ForPatient(gain, Wording.Say) : GainVoice.ForClinician(gain, Wording.Say)) is { Length: > 0 } gained)
        {
            yield return gained;
        }

        if (Band.Count > 0)
        {
            yield return IsForPatient
                ? "The shaded part is your recent range. It comes from your own answers."
                : $"Shaded: this person's own range, in which four of five calm answers lie; today {Points(Band[^1].Low)} to {Points(Band[^1].High)}.{(LevelBeforeSession is { } level ? $" Level before the latest session: {Points(level)}." : "")}";
        }

        if (!IsForPatient && Limits is { } limits)
        {
            yield return limits.Baseline is { } baseline
                ? $"Since the session on {Wording.Say(limits.On)}: baseline {Points(baseline)}, a dip from {Points(limits.DipLimit)}, recovery below {Points(limits.RecoveryLine)}."
                : $"Since the session on {Wording.Say(limits.On)}: too few answers before it for a baseline, so a dip counts from {Points(limits.DipLimit)} and recovery below {Points(limits.RecoveryLine)}.";
        }
    }

    /// <summary>The weeks that are marked above the readings, each with its name: filled the first improvement, hollow the fade up to today.</summary>
    public IEnumerable<ChartSpan> Spans()
    {
        if (Gain?.FirstClear is { } first && first.On >= From)
        {
            yield return new ChartSpan(first.From, first.On, first.At, IsForPatient ? "first better week" : "first improvement", first.Median, IsHollow: false);
        }

        if (Gain?.FadingSince is { } since)
        {
            yield return new ChartSpan(since.On, Today, since.At, IsForPatient ? "harder weeks" : "fading", since.Median, IsHollow: true);
        }
    }

    /// <summary>The table twin: everything on the chart, newest first.</summary>
    public IEnumerable<(DateTimeOffset At, string What, string Value)> Rows() =>
        Readings.Select(r => (r.At, IsForPatient ? "Answer" : "Distress", Points(r.Distress) + Say(r.Mark)))
            .Concat(Sessions.Select(s => (s.At, "Session", s.Words)))
            .Concat(Spans().Select(s => (s.At, s.Words, (IsForPatient ? "middle answer " : "weekly median ") + Points(s.Median))))
            .Concat(Scores.Select(s => (s.At, s.Instrument, $"{s.Total} of {s.Most}")))
            .Concat(IsForPatient ? [] : Alerts.Select(a => (a.At, "Alert", a.Words)))
            .Concat(Band.Select(b => (b.At, IsForPatient ? "Your recent range" : "Own range", $"{Points(b.Low)} to {Points(b.High)}")))
            .OrderByDescending(r => r.Item1);

    private static string Points(decimal amount) => amount.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Say(ReadingMark mark) => mark switch
    {
        ReadingMark.OneFilled => " (one of three answers filled in)",
        ReadingMark.SingleItem => " (one question)",
        _ => "",
    };
}
