namespace Evenkeel.Clinical.Plans;

/// <summary>When the patient is asked what they bring to a session (mission 2.9).</summary>
public static class PreSession
{
    /// <summary>From so long before the start; closed.</summary>
    public static readonly TimeSpan OpensBefore = TimeSpan.FromHours(24);

    public static bool IsOpen(DateTimeOffset startsAt, DateTimeOffset now) => now >= startsAt - OpensBefore;
}
