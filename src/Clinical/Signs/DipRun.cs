namespace Evenkeel.Clinical.Signs;

/// <summary>
/// What has happened since the last recovery, and since a person last closed the dip: readings at the limit, and the person's own words.
/// Without any baseline a comparison "worse" stands for a reading at the limit.
/// </summary>
internal sealed class DipRun
{
    private readonly List<Reading> _atLimit = [];
    private readonly List<DateTimeOffset> _worse = [];
    private readonly List<Report> _beyondUsual = [];

    public IReadOnlyList<Reading> AtLimit => _atLimit;

    /// <summary>The first reading at the limit, or comparison that stands for one, since the last recovery.</summary>
    public DateTimeOffset? WorseSince => _worse.Count > 0 ? _worse[0] : null;

    /// <summary>The first "I feel worse" that stands: no recovery and no closing by a person since.</summary>
    public DateTimeOffset? FeelsWorseSince { get; private set; }

    /// <summary>The latest "worse" about a week of this dip, with no recovery since; null when there is none.</summary>
    public DateTimeOffset? StillWorseAt { get; private set; }

    /// <summary>A severe answer fell into this run.</summary>
    public bool HasSevereAnswer { get; private set; }

    /// <summary>The newest of what the run rests on.</summary>
    public DateTimeOffset NewestAt => Later(Later(_worse.Count > 0 ? _worse[^1] : DateTimeOffset.MinValue, FeelsWorseSince), StillWorseAt);

    public static DipRun Of(Trajectory t)
    {
        var run = new DipRun();
        var from = Later(t.Course.Anchor?.After ?? DateTimeOffset.MinValue, t.LastClosing(ProlongedDip.Code)?.At);
        from = run.TakeReadings(t, from);
        run.TakeWords(t, from);
        var first = ProlongedDip.Earlier(run.WorseSince, run.FeelsWorseSince);
        run.HasSevereAnswer = first is not null && t.CheckIns.Any(c => c.AnsweredAt >= first && c.IsSevere);
        return run;
    }

    /// <summary>When the 48-hour rule was first met, or null when it is not met as of an instant.</summary>
    public DateTimeOffset? ProlongedSince(DateTimeOffset asOf)
    {
        DateTimeOffset? apart = _worse.FindIndex(at => at - _worse[0] >= ProlongedDip.BetweenReadings) is >= 0 and var i ? _worse[i] : null;
        var since = ProlongedDip.Earlier(apart, ProlongedDip.Earlier(WorseSince, FeelsWorseSince) + ProlongedDip.NotSubsiding);
        return since <= asOf ? since : null;
    }

    /// <summary>The patient said yes or not sure to "is this beyond your usual ups and downs?"; a no lowers nothing.</summary>
    public bool SaidBeyondUsual => _beyondUsual.Exists(r => r.Kind is not ReportKind.BeyondUsualNo);

    /// <summary>The question has stood for 24 hours without any answer, which counts as "not sure", whatever is said later.</summary>
    public bool LeftUnanswered(DateTimeOffset askedAt, DateTimeOffset asOf)
    {
        var until = askedAt + ProlongedDip.QuestionWaits;
        return asOf >= until && !_beyondUsual.Exists(r => r.MadeAt >= askedAt && r.MadeAt < until);
    }

    /// <summary>Takes the readings since the last recovery, newest first, and says from when the run goes.</summary>
    private DateTimeOffset TakeReadings(Trajectory t, DateTimeOffset from)
    {
        for (var i = t.Readings.Count - 1; i >= 0 && t.Readings[i].At >= from; i--)
        {
            if (t.Readings[i].Distress < t.Course.RecoveryLine)
            {
                from = t.Readings[i].At;
                break;
            }

            if (t.Course.Anchor is not null && t.Readings[i].Distress >= t.Course.DipLimit)
            {
                _atLimit.Add(t.Readings[i]);
            }
        }

        _atLimit.Reverse();
        _worse.AddRange(_atLimit.Select(r => r.At));
        return from;
    }

    private void TakeWords(Trajectory t, DateTimeOffset from)
    {
        // Closing "I feel worse" answers the words; the readings beside them go on counting.
        var wordsFrom = Later(from, t.LastClosing(FeelsWorse.Code)?.At);
        var comparisonCounts = t.Course is { Anchor: not null, Baseline: null };
        foreach (var report in t.Reports.Where(r => r.MadeAt >= from))
        {
            StillWorseAt = Comparison.IsWorseAfterAWeek(report, t.Course.Anchor is null ? null : t.Course.Dip) ? report.MadeAt : StillWorseAt;
            if (report.Kind is ReportKind.FeelWorse && report.MadeAt >= wordsFrom)
            {
                FeelsWorseSince ??= report.MadeAt;
            }
            else if (report.Kind is ReportKind.ComparedWorse && comparisonCounts)
            {
                _worse.Add(report.MadeAt);
            }
            else if (report.Kind is ReportKind.BeyondUsualYes or ReportKind.BeyondUsualNotSure or ReportKind.BeyondUsualNo)
            {
                _beyondUsual.Add(report);
            }
        }

        _worse.Sort();
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset? b) => b > a ? b.Value : a;
}
