using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical;

/// <summary>A time of feeling worse than before the session, from its first sign until three calm days or a person's closing (design 5a).</summary>
/// <param name="StartedAt">The first reading at the limit, or "I feel worse", or a comparison "worse".</param>
/// <param name="StartedOn">The patient's day of that.</param>
public sealed record Dip(DateTimeOffset StartedAt, DateOnly StartedOn);

/// <summary>Walks once through readings, words and closings in order of time and knows whether a dip stands.</summary>
internal sealed class DipWalk(Trajectory t)
{
    private const int CalmDaysToEnd = 3;

    private readonly Report[] _worse = [.. t.Reports.Where(r => r.Kind is ReportKind.FeelWorse or ReportKind.ComparedWorse)];
    private readonly Closing[] _closings = [.. t.Closings.Where(c => c.Sign is ProlongedDip.Code or FeelsWorse.Code)];
    private int _nextReading;
    private int _nextWorse;
    private int _nextClosing;
    private DateTimeOffset? _after;
    private decimal _limit = Course.LimitFor(null);
    private decimal _recovery = Course.RecoveryFor(null);
    private int _calmDays;
    private (decimal Sum, int Count) _day;

    /// <summary>The dip on the watch list.</summary>
    public Dip? Dip { get; private set; }

    /// <summary>Whether a dip is unrecovered by its values: a person's closing ends the watch, not the dip.</summary>
    public bool Unrecovered { get; private set; }

    /// <summary>From here on readings are compared with this session's baseline.</summary>
    public void StartAfter(TreatmentSession session, decimal? baseline)
    {
        _after = session.After;
        _limit = Course.LimitFor(baseline);
        _recovery = Course.RecoveryFor(baseline);
        (Dip, Unrecovered, _calmDays, _day) = (null, false, 0, default);
    }

    /// <summary>Takes in everything before an instant.</summary>
    public void To(DateTimeOffset end)
    {
        while (true)
        {
            var reading = _nextReading < t.Readings.Count ? t.Readings[_nextReading].At : DateTimeOffset.MaxValue;
            var worse = _nextWorse < _worse.Length ? _worse[_nextWorse].MadeAt : DateTimeOffset.MaxValue;
            var closing = _nextClosing < _closings.Length ? _closings[_nextClosing].At : DateTimeOffset.MaxValue;
            var next = reading <= worse ? reading : worse;
            next = next <= closing ? next : closing;
            if (next >= end)
            {
                return;
            }

            if (next == reading)
            {
                Take(t.Readings[_nextReading++]);
            }
            else if (next == worse)
            {
                Start(_worse[_nextWorse].MadeAt, _worse[_nextWorse++].On);
            }
            else
            {
                _nextClosing++;
                Dip = null;
            }
        }
    }

    private void Take(Reading reading)
    {
        // Before the first session there is nothing yet to compare a reading with; during one, judgement is altered.
        if (reading.At < (_after ?? DateTimeOffset.MaxValue))
        {
            return;
        }

        _day = (_day.Sum + reading.Distress, _day.Count + 1);
        if (reading.Distress >= _limit)
        {
            Start(reading.At, reading.On);
        }

        var dayGoesOn = _nextReading < t.Readings.Count && t.Readings[_nextReading].On == reading.On;
        if (!dayGoesOn)
        {
            _calmDays = _day.Sum < _recovery * _day.Count ? _calmDays + 1 : 0;
            _day = default;
            if (_calmDays >= CalmDaysToEnd)
            {
                Dip = null;
                Unrecovered = false;
            }
        }
    }

    private void Start(DateTimeOffset at, DateOnly on)
    {
        Dip ??= new Dip(at, on);
        Unrecovered = true;
        _calmDays = 0;
    }
}
