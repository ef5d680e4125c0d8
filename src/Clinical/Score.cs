using Evenkeel.Clinical.Silence;

namespace Evenkeel.Clinical;

/// <summary>The result of an instrument.</summary>
/// <param name="Instrument">Its code: phq-9, gad-7, asq, c-ssrs.</param>
/// <param name="Total">The total, or null when an item is missing (never prorated).</param>
/// <param name="Item9">PHQ-9 item 9 (0-3), which acts alone.</param>
/// <param name="Screening">What a suicide screener came to; NotAScreener for the others.</param>
public sealed record Score(
    Guid Id, string Instrument, DateTimeOffset AnsweredAt, DateTimeOffset ReceivedAt, int? Total, Answer Item9, Screening Screening);
