namespace Evenkeel.Care;

/// <summary>What became of a check-in.</summary>
public abstract record CheckInResult
{
    /// <param name="Guidance">Null when it was kept but could not be assessed; a person has been told.</param>
    public sealed record Kept(Data.CheckIn CheckIn, Clinical.Signs.Guidance? Guidance) : CheckInResult;

    /// <summary>The same body was here before: a double tap, a retry, a late copy.</summary>
    public sealed record AlreadyKept(Data.CheckIn CheckIn) : CheckInResult;

    public sealed record NotAccepted(IReadOnlyDictionary<string, string> Problems) : CheckInResult;

    /// <summary>There is no such patient, or no longer.</summary>
    public sealed record NoSuchPatient : CheckInResult;
}
