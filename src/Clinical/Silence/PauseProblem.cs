using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Silence;

/// <summary>Why a pause cannot be asked for.</summary>
public enum PauseProblem
{
    None = 0,
    EndsBeforeItBegins = 1,
    BeginsInThePast = 2,
    Overlaps = 3,
    TooLong = 4,
    /// <summary>With the pauses close to it, it would be too long.</summary>
    TooLongTogether = 5,
}
