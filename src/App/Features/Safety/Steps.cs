namespace Evenkeel.Features.Safety;

/// <summary>The steps as they are drawn in the form, on the page and on the copy that a phone keeps.</summary>
/// <param name="Words">What stands in a step.</param>
/// <param name="Problem">What is wrong with it; empty when nothing is.</param>
public sealed record Steps(Func<Step, string> Words, Func<Step, string> Problem)
{
    public static readonly Steps Empty = new(_ => "", _ => "");
}
