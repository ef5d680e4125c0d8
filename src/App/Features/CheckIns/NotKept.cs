namespace Evenkeel.Features.CheckIns;

/// <summary>What a form says when the database failed and everything that was typed stands in it still.</summary>
public static class NotKept
{
    public const string Words = "Not kept yet: the clinic’s records cannot be reached just now, and nobody there has been told. Your answers are still here. Please wait a moment and press again.";
}
