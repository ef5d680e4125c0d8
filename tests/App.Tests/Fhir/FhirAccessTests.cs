using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using Patient = Evenkeel.Data.Patient;
using Task = System.Threading.Tasks.Task;

namespace Evenkeel.Tests.Fhir;

/// <summary>Who reads through FHIR, and that the patient can see it.</summary>
[Trait("Row", "10.10")]
[Trait("Row", "10.2")]
public sealed class FhirAccessTests
{
    [Theory, OnBothDatabases]
    [Trait("Row", "2.4")]
    public async Task A_clinician_of_the_clinic_reads_and_each_read_stands_in_the_patients_log_in_words(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, row) = await Ana(clinic);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        foreach (var path in Paths(ana.Id, row.Id))
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await osei.Fhir(path)).Status));
        }

        using var patient = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        var log = (await patient.Get("/account/accesslog")).Text;
        foreach (var words in (string[])["the record of a session of yours", "the record of your sessions", "the dose of a session of yours", "the dose of your sessions"])
        {
            Assert.Contains($"Dr Osei read {words} through FHIR", log);
        }
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "2.4")]
    public async Task Patients_read_their_own_and_it_is_no_entry_in_their_log(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, row) = await Ana(clinic);
        using var patient = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        foreach (var path in Paths(ana.Id, row.Id))
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await patient.Fhir(path)).Status));
        }

        Assert.Empty(await Noted(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task To_another_patient_and_to_another_clinic_it_is_as_if_it_were_not_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, row) = await Ana(clinic);
        var ben = await clinic.Enrol("Ben");
        var elsewhere = await clinic.Account("Dr Elsewhere", Role.Clinician);
        await clinic.Change(db => db.Clinics.Add(new Clinic { Id = 2, Name = "Hill Clinic", Zone = TestClinic.Zone, Country = "GB" }));
        await clinic.Read(db => db.Users.Where(u => u.Id == elsewhere.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.ClinicId, 2)));
        foreach (var person in (User[])[await clinic.AccountOf(ben), elsewhere])
        {
            using var visitor = await Visitor.SignedIn(clinic, person);
            foreach (var path in Paths(ana.Id, row.Id))
            {
                var answer = await visitor.Fhir(path);
                Assert.Equal((person.DisplayName, path, HttpStatusCode.NotFound), (person.DisplayName, path, answer.Status));
                Assert.Equal(("not-found", "There is nothing here that you may read."), answer.Refusal);
                Assert.Equal((await visitor.Fhir(path.Replace(ana.Id.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace(row.Id.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal))).Json, answer.Json);
            }
        }

        Assert.Empty(await Noted(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Coach_support_person_and_admin_are_turned_away_and_nobody_is_asked_to_sign_in(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, row) = await Ana(clinic);
        var (coach, support) = (await clinic.Account("Coach Kit", Role.Coach), await clinic.Account("Sam", Role.Support, ana.Id));
        await clinic.Change(db => db.CareTeam.Add(new CareTeamMember { ClinicId = ana.ClinicId, PatientId = ana.Id, UserId = coach.Id }));
        foreach (var person in (User?[])[coach, support, clinic.Admin, null])
        {
            using var visitor = person is null ? new Visitor(clinic) : await Visitor.SignedIn(clinic, person);
            foreach (var path in Paths(ana.Id, row.Id).Append("/fhir/metadata"))
            {
                var answer = await visitor.Fhir(path);
                Assert.Equal((person?.DisplayName, path, person is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, false), (person?.DisplayName, path, answer.Status, answer.SendsElsewhere));
                Assert.Equal(person is null ? "login" : "forbidden", answer.Refusal.Code);
                Assert.DoesNotContain("Ana", answer.Json, StringComparison.Ordinal);
            }
        }

        Assert.Empty(await Noted(clinic));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "10.1")]
    public async Task Who_has_no_second_factor_yet_reads_nothing_here_either(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (_, row) = await Ana(clinic);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.OK, (await osei.Fhir($"/fhir/Procedure/{row.Id}")).Status);
        await clinic.Read(db => db.Users.Where(u => u.Id == clinic.DrOsei.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.TwoFactorEnabled, false)));
        var answer = await osei.Fhir($"/fhir/Procedure/{row.Id}");
        Assert.Equal((HttpStatusCode.Unauthorized, false, "login"), (answer.Status, answer.SendsElsewhere, answer.Refusal.Code));
    }

    private static async Task<(Patient Ana, TreatmentSession Row)> Ana(TestClinic clinic)
    {
        var ana = await clinic.Enrol("Ana");
        var row = clinic.Session(ana, s => s.DoseMg = 40);
        await clinic.Change(db => db.Sessions.Add(row));
        return (ana, row);
    }

    private static string[] Paths(Guid patient, Guid session) =>
        [$"/fhir/Procedure/{session}", $"/fhir/Procedure?patient={patient}", $"/fhir/MedicationAdministration/{session}", $"/fhir/MedicationAdministration?patient={patient}"];

    private static Task<List<string>> Noted(TestClinic clinic) => clinic.Read(db => db.AuditEvents.Where(a => a.Action.Contains("FHIR")).Select(a => a.Action).ToListAsync());
}
