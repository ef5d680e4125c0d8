using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.Appointments;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Appointments;

/// <summary>No appointment goes into closed hours without a question. The clinic is open Monday to Friday, 08:00 to 18:00.</summary>
[Trait("Row", "5.9")]
[Trait("Hazard", "clock-and-zone")]
public sealed class ClosedAndLaterDatesTests
{
    private static readonly DateOnly Thursday = new(2026, 11, 5);

    [Theory, OnBothDatabases]
    public async Task A_time_while_the_clinic_is_closed_is_asked_about_at_both_ends_of_the_day_and_on_a_free_day(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        var body = ana.SessionOn(Thursday) with { WhenClosed = false };
        foreach (var (on, time) in new[] { (Thursday, new TimeOnly(7, 59)), (Thursday, new TimeOnly(16, 1)), (Thursday.AddDays(2), new TimeOnly(10, 0)) })
        {
            Assert.StartsWith("The clinic is closed ", (await Book(clinic, body with { On = on, Time = time }))["WhenClosed"]);
        }

        Assert.Empty(await Book(clinic, body with { Time = new TimeOnly(16, 0) }));
        Assert.Empty(await Book(clinic, body with { Time = new TimeOnly(8, 0) }));
        Assert.Empty(await Book(clinic, body with { Time = new TimeOnly(21, 0), AtHome = true }));
        Assert.Empty(await Book(clinic, body with { Time = new TimeOnly(21, 0), WhenClosed = true }));
    }

    [Theory, OnBothDatabases]
    public async Task The_page_asks_keeps_what_was_typed_and_books_when_it_is_meant(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var at = $"/appointments/{ana.Id}";
        var asked = await osei.Fill(at, "Book it", new()
        {
            ["Kind"] = "Session", ["On"] = "2026-11-07", ["Time"] = "10:30", ["Minutes"] = "120", ["AtHome"] = "false", ["Reason"] = "as agreed",
        });
        Assert.Contains("The clinic is closed on Sat 7 Nov.", asked.Text);
        Assert.Contains("value=\"as agreed\"", asked.Html);
        Assert.Equal(0, await clinic.Read(db => db.Appointments.CountAsync()));
        await osei.Send(Visitor.FormOn(asked, "Book it", at), new() { ["Kind"] = "Session", ["AtHome"] = "false", ["WhenClosed"] = "true" });
        Assert.Equal(new DateOnly(2026, 11, 7), (await clinic.Read(db => db.Appointments.SingleAsync())).On);
    }

    private static Task<IReadOnlyDictionary<string, string>> Book(TestClinic clinic, AppointmentBody body) =>
        clinic.Get<BookAppointment>().Run(clinic.DrOsei.Caller(), body, TestContext.Current.CancellationToken);
}
