using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Patients;

/// <summary>The doors beside a signature made here: paper, and a named lawful representative.</summary>
[Trait("Row", "1.7")]
[Trait("Hazard", "consent-not-informed")]
public sealed class PaperConsentTests
{
    private static readonly Dictionary<string, string> Paper = new()
    {
        ["Signer"] = "PatientOnPaper", ["Version"] = "1", ["Name"] = "Ana Hall", ["On"] = "2026-11-01", ["Witness"] = "Nurse Imani",
        ["KeptAt"] = "Folder 12, page 3",
    };

    [Theory, OnBothDatabases]
    public async Task Signed_on_paper_with_a_witness_is_signed_once_and_the_gate_reads_it(Store store)
    {
        await using var day = await TreatmentDay.Open(store, isAgreed: false);
        var page = $"/patients/consent/{day.Patient.Id}";
        var form = await day.Osei.Form(page, "Keep it, as me");
        Assert.Equal(page, (await day.Osei.Send(form, Paper)).Location);
        Assert.Equal(page, (await day.Osei.Send(form, Paper)).Location);
        var signature = Assert.Single(await day.Clinic.Read(db => db.ConsentSignatures.ToListAsync()));
        Assert.Equal((ConsentSigner.PatientOnPaper, new DateOnly(2026, 11, 1), "Nurse Imani", "Folder 12, page 3", day.Clinic.DrOsei.Id),
            (signature.Signer, signature.SignedOn, signature.Witness, signature.KeptAt, signature.SignedBy));
        Assert.Contains("Signed on paper by Ana Hall", (await day.Osei.Get(page)).Text);
        Assert.DoesNotContain("Consent in force: Not signed", (await day.Start()).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_representative_is_named_with_what_makes_them_a_lawful_one(Store store)
    {
        await using var day = await TreatmentDay.Open(store, isAgreed: false);
        var page = $"/patients/consent/{day.Patient.Id}";
        var without = new Dictionary<string, string>(Paper) { ["Signer"] = "Representative", ["Name"] = "Dana Hall" };
        Assert.Contains("what makes them a lawful representative", (await day.Osei.Fill(page, "Keep it, as me", without)).Text);
        await day.Osei.Fill(page, "Keep it, as me", new(without) { ["Authority"] = "power of attorney for health" });
        Assert.Contains("by Dana Hall, as power of attorney for health.", (await day.Osei.Get(page)).Text);
    }

    [Theory]
    [InlineData("Witness", "", "who saw it being signed")]
    [InlineData("Witness", "ana hall", "Nobody witnesses their own signature")]
    [InlineData("Name", "", "the name that stands under it")]
    [InlineData("KeptAt", "", "where the paper or its scan lies")]
    [InlineData("On", "2026-11-03", "has not come yet")]
    [InlineData("On", "2025-11-01", "more than a year ago")]
    [InlineData("On", "", "the day on the paper")]
    [InlineData("Signer", "Patient", "choose who signed")]
    [InlineData("Version", "9", "the version that stands on the paper")]
    public async Task What_is_missing_is_named_and_what_was_typed_stays(string field, string typed, string asked)
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite, isAgreed: false);
        var page = await day.Osei.Fill($"/patients/consent/{day.Patient.Id}", "Keep it, as me", new(Paper) { [field] = typed });
        Assert.Contains(asked, page.Text);
        Assert.Contains(field == "Name" ? "Nurse Imani" : "Ana Hall", page.Html);
        Assert.Empty(await day.Clinic.Read(db => db.ConsentSignatures.ToListAsync()));
    }

    [Fact]
    public async Task A_day_a_year_ago_is_taken_and_a_longer_one_when_it_was_looked_at_again()
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite, isAgreed: false);
        var page = $"/patients/consent/{day.Patient.Id}";
        await day.Osei.Fill(page, "Keep it, as me", new(Paper) { ["On"] = "2025-11-02" });
        await day.Osei.Fill(page, "Keep it, as me", new(Paper) { ["On"] = "2025-11-01", ["IsSureOfDay"] = "true" });
        Assert.Equal(2, await day.Clinic.Read(db => db.ConsentSignatures.CountAsync()));
    }

    [Fact]
    [Trait("Row", "N12")]
    public async Task What_the_patient_signs_while_judgement_is_altered_is_no_consent()
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite, isAgreed: false);
        await day.Clinic.HadASession(day.Patient, TimeSpan.FromHours(2));
        var page = $"/patients/consent/{day.Patient.Id}";
        var today = new Dictionary<string, string>(Paper) { ["On"] = "2026-11-02" };
        Assert.Contains("is no consent", (await day.Osei.Fill(page, "Keep it, as me", today)).Text);
        Assert.Equal(page, (await day.Osei.Fill(page, "Keep it, as me", new(today) { ["Signer"] = "Representative", ["Name"] = "Dana", ["Authority"] = "guardian" })).Location);
    }
}
