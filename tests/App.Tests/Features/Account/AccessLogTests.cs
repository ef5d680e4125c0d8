using System.Net;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Data;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Account;

[Trait("Row", "10.2")]
[Trait("Hazard", "altered-record")]
public sealed class AccessLogTests
{
    [Theory, OnBothDatabases]
    public async Task Staff_have_no_log_of_their_own(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get("/account/accesslog")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_read_by_another_stands_in_the_patients_log_at_once_and_the_newest_comes_first(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        Assert.Contains("Nobody has opened your record so far.", (await visitor.Get("/account/accesslog")).Text);
        await Read(clinic, clinic.DrOsei, ana, "opened your chart");
        clinic.Time.Advance(TimeSpan.FromMinutes(5));
        await Read(clinic, clinic.Imani, ana, "opened your timeline");
        await Read(clinic, clinic.Imani, ben, "opened another chart");
        await Read(clinic, await clinic.AccountOf(ana), ana, "opened my own chart");
        await clinic.Change(db => db.Note(1, clinic.Now, null, ana.Id, "the watch looked"));
        var text = (await visitor.Get("/account/accesslog")).Text;
        Assert.Contains("10:05 Imani opened your timeline 10:00 Dr Osei opened your chart", text);
        Assert.DoesNotContain("another", text[text.IndexOf("When", StringComparison.Ordinal)..]);
        Assert.DoesNotContain("my own", text);
        Assert.DoesNotContain("the watch looked", text);
    }

    [Theory, OnBothDatabases]
    public async Task A_long_log_goes_on_behind_a_link(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Change(db =>
        {
            for (var i = 0; i <= 100; i++)
            {
                db.Note(1, clinic.Now.AddMinutes(-i), clinic.DrOsei.Id, ana.Id, $"look number {i}.");
            }
        });
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        var first = await visitor.Get("/account/accesslog");
        Assert.Contains("look number 99.", first.Text);
        Assert.DoesNotContain("look number 100.", first.Text);
        var older = await visitor.Get("/account/accesslog?skip=100");
        Assert.Contains("look number 100.", older.Text);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account/accesslog?skip=-1")).Status);
    }

    private static async Task Read(TestClinic clinic, User by, Patient patient, string action) =>
        Assert.NotNull(await clinic.Get<PatientAccess>().Read(new Caller(by.Id, by.ClinicId, by.Role, by.PatientId, by.DisplayName), patient.Id, action, default));
}
