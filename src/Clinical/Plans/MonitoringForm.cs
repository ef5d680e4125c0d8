namespace Evenkeel.Clinical.Plans;

/// <summary>When the monitoring form of a session must have been sent (evidence 4.5: after every session, within 7 days).</summary>
public static class MonitoringForm
{
    public static readonly TimeSpan SentWithin = TimeSpan.FromDays(7);

    /// <summary>So long before it is due it stands before the eyes of everybody who could send it [DESIGN].</summary>
    public static readonly TimeSpan RemindsFor = TimeSpan.FromDays(2);

    /// <param name="end">Null while it goes on, or when it was not noted: then the start counts, which is sooner.</param>
    public static DateTimeOffset DueBy(DateTimeOffset start, DateTimeOffset? end) => (end ?? start) + SentWithin;

    /// <summary>Whole days left, 0 on the last; negative once it is late.</summary>
    public static int DaysLeft(DateTimeOffset dueBy, DateTimeOffset now) => (int)Math.Floor((dueBy - now) / TimeSpan.FromDays(1));
}
