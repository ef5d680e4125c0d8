using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;

namespace Evenkeel.Tests.House;

/// <summary>A clinic in which no table is empty, with what databases like to get wrong: quotes, line ends, emoji, nothing, microseconds.</summary>
internal static class Filled
{
    private const string Odd = "“O'Brien” \\ \"quoted\", \n\tin two lines, ½ 🙂 ß – ¿sí?";

    public static async Task<Patient> Fill(this TestClinic clinic)
    {
        var ben = await clinic.Enrol("Ben");
        await clinic.HadASession(ben, TimeSpan.FromDays(3));
        await clinic.Answers(ben, 8, SafetyAnswer.PassingThoughts);
        await clinic.Says(ben, ReportKind.FeelWorse, Odd);
        var account = await clinic.AccountOf(ben);
        var at = clinic.Now.AddTicks(1_234_560);
        var alert = await clinic.Read(db => Task.FromResult(db.Alerts.First(a => a.PatientId == ben.Id)));
        await clinic.Change(db =>
        {
            var here = db.Clinics.Single(c => c.Id == TestClinic.ClinicId);
            (here.Name, here.Holidays, here.OpensAt) = (Odd, [new(2026, 12, 25), new(2027, 1, 1)], new TimeOnly(7, 45));
            Add(db, ben, account, alert, at);
            var patient = db.Patients.Single(p => p.Id == ben.Id);
            (patient.Name, patient.RemindAt) = ("Ben O'Brien", new TimeOnly(18, 30));
            db.Users.Single(u => u.Id == account.Id).LockoutEnd = DateTimeOffset.MaxValue;
        });
        // Two kinds of the same thing that only the order of letters tells apart, upper case before lower.
        await clinic.Change(db => db.Leases.AddRange(new Lease { Name = "b" }, new Lease { Name = "B" }, new Lease { Name = "ä" }));
        return ben;
    }

    private static void Add(CareDb db, Patient ben, User account, Alert alert, DateTimeOffset at)
    {
        const int clinic = TestClinic.ClinicId;
        Guid New() => Guid.CreateVersion7(at);
        db.UserClaims.Add(new IdentityUserClaim<Guid> { UserId = account.Id, ClaimType = "a", ClaimValue = Odd });
        db.UserLogins.Add(new IdentityUserLogin<Guid> { UserId = account.Id, LoginProvider = "p", ProviderKey = "k" });
        db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = account.Id, LoginProvider = "p", Name = "n", Value = null });
        db.SupportPeople.Add(new SupportPerson { ClinicId = clinic, Id = New(), PatientId = ben.Id, UserId = New(), Name = "Sam" });
        db.InstrumentResponses.Add(new InstrumentResponse { ClinicId = clinic, Id = New(), Revision = 1, PatientId = ben.Id, Instrument = "phq-9", Items = "1,s,d", Total = null, AnsweredAt = at, ReceivedAt = at });
        db.CheckIns.Add(new Data.CheckIn { ClinicId = clinic, Id = New(), Revision = 1, PatientId = ben.Id, AnsweredAt = at.AddDays(-9), ReceivedAt = at.AddDays(-9), On = new DateOnly(2026, 10, 24), Hope = Answer.Skipped, SleepHours = Answer.Of(7.5m) });
        var message = new Message { ClinicId = clinic, Id = New(), Key = Odd, Kind = MessageKind.AlertTold, UserId = account.Id, AlertId = alert.Id, CreatedAt = at, ExpiresAt = at.AddDays(1), Channel = Channel.Push, State = MessageState.Waiting, NextTryAt = at, Fence = 3 };
        db.Messages.Add(message);
        db.Deliveries.Add(new Delivery { ClinicId = clinic, MessageId = message.Id, Number = 1, At = at, Channel = Channel.Push, Outcome = DeliveryOutcome.TryLater, Detail = Odd });
        db.PushSubscriptions.Add(new PushSubscription { ClinicId = clinic, Id = New(), UserId = account.Id, Endpoint = "https://push.example.org/x?y=%20", P256dh = "k", Auth = "a", CreatedAt = at, GoneAt = null });
        db.Devices.Add(new Data.Device { ClinicId = clinic, Id = New(), UserId = account.Id, PatientId = ben.Id, TokenHash = new string('a', 64), CreatedAt = at, ExpiresAt = at.AddDays(30) });
        db.SafetyPlans.Add(new SafetyPlan { ClinicId = clinic, Id = New(), PatientId = ben.Id, WrittenAt = at, ReceivedAt = at, Coping = Odd });
        db.Consents.Add(new Consent { ClinicId = clinic, Id = New(), PatientId = ben.Id, Kind = ConsentKind.Nudge, GivenAt = at });
        db.Pauses.Add(new Pause { ClinicId = clinic, Id = New(), PatientId = ben.Id, AskedAt = at, From = at, Until = at.AddDays(2), NeedsYes = true, Agreed = false });
        db.CanaryRuns.Add(new CanaryRun { Id = New(), StartedAt = at, Failure = Odd });
        db.Leases.Add(new Lease { Name = "a", Holder = "h", Fence = 7, Until = at });
        db.SignedBudgets.Add(new SignedBudget { ClinicId = clinic, Id = New(), Budget = .1m, Limit = -1.34m, PatientMonths = 31.5m, AlertsPerMonth = null, SignedBy = account.Id, SignedName = Odd, SignedAt = at });
        db.Secrets.Add(new Secret { Name = "vapid", Protected = Odd });
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "k", Xml = "<key a=\"b\"/>" });
    }
}
