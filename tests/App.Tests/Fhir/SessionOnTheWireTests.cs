using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Sessions;
using Evenkeel.Tests.House;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Evenkeel.Tests.Fhir;

/// <summary>The facts of a session's record, and what is missing from it, as they reach another program.</summary>
[Trait("Row", "2.4")]
[Trait("Row", "10.10")]
public sealed class SessionOnTheWireTests
{
    [Theory, OnBothDatabases]
    public async Task What_was_filled_in_on_the_page_is_what_another_program_reads(Store store)
    {
        await using var day = await TreatmentDay.Open(store, atHome: true);
        await RunTests.Begin(day);
        day.Clinic.Time.Advance(TimeSpan.FromHours(2));
        await RunTests.Keep(day, new() { ["Route"] = "Sublingual", ["DoseMg"] = "40.5", ["Weight"] = "70", ["Lot"] = "KX-1", ["People"] = "Imani, nurse", ["DosedAt"] = "10:15", ["EndedAt"] = "11:50" });
        var row = await day.Session();
        Assert.Equal(40.5m, row.DoseMg);
        Assert.Equal(
            $$$$"""{"resourceType":"Procedure","id":"{{{{row.Id}}}}","status":"completed","category":{"text":"Treatment session"},"code":{"text":"Ketamine treatment session"},"subject":{"reference":"Patient/{{{{day.Patient.Id}}}}","display":"Ana"},"performedPeriod":{"start":"2026-11-02T10:00:00+00:00","end":"2026-11-02T11:50:00+00:00"},"location":{"type":"Location","display":"At home"},"note":[{"text":"Present: Imani, nurse"}]}""",
            (await day.Osei.Fhir($"/fhir/Procedure/{row.Id}")).Json);
        Assert.Equal(
            $$$$"""{"resourceType":"MedicationAdministration","id":"{{{{row.Id}}}}","contained":[{"resourceType":"Medication","id":"medicine","code":{"text":"Ketamine"},"batch":{"lotNumber":"KX-1"}}],"partOf":[{"reference":"Procedure/{{{{row.Id}}}}"}],"status":"completed","medicationReference":{"reference":"#medicine"},"subject":{"reference":"Patient/{{{{day.Patient.Id}}}}","display":"Ana"},"effectiveDateTime":"2026-11-02T10:15:00+00:00","dosage":{"route":{"coding":[{"system":"http://snomed.info/sct","code":"37839007","display":"Sublingual route"}],"text":"Sublingual route"},"dose":{"value":40.5,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}}""",
            (await day.Osei.Fhir($"/fhir/MedicationAdministration/{row.Id}")).Json);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_that_was_ended_on_the_page_without_a_dose_is_read_as_not_done_with_its_reason(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await RunTests.Begin(day);
        var id = (await day.Session()).Id;
        await day.Osei.Fill(day.Run, "End it, no dose was given", new() { ["reason"] = "She did not want it today" });
        var (done, given) = ((await day.Osei.Fhir($"/fhir/Procedure/{id}")).As<Procedure>(), (await day.Osei.Fhir($"/fhir/MedicationAdministration/{id}")).As<MedicationAdministration>());
        Assert.Equal((EventStatus.NotDone, "She did not want it today"), (done.Status, done.StatusReason?.Text));
        Assert.Equal(MedicationAdministration.MedicationAdministrationStatusCodes.NotDone, given.Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_the_record_lacks_is_left_out_and_a_dose_that_was_not_written_is_said_to_be_unknown(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var row = clinic.Session(ana, s => s.EndedAt = clinic.Now, isBooked: false);
        await clinic.Change(db => db.Sessions.Add(row));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var done = (await osei.Fhir($"/fhir/Procedure/{row.Id}")).As<Procedure>();
        Assert.Empty(done.Note);
        Assert.Empty(done.Performer);
        Assert.Equal("At the clinic", done.Location!.Display);
        var given = (await osei.Fhir($"/fhir/MedicationAdministration/{row.Id}")).As<MedicationAdministration>();
        Assert.Empty(given.Contained);
        // The record does not say which form of ketamine it was, and neither does a code.
        var medicine = Assert.IsType<CodeableConcept>(given.Medication);
        Assert.Equal(("Ketamine", 0), (medicine.Text, medicine.Coding.Count));
        var dose = given.Dosage!.Dose!;
        Assert.Null(dose.Value);
        Assert.Null(dose.Unit);
        Assert.Equal(("http://hl7.org/fhir/StructureDefinition/data-absent-reason", "unknown"), (dose.Extension.Single().Url, Assert.IsType<Code>(dose.Extension.Single().Value).Value));
    }

    [Theory, OnBothDatabases]
    public async Task Each_way_of_giving_it_has_its_own_code_and_its_words(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var said = new List<string>();
        foreach (var route in Enum.GetValues<RouteOfAdministration>())
        {
            var row = clinic.Session(ana, s => s.Route = route);
            await clinic.Change(db => db.Sessions.Add(row));
            var coded = (await osei.Fhir($"/fhir/MedicationAdministration/{row.Id}")).As<MedicationAdministration>().Dosage!.Route!;
            Assert.Equal(("http://snomed.info/sct", coded.Text), (coded.Coding.Single().System, coded.Coding.Single().Display));
            said.Add($"{route}: {coded.Coding.Single().Code} {coded.Text}");
        }

        Assert.Equal(
            [
                "Intravenous: 47625008 Intravenous route", "Intramuscular: 78421000 Intramuscular route", "Subcutaneous: 34206005 Subcutaneous route",
                "Intranasal: 46713006 Nasal route", "Sublingual: 37839007 Sublingual route", "Oral: 26643006 Oral route",
            ],
            said);
    }
}
