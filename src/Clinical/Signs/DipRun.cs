namespace Evenkeel.Clinical.Signs;

/// <summary>
/// What has happened since the last recovery, and since a person last closed the dip: readings at the limit, and the person's own words.
/// Without any baseline a comparison "worse" stands for a reading at the limit.
/// </summary>
internal sealed class DipRun
{
    private readonly List<DateTimeOffset> _at = [];
    private readonly List<Reading> _readings = [];

    public IReadOnlyList<Reading> AtLimit => _readings;

    /// <summary>The first reading at the limit since the last recovery.</summary>
    public DateTimeOffset? AtLimitSince => _at.Count > 0 ? _at[0] : null;

    /// <summary>The first "I feel worse" since the last recovery.</summary>
    public DateTimeOffset? WorseAt { get; private set; }

    /// <summary>When the newest of them was received.</summary>
    public DateTimeOffset NewestAt { get; private set; }

    /// <summary>"Is this beyond your usual ups and downs?" has been answered in this run.</summary>
    public bool QuestionAnswered { get; private set; }

    /// <summary>It was answered with yes or not sure; a later no lowers nothing.</summary>
    public bool SaidBeyondUsual { get; private set; }

    /// <summary>A severe answer fell into this run.</summary>
    public bool Severe { get; private set; }

    public static DipRun Of(Trajectory t)
    {
        var run = new DipRun();
        var course = t.Course;
        var from = t.Closings.Where(c => c.Sign is ProlongedDip.Code or FeelsWorse.Code).Select(c => c.At)
            .Append(course.Anchor?.After ?? DateTimeOffset.MinValue).Max();
        foreach (var r in t.Readings)
        {
            // A recovery clears what lies before it, but only what was answered before it.
            from = r.At >= from && r.Distress < course.RecoveryLine ? r.At : from;
        }

        if (course.Anchor is not null)
        {
            run._readings.AddRange(t.Readings.Where(r => r.At >= from && r.Distress >= course.DipLimit));
            run._at.AddRange(run._readings.Select(r => r.At));
        }

        foreach (var report in t.Reports.Where(r => r.MadeAt >= from))
        {
            run.Take(report, comparisonCounts: course.Anchor is not null && course.Baseline is null);
        }

        run._at.Sort();
        var first = run.WorseAt < run.AtLimitSince || run.AtLimitSince is null ? run.WorseAt : run.AtLimitSince;
        run.Severe = t.CheckIns.Any(c => c.AnsweredAt >= first && c.IsSevere);
        run.NewestAt = run._at.Append(run.WorseAt ?? DateTimeOffset.MinValue).Max();
        return run;
    }

    /// <summary>When the 48-hour rule was first met, or null when it is not met as of an instant.</summary>
    public DateTimeOffset? ProlongedSince(DateTimeOffset asOf)
    {
        DateTimeOffset? since = null;
        if (AtLimitSince is { } first)
        {
            since = _at.Where(a => a - first >= ProlongedDip.BetweenReadings).Select(a => (DateTimeOffset?)a).FirstOrDefault();
            since = Earlier(since, first + ProlongedDip.NotSubsiding);
        }

        since = Earlier(since, WorseAt + ProlongedDip.NotSubsiding);
        return since <= asOf ? since : null;
    }

    private void Take(Report report, bool comparisonCounts)
    {
        switch (report.Kind)
        {
            case ReportKind.FeelWorse:
                WorseAt ??= report.MadeAt;
                break;
            case ReportKind.ComparedWorse when comparisonCounts:
                _at.Add(report.MadeAt);
                break;
            case ReportKind.BeyondUsualYes or ReportKind.BeyondUsualNotSure:
                (QuestionAnswered, SaidBeyondUsual) = (true, true);
                break;
            case ReportKind.BeyondUsualNo:
                QuestionAnswered = true;
                break;
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;
}
