using Evenkeel.Clinical.Silence;

namespace Evenkeel.Clinical;

/// <summary>What a suicide screener came to. Colours are C-SSRS triage, the others ASQ (evidence 4.1).</summary>
public enum Screening
{
    NotAScreener = 0,
    Negative = 1,
    /// <summary>Unfinished, or a question declined.</summary>
    NotAnswered = 2,
    NonAcutePositive = 3,
    Yellow = 4,
    Orange = 5,
    Red = 6,
    AcutePositive = 7,
}
