using System.Globalization;
using Hl7.Fhir.Model;

namespace Evenkeel.Fhir;

/// <summary>The session as what was done: status, when, where, who was there. What its record lacks is left out.</summary>
internal static class SessionProcedure
{
    public const string Type = "Procedure";

    public static Procedure Of(SeenSession seen) => new()
    {
        Id = seen.Row.Id.ToString(),
        Status = StatusOf(seen),
        StatusReason = WhyNot(seen),
        Category = new CodeableConcept { Text = "Treatment session" },
        Code = new CodeableConcept { Text = "Ketamine treatment session" },
        Subject = Subject(seen),
        Performed = Performed(seen),
        Location = new ResourceReference { Type = "Location", Display = seen.Row.AtHome ? "At home" : "At the clinic" },
        // Who was there is not who did it, and the record says only the one: so it is a note and no performer.
        Note = seen.Row.PeoplePresent.Length == 0 ? [] : [new Annotation { Text = $"Present: {seen.Row.PeoplePresent}" }],
    };

    /// <summary>A session, the whole time or the day of it; of one that was not given, the time in which it was not.</summary>
    public static DataType Performed(SeenSession seen) =>
        seen.IsOnlyDayKnown ? new FhirDateTime(seen.Row.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : Span(seen.Row.StartedAt, seen.Row.EndedAt ?? seen.Row.NotGivenAt);

    /// <summary>No end means that none is known. One that lies before the start, as a clock that was set back may leave it, is not known either.</summary>
    public static Period Span(DateTimeOffset start, DateTimeOffset? end) => new() { StartElement = new FhirDateTime(start), EndElement = end >= start ? new FhirDateTime(end.Value) : null };

    public static ResourceReference Subject(SeenSession seen) => new($"Patient/{seen.Row.PatientId}", seen.Patient.Name);

    /// <summary>In the words of who said so; null for one that took place.</summary>
    public static CodeableConcept? WhyNot(SeenSession seen) => seen.Row.NotGivenAt is null ? null : new CodeableConcept { Text = seen.Row.NotGivenReason };

    private static EventStatus StatusOf(SeenSession seen) => seen switch
    {
        { Row.EnteredInError: true } => EventStatus.EnteredInError,
        { Row.NotGivenAt: not null } => EventStatus.NotDone,
        { GoesOn: true } => EventStatus.InProgress,
        { IsLeftOpen: true } => EventStatus.Unknown,
        _ => EventStatus.Completed,
    };
}
