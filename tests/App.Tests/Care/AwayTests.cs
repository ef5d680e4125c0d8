using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Row", "6.22")]
[Trait("Hazard", "told-nobody")]
public sealed class AwayTests
{
    private static readonly DateTimeOffset TwoAtNight = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task The_stand_in_takes_the_place_and_whoever_is_on_call_is_asked_at_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ben, leila) = (await clinic.Enrol("Ben"), await clinic.Account("Leila", Role.Clinician));
        await Away(clinic, clinic.DrOsei, leila);
        await clinic.Says(ben, ReportKind.CallMe);
        Assert.Equal(["Imani", "Leila"], await AtOnce(clinic, ben));
    }

    [Theory, OnBothDatabases]
    public async Task On_the_rota_the_stand_in_is_named_to_patients_and_told_first(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var (ben, leila) = (await clinic.Enrol("Ben"), await clinic.Account("Leila", Role.Clinician));
        await clinic.CanBeReached(leila);
        await Away(clinic, clinic.Imani, leila);
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        Assert.Equal(["Leila"], await AtOnce(clinic, ben, "needs-help-now"));
        Assert.Contains("Leila is on call until", await clinic.Get<WhoIsAwake>().Say(ben.Key(), TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task A_time_away_holds_from_its_beginning_and_no_longer_than_its_end(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var leila = await clinic.Account("Leila", Role.Clinician);
        await Away(clinic, clinic.Imani, leila, TwoAtNight, TwoAtNight.AddHours(1));
        async Task<string> First(DateTimeOffset at) => (await clinic.Read(db => Roster.At(db, 1, at, CancellationToken.None))).OnCall(Rota.First)[0].DisplayName;
        Assert.Equal("Imani", await First(TwoAtNight.AddTicks(-10)));
        Assert.Equal("Leila", await First(TwoAtNight));
        Assert.Equal("Leila", await First(TwoAtNight.AddHours(1).AddTicks(-10)));
        Assert.Equal("Imani", await First(TwoAtNight.AddHours(1)));
    }

    [Theory, OnBothDatabases]
    public async Task On_a_day_on_which_nobody_of_the_patients_own_was_here_on_call_is_asked_as_well(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ben, chi) = (await clinic.Enrol("Ben"), await clinic.Enrol("Chi"));
        await clinic.Says(ben, ReportKind.CallMe);
        Assert.Equal(["Dr Osei"], await AtOnce(clinic, ben));
        await clinic.Read(db => db.ChannelProofs.Where(p => p.Channel == Channel.InApp).ExecuteDeleteAsync());
        await clinic.Says(chi, ReportKind.CallMe);
        Assert.Equal(["Dr Osei", "Imani"], await AtOnce(clinic, chi));
    }

    [Theory, OnBothDatabases]
    public async Task Where_then_nobody_is_on_call_all_clinicians_are_asked(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Account("Leila", Role.Clinician);
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        await clinic.NobodyIsConfirmed();
        await clinic.Says(ben, ReportKind.CallMe);
        Assert.Equal(["Dr Osei", "Imani", "Leila"], await AtOnce(clinic, ben));
    }

    [Theory, OnBothDatabases]
    public async Task Opening_a_page_shows_that_one_was_here(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.NobodyIsConfirmed();
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        await osei.Get("/inbox");
        Assert.Equal(clinic.Now, await clinic.Read(db => db.ChannelProofs.Where(p => p.UserId == clinic.DrOsei.Id && p.Channel == Channel.InApp).Select(p => p.OpenedAt).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_clinician_says_it_once_on_a_page_and_takes_it_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var form = await osei.Form("/shifts/away", "Keep");
        var typed = new Dictionary<string, string>
        {
            ["Form.FromDay"] = "2026-11-03", ["Form.FromTime"] = "08:00", ["Form.UntilDay"] = "2026-11-09", ["Form.UntilTime"] = "08:00", ["Form.StandIn"] = clinic.Imani.Id.ToString(),
        };
        Assert.Equal("/shifts/away", (await osei.Send(form, typed)).Location);
        Assert.Equal("/shifts/away", (await osei.Send(form, typed)).Location);
        Assert.Equal(1, await clinic.Read(db => db.Absences.CountAsync()));
        Assert.Contains("Dr Osei is away from Tue 3 Nov, 08:00 until Mon 9 Nov, 08:00. Imani stands in.", (await osei.Get("/shifts/away")).Text);
        Assert.Contains("You have said already", (await osei.Send(await osei.Form("/shifts/away", "Keep"), typed)).Text);
        await osei.Fill("/shifts/away", "I am here", new() { ["id"] = form.Fields["Form.Id"] });
        Assert.DoesNotContain("Dr Osei is away", (await osei.Get("/shifts/away")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_named_and_nothing_typed_is_lost(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var typed = new Dictionary<string, string>
        {
            ["Form.FromDay"] = "2026-11-09", ["Form.FromTime"] = "08:00", ["Form.UntilDay"] = "2026-11-03", ["Form.UntilTime"] = "08:00", ["Form.StandIn"] = clinic.Imani.Id.ToString(),
        };
        var shown = await osei.Fill("/shifts/away", "Keep", typed);
        Assert.Contains("You would be back before you leave.", shown.Text);
        Assert.Contains("value=\"2026-11-09\"", shown.Html);
        Assert.Contains("Please choose who stands in for you.", (await osei.Fill("/shifts/away", "Keep", new(typed) { ["Form.StandIn"] = "" })).Text);
        Assert.Contains("Please enter day and time of both", (await osei.Fill("/shifts/away", "Keep", new(typed) { ["Form.FromTime"] = "" })).Text);
        Assert.Equal(0, await clinic.Read(db => db.Absences.CountAsync()));
    }

    private static Task Away(TestClinic clinic, User who, User standIn, DateTimeOffset? from = null, DateTimeOffset? until = null) => clinic.Change(db => db.Absences.Add(new Absence
    {
        ClinicId = 1, Id = Guid.CreateVersion7(), UserId = who.Id, StandInId = standIn.Id, From = from ?? clinic.Now.AddHours(-1), Until = until ?? clinic.Now.AddDays(1),
    }));

    private static async Task<IEnumerable<string>> AtOnce(TestClinic clinic, Patient patient, string sign = "call-me") =>
        (await clinic.Told(await clinic.OpenAlert(patient, sign))).Where(t => t.Minutes == 0).Select(t => t.Who).Order();
}
