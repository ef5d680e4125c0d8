using System.Net;
using Evenkeel.Data;
using Evenkeel.Features.SupportPeople;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.SupportPeople;

/// <summary>The patient's support people: nothing is shared by default, and everything ends at once.</summary>
[Trait("Row", "6.16")]
public sealed class SupportPeopleTests
{
    [Theory, OnBothDatabases]
    public async Task Only_the_patient_names_people_and_for_nobody_else(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(clinic.DrOsei)).Get("/supportpeople")).StatusCode);
        var id = await Named(clinic, ana);
        var other = (await clinic.AccountOf(ben)).Caller();
        Assert.Contains("not on your list", await clinic.Get<ChangePeople>().Share(other, id, ConsentKind.SeesSessionDay, give: true, null));
        await clinic.Get<ChangePeople>().End(other, id);
        Assert.Null((await clinic.Read(db => db.SupportPeople.SingleAsync())).EndedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Named_on_the_page_they_see_nothing_until_the_patient_says_so_and_posted_twice_they_are_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var me = await clinic.SignedIn(await clinic.AccountOf(ana));
        (string, string)[] fields = [("id", Guid.CreateVersion7().ToString()), ("name", "Sam"), ("relation", "my brother")];
        await me.Post("/supportpeople", "/supportpeople?handler=Name", fields);
        await me.Post("/supportpeople", "/supportpeople?handler=Name", fields);
        var sam = await clinic.Read(db => db.SupportPeople.SingleAsync());
        Assert.Equal(("Sam", "my brother", Guid.Empty), (sam.Name, sam.Relation, sam.UserId));
        Assert.Empty(await clinic.Read(db => db.Consents.ToListAsync()));
        Assert.Contains("Does not see the card on the day of a session.", await me.Page("/supportpeople"));
        await me.Post("/supportpeople", "/supportpeople?handler=Share", ("person", sam.Id.ToString()), ("kind", "SeesSessionDay"), ("until", "2026-11-05"));
        Assert.Contains("May see the card on the day of a session, until Fri 6 Nov, 04:00.", await me.Page("/supportpeople"));
        await me.Post("/supportpeople", "/supportpeople?handler=Unshare", ("person", sam.Id.ToString()), ("kind", "SeesSessionDay"));
        Assert.NotNull((await clinic.Read(db => db.Consents.SingleAsync())).WithdrawnAt);
    }

    [Theory, OnBothDatabases]
    public async Task Each_kind_is_given_by_itself_with_what_it_means_and_taken_back_in_a_tap(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await Named(clinic, ana);
        using var me = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        var nothing = (await me.Get("/supportpeople")).Text;
        foreach (var words in new[] { "Does not see the card on the day of a session.", "Does not see the dates of your programme.", "Does not see your rest plan after a session.", "Is not asked how you seem to them." })
        {
            Assert.Contains(words, nothing);
        }

        Assert.Contains("in the two weeks after a session. Sam needs an account here for it; your clinic can open one.", nothing);
        await me.Fill("/supportpeople", "Let them be asked");
        var asked = (await me.Get("/supportpeople")).Text;
        Assert.Contains("Is asked how you seem to them. Take it back", asked);
        Assert.Contains("Does not see your rest plan after a session.", asked);
        Assert.Equal(ConsentKind.AsksHowISeem, (await clinic.Read(db => db.Consents.SingleAsync())).Kind);
        await me.Fill("/supportpeople", "Take it back");
        Assert.Contains("Is not asked how you seem to them.", (await me.Get("/supportpeople")).Text);
        Assert.Equal(["let Sam be asked how you seem", "no longer lets Sam be asked how you seem"],
            await clinic.Read(db => db.AuditEvents.Where(a => a.Action.Contains("how you seem")).OrderBy(a => a.Action).Select(a => a.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var me = await clinic.SignedIn(await clinic.AccountOf(ana));
        var again = await (await me.Post("/supportpeople", "/supportpeople?handler=Name", ("id", Guid.CreateVersion7().ToString()), ("name", new string('a', 201)), ("relation", "my brother"))).Text();
        Assert.Contains("in at most 200 letters", again);
        Assert.Equal("my brother", Browserless.Field(again, "relation"));
        var id = await Named(clinic, ana);
        var caller = (await clinic.AccountOf(ana)).Caller();
        Assert.Contains("That day has passed.", await clinic.Get<ChangePeople>().Share(caller, id, ConsentKind.SeesProgramme, give: true, new DateOnly(2026, 11, 1)));
        Assert.Equal("", await clinic.Get<ChangePeople>().Share(caller, id, ConsentKind.SeesProgramme, give: true, new DateOnly(2026, 11, 2)));
        Assert.Contains("not on your list", await clinic.Get<ChangePeople>().Share(caller, id, ConsentKind.CallAfterSilence, give: true, null));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "6.18")]
    public async Task A_link_needs_a_booked_session_and_comes_with_words_to_send(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        var id = await Named(clinic, ana);
        var me = await clinic.SignedIn(await clinic.AccountOf(ana));
        await me.Post("/supportpeople", "/supportpeople?handler=Share", ("person", id.ToString()), ("kind", "SeesSessionDay"));
        Assert.DoesNotContain("Make a link", await me.Page("/supportpeople"), StringComparison.Ordinal);
        var visit = await clinic.Booked(ana, new(2026, 11, 5));
        Assert.Contains("Make a link for Thu 5 Nov, 10:00", await me.Page("/supportpeople"));
        var made = await (await me.Post("/supportpeople", "/supportpeople?handler=Link", ("person", id.ToString()), ("visit", visit.ToString()))).Text();
        Assert.Matches(@"(?s)Would you be with me for my session on Thu 5 Nov, 10:00\?.*http\S+/live/[\w-]{43}<", made);
        var first = await clinic.Read(db => db.SupportLinks.SingleAsync());
        await me.Post("/supportpeople", "/supportpeople?handler=Link", ("person", id.ToString()), ("visit", visit.ToString()));
        Assert.NotNull((await clinic.Read(db => db.SupportLinks.SingleAsync(l => l.Id == first.Id))).RevokedAt);
    }

    private static async Task<Guid> Named(TestClinic clinic, Patient patient)
    {
        var id = Guid.CreateVersion7();
        Assert.Equal("", await clinic.Get<ChangePeople>().Name((await clinic.AccountOf(patient)).Caller(), id, "Sam", ""));
        return id;
    }
}
