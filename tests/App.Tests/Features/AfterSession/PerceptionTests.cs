using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Live;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.AfterSession;

/// <summary>Perception and attention by the patient, the support person and staff. The session begins now.</summary>
[Trait("Row", "3.11")]
[Trait("Hazard", "worsening-unseen")]
public sealed class PerceptionTests
{
    private const string Asked = "How is it just now? Three taps";
    private static readonly Dictionary<string, string> Usual = new() { ["Dissociation"] = "Usual", ["Dizziness"] = "Usual", ["Confusion"] = "Usual" };
    private static readonly Dictionary<string, string> Slight = new(Usual) { ["Dizziness"] = "Slight" };

    [Theory, OnBothDatabases]
    public async Task Not_back_to_usual_is_an_item_from_four_hours_on_and_for_the_same_day_from_a_day_on(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (day, session, ana) = await Begun(clinic);
        Assert.DoesNotContain(Asked, (await ana.Get("/home")).Text);
        clinic.Time.Advance(TimeSpan.FromHours(1));
        Assert.Contains(Asked, (await ana.Get("/home")).Text);
        var form = await ana.Form($"/aftersession/perception/{session}", "Send it");
        Assert.Contains("We ask again later.", (await ana.Get((await ana.Send(form, Slight)).Location)).Text);
        await ana.Send(form, Slight);
        Assert.Equal(1, await clinic.Read(db => db.PerceptionChecks.CountAsync()));
        Assert.DoesNotContain(Asked, (await ana.Get("/home")).Text);
        Assert.Empty(await Items(clinic, day.Ana));

        await clinic.Wait(TimeSpan.FromMinutes(179), TimeSpan.FromMinutes(15));
        Assert.Empty(await Items(clinic, day.Ana));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal([Priority.Urgent], await Items(clinic, day.Ana));
        Assert.Contains(Asked, (await ana.Get("/home")).Text);
        await clinic.Wait(TimeSpan.FromHours(20) - TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));
        Assert.Equal([Priority.Urgent], await Items(clinic, day.Ana));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal([Priority.Asap], await Items(clinic, day.Ana));
    }

    [Theory, OnBothDatabases]
    public async Task A_support_persons_usual_outweighs_nothing_and_their_not_usual_counts(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (day, session, ana) = await Begun(clinic);
        using var sam = new Visitor(clinic);
        clinic.Time.Advance(TimeSpan.FromHours(3));
        Assert.Contains($"{day.Address}/perception", (await sam.Get(day.Address)).Html);
        await ana.Fill($"/aftersession/perception/{session}", "Send it", new(Usual) { ["Confusion"] = "Strong" });
        clinic.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(day.Address, (await sam.Fill($"{day.Address}/perception", "Send it", Usual)).Location);
        await clinic.Wait(TimeSpan.FromMinutes(30));
        Assert.Equal([Priority.Urgent], await Items(clinic, day.Ana));
        Assert.Equal([ReportKind.PerceptionNotUsual], await clinic.Read(db => db.Reports.Select(r => r.Kind).ToListAsync()));
        Assert.Equal(2, await clinic.Read(db => db.PerceptionChecks.CountAsync()));

        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var page = $"/sessions/perception/{session}";
        Assert.Contains("Sam: far from self or world usual, dizzy usual, confused usual", (await osei.Get(page)).Text);
        await osei.Fill(page, "Send it", Usual);
        await ana.Fill($"/aftersession/perception/{session}", "Send it", Usual);
        await sam.Fill($"{day.Address}/perception", "Send it", Slight);
        Assert.Equal(ReportKind.PerceptionNotUsual, await clinic.Read(db => db.Reports.OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id).Select(r => r.Kind).LastAsync()));
    }

    [Fact]
    public async Task What_is_left_out_counts_as_not_as_usual_and_nothing_at_all_is_asked_again()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var (day, session, ana) = await Begun(clinic);
        var page = $"/aftersession/perception/{session}";
        Assert.Contains("Nothing is chosen yet.", (await ana.Fill(page, "Send it")).Text);
        Assert.Equal(0, await clinic.Read(db => db.PerceptionChecks.CountAsync()));
        await ana.Fill(page, "Send it", new() { ["Dizziness"] = "Usual" });
        Assert.Equal(ReportKind.PerceptionNotUsual, await clinic.Read(db => db.Reports.Select(r => r.Kind).SingleAsync()));
        var kept = await clinic.Read(db => db.PerceptionChecks.SingleAsync());
        Assert.Equal((PerceptionLevel.NotSaid, PerceptionLevel.Usual, PerceptionLevel.NotSaid), (kept.Dissociation, kept.Dizziness, kept.Confusion));
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await ana.Fill(page, "Send it", Usual);
        clinic.Time.Advance(TimeSpan.FromHours(4));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Empty(await Items(clinic, day.Ana));
    }

    [Fact]
    public async Task Nobody_answers_for_a_session_that_is_not_theirs()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var (_, session, _) = await Begun(clinic);
        using var ben = await clinic.Visit("Ben");
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Get($"/aftersession/perception/{session}")).Status);
        using var stranger = new Visitor(clinic);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get("/live/x/perception")).Status);
    }

    private static async Task<IEnumerable<Priority>> Items(TestClinic clinic, Patient patient) => (await clinic.OpenAlerts(patient)).Where(a => a.Sign == "prolonged-dissociation").Select(a => a.Priority);

    private static async Task<(LiveDay Day, Guid Session, Visitor Ana)> Begun(TestClinic clinic)
    {
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        return (day, await clinic.Read(db => db.Sessions.Select(s => s.Id).SingleAsync()), await Visitor.SignedIn(clinic, await clinic.AccountOf(day.Ana)));
    }
}
