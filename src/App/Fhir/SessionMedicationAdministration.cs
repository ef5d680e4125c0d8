using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.MedicationAdministration;

namespace Evenkeel.Fhir;

/// <summary>The session as what was given: medicine, lot, dose, route, when. It belongs to the session's Procedure and bears its id.</summary>
internal static class SessionMedicationAdministration
{
    public const string Type = "MedicationAdministration";

    private const string Snomed = "http://snomed.info/sct";
    private const string Ucum = "http://unitsofmeasure.org";
    private const string WhyAbsent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /// <summary>The name, inside its own resource, of the medicine whose lot is known.</summary>
    private const string OfLot = "medicine";

    public static MedicationAdministration Of(SeenSession seen) => new()
    {
        Id = seen.Row.Id.ToString(),
        Contained = seen.Row.Lot.Length == 0 ? [] : [new Medication { Id = OfLot, Code = Medicine(), Batch = new() { LotNumber = seen.Row.Lot } }],
        PartOf = [new ResourceReference($"{SessionProcedure.Type}/{seen.Row.Id}")],
        Status = StatusOf(seen),
        StatusReason = SessionProcedure.WhyNot(seen) is { } why ? [why] : [],
        Medication = seen.Row.Lot.Length == 0 ? Medicine() : new ResourceReference($"#{OfLot}"),
        Subject = SessionProcedure.Subject(seen),
        Effective = Effective(seen),
        Dosage = seen.Row.NotGivenAt is null ? new DosageComponent { Route = Route(seen.Row.Route), Dose = Dose(seen.Row.DoseMg) } : null,
    };

    /// <summary>Words alone: the record does not say which form of it, and a code would.</summary>
    private static CodeableConcept Medicine() => new() { Text = "Ketamine" };

    private static MedicationAdministrationStatusCodes StatusOf(SeenSession seen) => seen switch
    {
        { Row.EnteredInError: true } => MedicationAdministrationStatusCodes.EnteredInError,
        { Row.NotGivenAt: not null } => MedicationAdministrationStatusCodes.NotDone,
        { IsDoseWritten: false } => MedicationAdministrationStatusCodes.Unknown,
        // The record has the instant of a dose. An infusion begins then, and runs on for as long as the session does.
        { GoesOn: true, Row.DosedAt: null } or { GoesOn: true, Row.Route: RouteOfAdministration.Intravenous } => MedicationAdministrationStatusCodes.InProgress,
        _ => MedicationAdministrationStatusCodes.Completed,
    };

    /// <summary>The instant of the dose; where it was not written, the time of the session in which it was given.</summary>
    private static DataType Effective(SeenSession seen) => seen.Row switch
    {
        { DosedAt: { } begins, Route: RouteOfAdministration.Intravenous } => SessionProcedure.Span(begins, null),
        { DosedAt: { } at } => new FhirDateTime(at),
        _ => SessionProcedure.Performed(seen),
    };

    /// <summary>R4 asks for a dose beside a route (mad-1); that it was not written is said, not left out.</summary>
    private static Quantity Dose(decimal? mg) => mg is { } known
        ? new Quantity { Value = known, Unit = "mg", System = Ucum, Code = "mg" }
        : new Quantity { Extension = [new Extension(WhyAbsent, new Code("unknown"))] };

    private static CodeableConcept Route(RouteOfAdministration route) => route switch
    {
        RouteOfAdministration.Intravenous => Coded("47625008", "Intravenous route"),
        RouteOfAdministration.Intramuscular => Coded("78421000", "Intramuscular route"),
        RouteOfAdministration.Subcutaneous => Coded("34206005", "Subcutaneous route"),
        RouteOfAdministration.Intranasal => Coded("46713006", "Nasal route"),
        RouteOfAdministration.Sublingual => Coded("37839007", "Sublingual route"),
        RouteOfAdministration.Oral => Coded("26643006", "Oral route"),
        _ => new CodeableConcept { Text = route.ToString() },
    };

    private static CodeableConcept Coded(string code, string display) => new(Snomed, code, display, display);
}
