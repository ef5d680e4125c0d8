namespace Evenkeel.Features.Help;

/// <summary>The numbers of the two messages on a page, so that a second tap is the same message; empty on a kept copy, where the phone makes them.</summary>
public sealed record Ids(Guid? Now, Guid? Call)
{
    /// <summary>The number on file, to be corrected; empty where the page may show nothing of the patient's.</summary>
    public string Phone { get; init; } = "";

    public static Ids New() => new(Guid.CreateVersion7(), Guid.CreateVersion7());
}
