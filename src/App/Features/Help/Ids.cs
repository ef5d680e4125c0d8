namespace Evenkeel.Features.Help;

/// <summary>The numbers of the two messages on a page, so that a second tap is the same message; empty on a kept copy, where the phone makes them.</summary>
public sealed record Ids(Guid? Now, Guid? Call)
{
    public static Ids New() => new(Guid.CreateVersion7(), Guid.CreateVersion7());
}
