using Evenkeel.Clinical.Silence;

namespace Evenkeel.Clinical;

/// <summary>Something a person told the clinic outside the scales.</summary>
/// <param name="On">The patient's day when it was said.</param>
public sealed record Report(Guid Id, ReportKind Kind, DateTimeOffset MadeAt, DateTimeOffset ReceivedAt, DateOnly On);
