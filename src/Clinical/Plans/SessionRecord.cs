namespace Evenkeel.Clinical.Plans;

/// <summary>What the record of a session must have before it is closed (mission 2.4, 5.6). A reading that was not taken, with its reason, is there too.</summary>
public sealed record SessionRecord(
    decimal? DoseMg, string Lot, string PeoplePresent, DateTimeOffset? DosedAt, DateTimeOffset? AlteredUntil, DateTimeOffset? EndedAt,
    IReadOnlySet<VitalsMoment> Readings, IReadOnlySet<SessionCheckItem> Answered)
{
    public static readonly IReadOnlyList<VitalsMoment> Required = [VitalsMoment.BeforeDose, VitalsMoment.At40Minutes, VitalsMoment.End];

    public static readonly IReadOnlyList<SessionCheckItem> Discharge =
        [SessionCheckItem.Oriented, SessionCheckItem.PerceptionBack, SessionCheckItem.Walks, SessionCheckItem.Comfortable, SessionCheckItem.Accompanied];

    public IReadOnlyList<VitalsMoment> MissingReadings => [.. Required.Where(m => !Readings.Contains(m))];

    public IReadOnlyList<SessionCheckItem> MissingAnswers => [.. Discharge.Where(i => !Answered.Contains(i))];

    /// <summary>Names of the fields that are empty, as on the form.</summary>
    public IReadOnlyList<string> MissingFields =>
    [
        .. DoseMg is null ? ["the dose"] : Array.Empty<string>(),
        .. Lot.Length == 0 ? ["the lot"] : Array.Empty<string>(),
        .. PeoplePresent.Length == 0 ? ["who was there"] : Array.Empty<string>(),
        .. DosedAt is null ? ["the time of the dose"] : Array.Empty<string>(),
        .. AlteredUntil is null ? ["until when judgement counts as altered"] : Array.Empty<string>(),
        .. EndedAt is null ? ["the end"] : Array.Empty<string>(),
    ];

    public bool MayClose => MissingReadings.Count + MissingAnswers.Count + MissingFields.Count == 0;
}
