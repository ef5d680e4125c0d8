namespace Evenkeel.Clinical.Plans;

/// <summary>How the medicine is given. FHIR: MedicationAdministration.dosage.route.</summary>
public enum RouteOfAdministration
{
    Intravenous = 1,
    Intramuscular = 2,
    Subcutaneous = 3,
    Intranasal = 4,
    Sublingual = 5,
    Oral = 6,
}
