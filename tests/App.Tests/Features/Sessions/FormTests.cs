using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Sessions;

[Trait("Row", "5.6")]
[Trait("Row", "2.4")]
public sealed class FormTests
{
    [Theory, OnBothDatabases]
    public async Task The_form_is_the_record_and_counts_down_seven_days(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await RunTests.Begin(day);
        day.Clinic.Time.Advance(TimeSpan.FromHours(2));
        await RunTests.Keep(day, new() { ["DoseMg"] = "40", ["Weight"] = "70", ["Lot"] = "KX-1", ["People"] = "Imani, nurse", ["DosedAt"] = "10:10", ["EndedAt"] = "12:00" });
        await RunTests.Read(day, VitalsMoment.End, "125", "82", "", "97");
        var path = $"/sessions/form/{(await day.Session()).Id}";
        var form = (await day.Osei.Get(path)).Text;
        foreach (var words in (string[])["Harbour Clinic", "Ana", "intramuscular", "40 mg, 0.57 mg for each kg", "KX-1", "Imani, nurse", "125/82", "2 Nov 2026, 10:10", "Walks safely not answered", "Not final"])
        {
            Assert.Contains(words, form);
        }

        Assert.Contains("Send it by 9 Nov 2026, 12:00: 7 days left.", form);
        Assert.Contains("monitoring form, due by Mon 9 Nov, 12:00", (await day.Osei.Get($"/sessions/of/{day.Patient.Id}")).Text);
        day.Clinic.Time.SetUtcNow(TestClinic.Monday.AddDays(7).AddHours(2));
        Assert.Contains("today is the last day", (await day.Osei.Get(path)).Text);
        day.Clinic.Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Contains("Was due by 9 Nov 2026, 12:00.", (await day.Osei.Get(path)).Text);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.Get(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await day.Osei.Get($"/sessions/form/{Guid.NewGuid()}")).Status);
    }
}
