namespace Evenkeel.Cohort;

/// <summary>From and to, any number between.</summary>
public readonly record struct Span(double From, double To)
{
    public double Clip(double value) => Math.Clamp(value, From, To);
}

/// <summary>From and to in whole numbers, both possible.</summary>
public readonly record struct WholeSpan(int From, int To);

/// <summary>
/// Everything a virtual cohort is made from, each value with its unit and where it comes from. The defaults are the published
/// table of the detector's bench. DESIGN means: our own choice, measured on nobody.
/// Nobody in any source of these numbers filled in this diary after ketamine: no clinical claim rests on them.
/// </summary>
public sealed record CohortParameters
{
    /// <summary>The shortest diary that leaves room for an event after the first session [days]. DESIGN.</summary>
    public const int ShortestDiary = 35;

    /// <summary>Length of the diary [days]. DESIGN.</summary>
    public int Length { get; init; } = 90;

    /// <summary>Days before the first session, in equal shares [days]. DESIGN.</summary>
    public IReadOnlyList<int> Baselines { get; init; } = [0, 3, 7, 14];

    /// <summary>Share of people who worsen after a session and do not come back by themselves within days. evidence 1.4: .03-.08.</summary>
    public double Prevalence { get; init; } = .06;

    public ScheduleParameters Schedule { get; init; } = new();

    public PersonParameters Person { get; init; } = new();

    public ResponseParameters Response { get; init; } = new();

    public MixParameters Mix { get; init; } = new();

    public ShiftParameters Shift { get; init; } = new();

    public MissingParameters Missing { get; init; } = new();

    public AroundParameters Around { get; init; } = new();

    public ExperienceParameters Experience { get; init; } = new();

    public ReportParameters Reports { get; init; } = new();

    /// <summary>A set of people who all worsen, by the given size in own SD: sensitivity is measured here, prevalence enters only later.</summary>
    public CohortParameters Enriched(params IReadOnlyList<double> sizes) => this with { Prevalence = 1, Shift = Shift with { Sizes = sizes } };

    /// <summary>A set in which nobody worsens: false alerts are counted here.</summary>
    public CohortParameters WithoutShifts() => this with { Prevalence = 0 };

    /// <summary>Two years of a clinic: a new course every half year, some people leave. DESIGN.</summary>
    public static CohortParameters Demo { get; } = new()
    {
        Length = 730,
        // Six in a hundred for each of the four courses.
        Prevalence = .22,
        Schedule = new() { NewCourseEvery = 182 },
        Around = new() { DropOutShare = .1 },
    };
}

/// <summary>When sessions are.</summary>
public sealed record ScheduleParameters
{
    /// <summary>Share of people on the close schedule; the others come weekly. DESIGN.</summary>
    public double CloseShare { get; init; } = .5;

    /// <summary>The close schedule: six sessions in 17 days [days since the first]. As in the trials of six infusions, evidence 1.2.</summary>
    public IReadOnlyList<int> CloseDays { get; init; } = [0, 3, 7, 10, 14, 17];

    /// <summary>How many weekly sessions [sessions]. DESIGN.</summary>
    public WholeSpan WeeklySessions { get; init; } = new(4, 6);

    /// <summary>Share of either schedule that goes on to maintenance sessions. DESIGN.</summary>
    public double MaintenanceShare { get; init; } = .5;

    /// <summary>How many maintenance sessions follow [sessions]. DESIGN.</summary>
    public int MaintenanceSessions { get; init; } = 2;

    /// <summary>Days from the session before to a maintenance session [days]. DESIGN; at most 20, so that both fit into 90 days.</summary>
    public WholeSpan MaintenanceGap { get; init; } = new(14, 20);

    /// <summary>A new course starts so many days after the last one started; zero for one course only [days]. DESIGN.</summary>
    public int NewCourseEvery { get; init; }
}

/// <summary>Who the people are: their level and their noise.</summary>
public sealed record PersonParameters
{
    /// <summary>Mean of the person means of distress [points 0-10]. DESIGN, near PHQ-9 of 18 at start (evidence 1.3 [S22]).</summary>
    public double Mean { get; init; } = 6.0;

    /// <summary>SD of the person means [points].</summary>
    public double MeanSd { get; init; } = 1.4;

    /// <summary>Person means are clipped to this [points].</summary>
    public Span MeanRange { get; init; } = new(3, 9);

    /// <summary>Median of the within-person SD [points]: 13 % of the range; multi-item scores have 12-16 %.</summary>
    public double SdMedian { get; init; } = 1.3;

    /// <summary>SD of the logarithm of the within-person SD [ln points].</summary>
    public double SdLogSd { get; init; } = .40;

    /// <summary>Within-person SDs are clipped to this [points].</summary>
    public Span SdRange { get; init; } = new(.5, 2.8);

    /// <summary>Correlation of person mean and (log) within-person SD.</summary>
    public double MeanSdCorrelation { get; init; } = .3;

    /// <summary>Share of the noise variance that carries over from day to day, AR(1); the rest is white. REML on diary rows.</summary>
    public Span CarriedShare { get; init; } = new(.35, .65);

    /// <summary>AR(1) coefficient of the carried part [per day]. REML on diary rows.</summary>
    public Span Phi { get; init; } = new(.75, .90);

    /// <summary>Share of the white variance that belongs to the moment of answering; the rest belongs to the day. Beeps against day means.</summary>
    public double MomentShare { get; init; } = .7;
}
