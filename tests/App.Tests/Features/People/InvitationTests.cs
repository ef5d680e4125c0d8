using System.Net;
using System.Security.Cryptography;
using System.Text;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.People;

[Trait("Row", "1.5")]
public sealed class InvitationTests
{
    [Theory, OnBothDatabases]
    public async Task Only_admins_and_clinicians_invite_and_a_clinician_only_patients(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await Visitor.SignedIn(clinic, await clinic.AccountOf(await clinic.Enrol("Ben")));
        using var coach = await Visitor.SignedIn(clinic, await clinic.Account("Kit", Role.Coach));
        Assert.Equal(HttpStatusCode.Forbidden, (await ben.Get("/people")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await coach.Get("/people")).Status);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var refused = await osei.Fill("/people", "Make the link", Newcomers.Typed(clinic, "new@example.org", role: Role.Admin));
        Assert.Contains("Nobody is invited yet.", refused.Text);
        Assert.Empty(await All(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task The_link_is_shown_once_its_token_is_kept_nowhere_and_it_lasts_seven_days(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var path = await clinic.Invites(clinic.Admin, "ana@example.org");
        var kept = Assert.Single(await All(clinic));
        var token = path["/join/".Length..];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), kept.TokenHash);
        Assert.Equal((clinic.Now.AddDays(7), clinic.DrOsei.Id), (kept.ExpiresAt, kept.ClinicianId));
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        var page = await noor.Get("/people");
        Assert.DoesNotContain(token, page.Html);
        Assert.Contains("Open until Mon 9 Nov, 10:00", page.Text);
        Assert.Empty(await clinic.Read(db => db.AuditEvents.Where(a => a.Subject.Contains(token) || a.Action.Contains(token)).ToListAsync()));
    }

    [Theory, OnBothDatabases(Races = true)]
    public async Task The_same_form_twice_is_one_invitation_with_one_link(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        var form = await noor.Form("/people", "Make the link");
        var typed = Newcomers.Typed(clinic, "ana@example.org");
        var shown = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => noor.Send(form, typed)));
        Assert.All(shown, s => Assert.Contains($"/join/{form.Fields["Token"]}", s.Html));
        Assert.Null(Assert.Single(await All(clinic)).RevokedAt);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_named_by_its_field_and_what_was_typed_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Enrol("Ben");
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        foreach (var (field, value, said) in new (string, string, string)[]
        {
            ("Name", " ", "Please enter the person's name"),
            ("Name", new string('n', 201), "at most 200 characters"),
            ("Email", "ana", "like name@example.org"),
            ("Email", "BEN@example.org", "There is an account with this address already."),
            ("Role", "Support", "Please choose what this person does here."),
            ("Role", "77", "Please choose what this person does here."),
            ("ClinicianId", "", "Please choose who looks after this patient"),
            ("ClinicianId", clinic.Admin.Id.ToString(), "Please choose who looks after this patient"),
            ("Token", "easy", "This form has lost its number."),
        })
        {
            var typed = Newcomers.Typed(clinic, "ana@example.org", "Ana Smith");
            typed[field] = value;
            var page = await noor.Fill("/people", "Make the link", typed);
            Assert.Contains(said, page.Text);
            Assert.DoesNotContain("Here is the link", page.Text);
            Assert.True(field == "Name" || page.Html.Contains("Ana Smith", StringComparison.Ordinal), field);
        }

        Assert.Empty(await All(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task A_new_invitation_to_the_same_address_ends_the_one_before_and_one_that_is_taken_back_opens_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var first = await clinic.Invites(clinic.Admin, "ana@example.org");
        var other = await clinic.Invites(clinic.Admin, "chi@example.org", "Chi");
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await clinic.Invites(clinic.DrOsei, "Ana@example.org");
        using var visitor = new Visitor(clinic);
        Assert.Contains("This link holds no more", (await visitor.Get(first)).Text);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(other)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(second)).Status);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        var back = await noor.Form("/people", "Take back");
        await noor.Send(back);
        await noor.Send(back);
        Assert.Contains("This link holds no more", (await visitor.Get(second)).Text);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(other)).Status);
        Assert.Equal(1, await clinic.Read(db => db.AuditEvents.CountAsync(a => a.Action == "took an invitation back")));
    }

    private static Task<List<Invitation>> All(TestClinic clinic) => clinic.Read(db => db.Invitations.AsNoTracking().ToListAsync());
}
