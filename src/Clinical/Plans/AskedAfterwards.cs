namespace Evenkeel.Clinical.Plans;

/// <summary>
/// What is asked when judgement is no longer altered by a dose, and never before (mission 5.7, 2.10). Both lengths are proposals: the
/// altered hours last a day unless a clinician has set their end, so "within a day of the session" counts from then.
/// </summary>
public static class AskedAfterwards
{
    /// <summary>How long looking back on a session is offered.</summary>
    public static readonly TimeSpan Reflection = TimeSpan.FromHours(24);

    /// <summary>How long rating a session is asked for.</summary>
    public static readonly TimeSpan Rating = TimeSpan.FromDays(7);

    /// <param name="clearSince">When the altered hours ended; inclusive.</param>
    /// <param name="asked">How long it is asked from then; exclusive.</param>
    public static bool IsOpen(DateTimeOffset clearSince, TimeSpan asked, DateTimeOffset at) => clearSince <= at && at < clearSince + asked;
}
