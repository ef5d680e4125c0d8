using System.Net;
using System.Text.RegularExpressions;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Inbox;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Account;

/// <summary>A patient's number, address and birth, and who may be called: kept once, read where staff work.</summary>
[Trait("Row", "4.7")]
public sealed class ContactTests
{
    private const string Contact = "/account/contact";
    private const string Digits =
        "A telephone number has digits, spaces and perhaps a plus in front, like +44 20 7946 0018.";

    private static readonly Dictionary<string, string> Whole = new()
    {
        ["phone"] = "+44 (0)7700 900123",
        ["address"] = "12 Harbour Street, flat 3",
        ["bornOn"] = "1990-05-31",
        ["emergencyName"] = "Sam O'Brien",
        ["emergencyRelation"] = "my brother",
        ["emergencyPhone"] = "020 7946 0018",
    };

    [Theory, OnBothDatabases]
    public async Task Only_a_patient_has_this_page(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var stranger = new Visitor(clinic);
        Assert.StartsWith("/account/signin", (await stranger.Get(Contact)).Location, StringComparison.Ordinal);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.NotFound, (await osei.Get(Contact)).Status);
        var elsewhere = await osei.Form("/account/notices", "Keep");
        Assert.Equal(HttpStatusCode.NotFound, (await osei.Send(elsewhere with { Action = Contact }, Whole)).Status);
        Assert.False(await clinic.Read(db => db.PatientContacts.AnyAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Number_address_birth_and_emergency_contact_are_kept_and_shown_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        using var herself = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        var kept = await herself.Fill(Contact, "Keep", Whole);
        Assert.Equal(Contact + "?saved=true", kept.Location);
        Assert.Contains("This is kept.", (await herself.Get(kept.Location)).Text);
        var drawn = await herself.Form(Contact, "Keep");
        Assert.Equal(Whole.OrderBy(f => f.Key), drawn.Fields.Where(f => Whole.ContainsKey(f.Key)).OrderBy(f => f.Key));
        Assert.Equal(Whole["phone"], (await clinic.AccountOf(ana)).PhoneNumber);
        Assert.Equal(Whole["phone"], (await herself.Form("/account/notices", "Keep")).Fields["phone"]);
        var contact = await clinic.Read(db => db.PatientContacts.SingleAsync());
        Assert.Equal(ana.Id, contact.PatientId);
        Assert.Equal((Whole["address"], new DateOnly(1990, 5, 31)), (contact.Address, contact.BornOn));
        Assert.Equal(Whole["emergencyName"], contact.EmergencyName);
        Assert.Equal(Whole["emergencyRelation"], contact.EmergencyRelation);
        Assert.Equal(Whole["emergencyPhone"], contact.EmergencyPhone);
        var log = await clinic.Read(db => db.AuditEvents.Where(a => a.PatientId == ana.Id).ToListAsync());
        Assert.Single(log, a => a.Action == "changed your number, or who may be called for you");
    }

    [Theory, OnBothDatabases]
    public async Task All_of_it_may_be_left_empty_and_taken_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        using var herself = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        await herself.Fill(Contact, "Keep", Whole);
        await herself.Fill(Contact, "Keep", Whole.ToDictionary(f => f.Key, _ => ""));
        var contact = await clinic.Read(db => db.PatientContacts.SingleAsync());
        Assert.Equal(("", null), (contact.Address, contact.BornOn));
        Assert.Equal(("", "", ""), (contact.EmergencyName, contact.EmergencyRelation, contact.EmergencyPhone));
        Assert.Null((await clinic.AccountOf(ana)).PhoneNumber);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_that_was_written_is_lost(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        using var herself = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        await herself.Fill(Contact, "Keep", Whole);
        foreach (var (field, typed, id, says) in new[]
        {
            ("phone", "ask my mother", "phone", Digits),
            ("phone", "999", "phone", Digits),
            ("address", new string('a', 301), "address", "Please keep it to 300 characters."),
            ("bornOn", "31 May 1990", "born", "Please write the day like 1990-05-31: year, month, day."),
            ("bornOn", "2026-11-02", "born", "A date of birth lies in the past, at most 120 years ago."),
            ("bornOn", "1906-11-01", "born", "A date of birth lies in the past, at most 120 years ago."),
            ("emergencyName", "", "ename", "Please write the name that belongs to this number."),
            ("emergencyName", new string('b', 201), "ename", "Please keep it to 200 characters."),
            ("emergencyRelation", new string('c', 101), "erelation", "Please keep it to 100 characters."),
            ("emergencyPhone", "", "ephone", "Please write the number, so that somebody can call."),
            ("emergencyPhone", "at work", "ephone", Digits),
        })
        {
            var form = new Dictionary<string, string>(Whole) { ["address"] = "A new street 1", [field] = typed };
            var refused = await herself.Fill(Contact, "Keep", form);
            Assert.Equal((HttpStatusCode.OK, (id, says)), (refused.Status, Assert.Single(Problems(refused))));
            Assert.Contains("What you wrote is still here.", refused.Text);
            var drawn = Visitor.FormOn(refused, "Keep", Contact).Fields;
            Assert.Equal(form.OrderBy(f => f.Key), drawn.Where(f => form.ContainsKey(f.Key)).OrderBy(f => f.Key));
        }

        Assert.Equal(Whole["address"], (await clinic.Read(db => db.PatientContacts.SingleAsync())).Address);
        Assert.Equal(Whole["phone"], (await clinic.AccountOf(ana)).PhoneNumber);
    }

    [Theory, OnBothDatabases]
    public async Task The_number_is_dialled_from_the_inbox_the_alert_and_the_chart(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        await clinic.Says(ana, ReportKind.CallMe);
        await clinic.Says(ben, ReportKind.CallMe);
        using var herself = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        await herself.Fill(Contact, "Keep", Whole);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        const string Dial = "href=\"tel:+447700900123\">Call +44 (0)7700 900123</a>";
        var inbox = await osei.Page("/inbox");
        Assert.Contains(Dial, InboxPage.Block(inbox, ana));
        Assert.Contains("No telephone number", InboxPage.Block(inbox, ben));
        Assert.DoesNotContain("tel:", InboxPage.Block(inbox, ben));
        foreach (var (hers, his) in new[]
        {
            (InboxPage.At(await clinic.OpenAlert(ana)), InboxPage.At(await clinic.OpenAlert(ben))),
            ($"/patients/chart/{ana.Id}", $"/patients/chart/{ben.Id}"),
        })
        {
            var page = await osei.Page(hers);
            Assert.Contains(Dial, page);
            Assert.Contains("Sam O'Brien (my brother), emergency contact:", page);
            Assert.Contains("href=\"tel:02079460018\">Call 020 7946 0018</a>", page);
            Assert.Contains("12 Harbour Street, flat 3 · born 31 May 1990", page);
            page = await osei.Page(his);
            Assert.Contains("No telephone number is on file.", page);
            Assert.Contains("No emergency contact is named.", page);
        }
    }

    /// <summary>What the page says is wrong, and at which field.</summary>
    private static (string Field, string Says)[] Problems(Shown page) =>
    [
        .. Regex.Matches(page.Html, "<span id=\"(\\w+)-problem\" class=\"problem\">([^<]+)</span>")
            .Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))),
    ];
}
