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
    private bool _unrecovered;
    private bool _reachedLimit;
    private DateOnly _beganOn;
    private DateOnly? _calmFrom;
    private readonly List<Recovery> _recoveries = [];

    /// <summary>The dip on the watch list.</summary>
    public Dip? Dip { get; private set; }

    /// <summary>
    /// Whether a dip is unrecovered by its values: a person's closing ends the watch, not the dip. A day that goes on counts as far
    /// as it has come, so that an answer after a session cannot change what that session was compared with.
    /// </summary>
    public bool Unrecovered => _unrecovered && _calmDays + (DayIsCalm ? 1 : 0) < CalmDaysToEnd;

    private bool DayIsCalm => _day.Count > 0 && _day.Sum < _recovery * _day.Count;

    /// <summary>Every dip so far, oldest first, by its values: a person's closing ends the watch, and neither ends nor shortens a dip.</summary>
    public IReadOnlyList<Recovery> Recoveries => _unrecovered ? [.. _recoveries, Since(null)] : _recoveries;

    /// <summary>From here on readings are compared with this session's baseline.</summary>
    public void StartAfter(TreatmentSession session, decimal? baseline)
    {
        // The third calm day may still be going on when a session starts.
        if (_unrecovered && _calmFrom is { } calm)
        {
            _recoveries.Add(Since(calm));
        }

        _after = session.After;
        _limit = Course.LimitFor(baseline);
        _recovery = Course.RecoveryFor(baseline);
        (Dip, _unrecovered, _reachedLimit, _calmDays, _calmFrom, _day) = (null, false, false, 0, null, default);
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
                Close(_closings[_nextClosing++]);
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
            _reachedLimit = true;
            Start(reading.At, reading.On);
        }

        var dayGoesOn = _nextReading < t.Readings.Count && t.Readings[_nextReading].On == reading.On;
        if (!dayGoesOn)
        {
            _calmFrom = DayIsCalm ? _calmFrom ?? reading.On : null;
            _calmDays = DayIsCalm ? _calmDays + 1 : 0;
            _day = default;
            if (_calmDays >= CalmDaysToEnd)
            {
                if (_unrecovered)
                {
                    _recoveries.Add(Since(_calmFrom));
                }

                (Dip, _unrecovered, _reachedLimit) = (null, false, false);
            }
        }
    }

    private void Start(DateTimeOffset at, DateOnly on)
    {
        Dip ??= new Dip(at, on);
        _beganOn = _unrecovered ? _beganOn : on;
        _unrecovered = true;
        (_calmDays, _calmFrom) = (0, null);
    }

    private Recovery Since(DateOnly? calm)
    {
        var end = calm ?? t.Today.AddDays(1);
        return new(_beganOn, calm, end.DayNumber - _beganOn.DayNumber - t.Days.Count(d => d.On >= _beganOn && d.On < end));
    }

    /// <summary>Closing "I feel worse" ends a dip of words alone; one that readings show is ended by closing the dip itself.</summary>
    private void Close(Closing closing)
    {
        if (closing.Sign == ProlongedDip.Code || !_reachedLimit)
        {
            (Dip, _reachedLimit) = (null, false);
        }
    }
}
