using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenkeel.Tests.Faults;

/// <summary>Only the question whether a sign-in still holds fails; the next one in the same request would be answered. It may have been ended meanwhile.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "missed-crisis")]
public sealed class UnaskedSignInTests
{
    private const string Secret = "The dog at my sister's";

    [Theory, OnBothDatabases]
    public async Task Nothing_is_read_and_every_page_has_the_numbers(Store store)
    {
        var stamp = new Unanswered();
        await using var clinic = await TestClinic.Open(store, change: stamp.TakePlace);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.FeelWorse, Secret);
        var supporter = await clinic.Supports(ben, "Mia");
        using var patient = await clinic.SignedIn(await clinic.AccountOf(ben));
        using var mia = await clinic.SignedIn(await clinic.Read(db => db.Users.SingleAsync(u => u.Id == supporter.UserId)));
        Assert.Contains("Ben", await mia.Page("/support"), StringComparison.Ordinal);
        var told = $"/help/now?told={(await clinic.Read(db => db.Reports.SingleAsync())).Id}";
        Assert.Contains("has been sent this", await patient.Page(told), StringComparison.Ordinal);
        stamp.Fails = true;
        foreach (var (who, path) in new[] { "/home", "/home/timeline", "/checkins/today", told, "/help/worse", "/safety", "/reminders", "/account/accesslog", "/account/notices" }.Select(p => (patient, p)).Append((mia, "/support")))
        {
            var answer = await who.Get(path);
            var page = await answer.Text();
            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{path} {answer.StatusCode}");
            Assert.Contains("116 123", page, StringComparison.Ordinal);
            Assert.All(new[] { Secret, "has been sent this", "Imani", "Worried about Ben" }, words => Assert.DoesNotContain(words, page, StringComparison.Ordinal));
        }

        Assert.Contains("records cannot be reached just now", await (await patient.Get("/home")).Text(), StringComparison.Ordinal);
        Assert.Contains("116 123", await patient.Page("/crisis"), StringComparison.Ordinal);
        stamp.Fails = false;
        Assert.Equal(HttpStatusCode.OK, (await patient.Get("/home")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Answers_and_calls_for_help_are_never_refused(Store store)
    {
        var stamp = new Unanswered();
        await using var clinic = await TestClinic.Open(store, change: stamp.TakePlace);
        var ben = await clinic.Enrol("Ben");
        var supporter = await clinic.Supports(ben, "Mia");
        using var patient = await Visitor.SignedIn(clinic, await clinic.AccountOf(ben));
        using var mia = await Visitor.SignedIn(clinic, await clinic.Read(db => db.Users.SingleAsync(u => u.Id == supporter.UserId)));
        stamp.Fails = true;
        // The pages are drawn with their buttons, as while the whole database is away.
        var (now, callMe, worse) = (await patient.Form("/help/now", "I need help now"), await patient.Form("/help/now", "Please call me"), await patient.Form("/help/worse", "Tell my clinic that I feel worse"));
        var worried = await mia.Form("/support", "I’m worried");
        foreach (var (who, form, typed) in new[] { (patient, now, new()), (patient, callMe, new()), (patient, worse, new()), (mia, worried, new Dictionary<string, string> { ["Words"] = "She does not answer" }) })
        {
            Assert.Equal(HttpStatusCode.Found, (await who.Send(form, typed)).Status);
        }

        Assert.Equal(
            new[] { ReportKind.NeedHelpNow, ReportKind.FeelWorse, ReportKind.CallMe, ReportKind.SupportWorried }.Order(),
            (await clinic.Read(db => db.Reports.Select(r => r.Kind).ToListAsync())).Order());
        Assert.Contains("/checkins/screener", (await patient.Fill("/checkins/today", "Strong or frequent")).Location, StringComparison.OrdinalIgnoreCase);
        Assert.True(await clinic.Read(db => db.CheckIns.AnyAsync(c => c.PatientId == ben.Id && c.Safety == SafetyAnswer.StrongOrFrequent)));
    }

    [Fact]
    public async Task No_form_but_these_reads_or_changes_anything_and_staff_see_no_page()
    {
        var stamp = new Unanswered();
        await using var clinic = await TestClinic.Open(Store.Sqlite, change: stamp.TakePlace);
        var ben = await clinic.AccountOf(await clinic.Enrol("Ben"));
        using var patient = await Visitor.SignedIn(clinic, ben);
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        var form = await patient.Form("/account/notices", "Keep");
        stamp.Fails = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await patient.Send(form, new() { ["phone"] = "+44 7700 900123" })).Status);
        Assert.Null((await clinic.Read(db => db.Users.SingleAsync(u => u.Id == ben.Id))).PhoneNumber);
        Assert.True((await osei.Get("/inbox")).StatusCode >= HttpStatusCode.InternalServerError);
    }

    /// <summary>In the place of the question whether a sign-in still holds: no connection was free for it.</summary>
    private sealed class Unanswered
    {
        public bool Fails { get; set; }

        public void TakePlace(IServiceCollection services)
        {
            services.AddScoped<SecurityStampValidator<User>>();
            services.AddScoped<ISecurityStampValidator>(p => new Validator(this, p.GetRequiredService<SecurityStampValidator<User>>()));
        }

        private sealed class Validator(Unanswered stamp, SecurityStampValidator<User> real) : ISecurityStampValidator
        {
            public Task ValidateAsync(CookieValidatePrincipalContext context) =>
                stamp.Fails ? throw new NpgsqlException("The connection pool has been exhausted") : real.ValidateAsync(context);
        }
    }
}
