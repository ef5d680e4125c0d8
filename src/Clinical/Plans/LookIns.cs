namespace Evenkeel.Clinical.Plans;

/// <summary>When a support person looks in next during a session (mission N5, 6.17).</summary>
public static class LookIns
{
    /// <summary>The default of mission N5.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <param name="from">The dose, or the start where it was not noted.</param>
    /// <param name="lastAt">The latest look-in; null for none.</param>
    public static DateTimeOffset NextAt(DateTimeOffset from, DateTimeOffset? lastAt) => (lastAt > from ? lastAt.Value : from) + Every;
}
