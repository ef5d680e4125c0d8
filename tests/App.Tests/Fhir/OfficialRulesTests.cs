using Hl7.Fhir.Model;

namespace Evenkeel.Tests.Fhir;

/// <summary>What judges our answers can say no.</summary>
[Trait("Row", "10.10")]
public sealed class OfficialRulesTests
{
    [Fact]
    public void A_planted_reference_to_nothing_an_end_before_the_start_and_a_route_without_a_dose_are_found()
    {
        var broken = new MedicationAdministration
        {
            Status = MedicationAdministration.MedicationAdministrationStatusCodes.Completed, Subject = new ResourceReference("Patient/1"), Medication = new ResourceReference("#medicine"),
            Effective = new Period { Start = "2026-11-02T10:00:00Z", End = "2026-11-01T10:00:00Z" }, Dosage = new() { Route = new CodeableConcept { Text = "by mouth" } },
        };
        var complaints = string.Join(' ', OfficialRules.Complaints(broken));
        Assert.Contains("ref-1", complaints, StringComparison.Ordinal);
        Assert.Contains("per-1", complaints, StringComparison.Ordinal);
        Assert.Contains("mad-1", complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planted_procedure_of_nobody_is_found() => Assert.NotEmpty(OfficialRules.Complaints(new Procedure { Status = EventStatus.Completed }));

    [Fact]
    public void A_whole_procedure_is_left_alone() => Assert.Empty(OfficialRules.Complaints(new Procedure { Status = EventStatus.Completed, Subject = new ResourceReference("Patient/1") }));
}
