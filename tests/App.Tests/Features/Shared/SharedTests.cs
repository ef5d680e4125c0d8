using System.Net;
using Evenkeel.Data;
using Evenkeel.Platform.Journal;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Shared;

/// <summary>What the care team can open of a patient's own writing: what is shared now, and each time it is logged.</summary>
[Trait("Row", "5.3")]
[Trait("Row", "5.12")]
[Trait("Hazard", "private-writing-read")]
public sealed class SharedTests
{
    [Theory, OnBothDatabases]
    public async Task A_clinician_and_the_patients_own_coach_open_what_is_shared_and_the_patient_sees_that_they_did(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var patient = await clinic.Enrol("Ana");
        var me = await clinic.AccountOf(patient);
        var (entry, sound) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Empty(await clinic.Get<KeepWriting>().Run(me.Caller(), new(entry, JournalKind.Intention, null, [PartBody.OfWords(Guid.CreateVersion7(), "To be curious."), PartBody.OfRecording(sound, "audio/webm", [1, 2, 3])])));
        Assert.Empty(await clinic.Get<KeepWriting>().Run(me.Caller(), new(Guid.CreateVersion7(), JournalKind.Capture, null, [PartBody.OfWords(Guid.CreateVersion7(), "Mine alone.")])));
        var (coach, stranger) = (await clinic.Account("Kit", Role.Coach), await clinic.Account("Lou", Role.Coach));
        await clinic.Change(db => db.CareTeam.Add(new CareTeamMember { ClinicId = patient.ClinicId, PatientId = patient.Id, UserId = coach.Id }));
        var (page, recording) = ($"/shared/{patient.Id}", $"/shared/{patient.Id}/recordings/{sound}");
        var (osei, kit, lou) = (await clinic.SignedIn(clinic.DrOsei), await clinic.SignedIn(coach), await clinic.SignedIn(stranger));
        Assert.Contains("Nothing is shared now.", await osei.Page(page));
        Assert.Equal(HttpStatusCode.NotFound, (await osei.GetAsync(recording)).StatusCode);

        Assert.True(await clinic.Get<ShareWriting>().Run(me.Caller(), entry, share: true));
        foreach (var reader in new[] { osei, kit })
        {
            Assert.Contains("To be curious.", await reader.Page(page));
            Assert.DoesNotContain("Mine alone.", await reader.Page(page));
            Assert.Equal([1, 2, 3], await reader.GetByteArrayAsync(recording));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await lou.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lou.GetAsync(recording)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(clinic.Admin)).GetAsync(page)).StatusCode);
        var log = await (await clinic.SignedIn(me)).Page("/account/accesslog");
        Assert.All(["Kit", "Dr Osei", "opened what you share with the care team", "listened to a recording that you share"], words => Assert.Contains(words, log, StringComparison.OrdinalIgnoreCase));

        Assert.True(await clinic.Get<ShareWriting>().Run(me.Caller(), entry, share: false));
        Assert.DoesNotContain("To be curious.", await kit.Page(page));
        Assert.Equal(HttpStatusCode.NotFound, (await kit.GetAsync(recording)).StatusCode);
    }
}
