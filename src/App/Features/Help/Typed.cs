namespace Evenkeel.Features.Help;

/// <summary>What stands in the form, so that nothing typed is lost. The number is empty on a kept copy, where the phone makes it.</summary>
public sealed record Typed(Guid? Id, string Words);
