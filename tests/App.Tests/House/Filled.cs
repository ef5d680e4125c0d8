using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Plans;
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
        db.PatientContacts.Add(new PatientContact { ClinicId = clinic, PatientId = ben.Id, Address = Odd, BornOn = new(1988, 2, 29), EmergencyName = "Dana", EmergencyPhone = "+44 20 7946 0018", ChangedAt = at });
        db.SupportPeople.Add(new SupportPerson { ClinicId = clinic, Id = New(), PatientId = ben.Id, UserId = New(), Name = "Sam" });
        db.InstrumentResponses.Add(new InstrumentResponse { ClinicId = clinic, Id = New(), Revision = 1, PatientId = ben.Id, Instrument = "phq-9", Items = "1,s,d", Total = null, AnsweredAt = at, ReceivedAt = at });
        db.CheckIns.Add(new Data.CheckIn { ClinicId = clinic, Id = New(), Revision = 1, PatientId = ben.Id, AnsweredAt = at.AddDays(-9), ReceivedAt = at.AddDays(-9), On = new DateOnly(2026, 10, 24), Hope = Answer.Skipped, SleepHours = Answer.Of(7.5m), Yesterday = Answer.Of(6) });
        var message = new Message { ClinicId = clinic, Id = New(), Key = Odd, Kind = MessageKind.AlertTold, UserId = account.Id, AlertId = alert.Id, CreatedAt = at, ExpiresAt = at.AddDays(1), Channel = Channel.Push, State = MessageState.Queued, NextTryAt = at, Fence = 3 };
        db.Messages.Add(message);
        db.Deliveries.Add(new Delivery { ClinicId = clinic, MessageId = message.Id, Number = 1, At = at, Channel = Channel.Push, Outcome = DeliveryOutcome.TryLater, Detail = Odd });
        db.PushSubscriptions.Add(new PushSubscription { ClinicId = clinic, Id = New(), UserId = account.Id, Endpoint = "https://push.example.org/x?y=%20", P256dh = "k", Auth = "a", CreatedAt = at, GoneAt = null });
        db.ChannelProofs.Add(new ChannelProof { ClinicId = clinic, UserId = account.Id, Channel = Channel.Email, OpenedAt = at, RangAt = null, LostAt = at });
        db.Absences.Add(new Absence { ClinicId = clinic, Id = New(), UserId = account.Id, StandInId = New(), From = at, Until = at.AddDays(2) });
        db.Devices.Add(new Data.Device { ClinicId = clinic, Id = New(), UserId = account.Id, PatientId = ben.Id, TokenHash = new string('a', 64), CreatedAt = at, ExpiresAt = at.AddDays(30) });
        db.SignIns.Add(new SignIn { ClinicId = clinic, Id = New(), UserId = account.Id, At = at, EndedAt = null });
        db.RecordErrors.Add(new RecordError { ClinicId = clinic, Kind = RecordKind.VitalSigns, RecordId = New(), PatientId = ben.Id, Reason = Odd, MarkedBy = account.Id, MarkedAt = at });
        db.SafetyPlans.Add(new SafetyPlan { ClinicId = clinic, Id = New(), PatientId = ben.Id, WrittenAt = at, ReceivedAt = at, Coping = Odd });
        db.Consents.Add(new Consent { ClinicId = clinic, Id = New(), PatientId = ben.Id, Kind = ConsentKind.Nudge, GivenAt = at });
        db.Pauses.Add(new Pause { ClinicId = clinic, Id = New(), PatientId = ben.Id, AskedAt = at, From = at, Until = at.AddDays(2), NeedsYes = true, Agreed = false });
        db.CanaryRuns.Add(new CanaryRun { Id = New(), StartedAt = at, Failure = Odd });
        db.WriteProbes.Add(new WriteProbe { Node = Odd, At = at });
        db.Leases.Add(new Lease { Name = "a", Holder = "h", Fence = 7, Until = at });
        db.SignedBudgets.Add(new SignedBudget { ClinicId = clinic, Id = New(), Budget = .1m, Limit = -1.34m, PatientMonths = 31.5m, AlertsPerMonth = null, SignedBy = account.Id, SignedName = Odd, SignedAt = at });
        AddTheDayOfTreatment(db, ben, account, at);
        db.Secrets.Add(new Secret { Name = "vapid", Protected = Odd });
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "k", Xml = "<key a=\"b\"/>" });
    }

    private static void AddTheDayOfTreatment(CareDb db, Patient ben, User account, DateTimeOffset at)
    {
        const int clinic = TestClinic.ClinicId;
        Guid New() => Guid.CreateVersion7(at);
        var template = New();
        db.Invitations.Add(new Invitation { ClinicId = clinic, Id = New(), Role = Role.Patient, Name = Odd, Email = "new@evenkeel.example", TokenHash = new string('b', 64), InvitedBy = account.Id, InvitedAt = at, ExpiresAt = at.AddDays(7), RevokedAt = null });
        db.ContraindicationAnswers.Add(new ContraindicationAnswer { ClinicId = clinic, Id = New(), PatientId = ben.Id, Code = "aneurysm", Reply = ContraindicationReply.NotSure, Words = Odd, AnsweredBy = account.Id, AnsweredAt = at });
        db.EligibilityDecisions.Add(new EligibilityDecision { ClinicId = clinic, Id = New(), PatientId = ben.Id, Decision = Eligibility.NeedsClearance, Reason = Odd, ClearanceBy = New(), DecidedBy = account.Id, DecidedAt = at });
        db.ConsentTexts.Add(new ConsentText { ClinicId = clinic, Version = 7, Language = "en", Words = Odd, PublishedBy = account.Id, PublishedAt = at });
        db.ConsentSignatures.Add(new ConsentSignature { ClinicId = clinic, Id = New(), PatientId = ben.Id, Version = 7, Language = "en", WordsHash = new string('c', 64), SignedName = Odd, SignedBy = account.Id, SignedAt = at });
        db.ProgrammeTemplates.Add(new ProgrammeTemplate { ClinicId = clinic, Id = template, Revision = 1, Name = Odd, MinSpacingDays = 2, GapDays = 90, ChangedBy = account.Id, ChangedAt = at });
        db.TemplateSteps.Add(new TemplateStep { ClinicId = clinic, TemplateId = template, Revision = 1, Place = 1, Phase = Odd, Kind = AppointmentKind.Session, Day = 3, Minutes = 120 });
        db.Programmes.Add(new Programme { ClinicId = clinic, Id = New(), PatientId = ben.Id, TemplateId = template, Revision = 1, StartsOn = new DateOnly(2026, 11, 2), AppliedBy = account.Id, AppliedAt = at });
        var appointment = new Appointment { ClinicId = clinic, Id = New(), PatientId = ben.Id, Kind = AppointmentKind.Session, Phase = Odd, Number = 1, On = new DateOnly(2026, 11, 5), Time = new TimeOnly(10, 30), Zone = "Europe/London", StartsAt = at.AddDays(3), Minutes = 120, AtHome = true, State = AppointmentState.Booked, Sequence = 2, ChangedBy = account.Id, ChangedAt = at, Reason = Odd };
        db.Appointments.Add(appointment);
        db.SupportLinks.Add(new SupportLink { ClinicId = clinic, Id = New(), PatientId = ben.Id, AppointmentId = appointment.Id, SupportPersonId = New(), TokenHash = new string('d', 64), MadeBy = account.Id, MadeAt = at });
        db.LookIns.Add(new LookIn { ClinicId = clinic, Id = New(), PatientId = ben.Id, AppointmentId = appointment.Id, SupportPersonId = New(), At = at, ReceivedAt = at, Seems = Seems.NotSure, Words = Odd });
        db.SessionChecks.Add(new SessionCheck { ClinicId = clinic, Id = New(), PatientId = ben.Id, AppointmentId = appointment.Id, Item = SessionCheckItem.WayHome, Passed = false, Words = Odd, OverrideReason = "A neighbour drives.", CheckedBy = account.Id, CheckedAt = at });
        db.VitalSigns.Add(new VitalSigns { ClinicId = clinic, Id = New(), PatientId = ben.Id, AppointmentId = appointment.Id, Moment = VitalsMoment.BeforeDose, TakenAt = at, ReceivedAt = at, Systolic = 128, Diastolic = 82, HeartRate = null, OxygenSaturation = 98, TakenBy = account.Id });
        db.MedicationStatements.Add(new MedicationStatement { ClinicId = clinic, Id = New(), PatientId = ben.Id, Medicine = Odd, Dosage = Odd, Interaction = Odd, HoursBefore = 24, AddedBy = account.Id, AddedAt = at });
        AddBeforeAndAfter(db, ben, account, appointment.Id, at);
    }

    private static void AddBeforeAndAfter(CareDb db, Patient ben, User account, Guid appointment, DateTimeOffset at)
    {
        const int clinic = TestClinic.ClinicId;
        Guid New() => Guid.CreateVersion7(at);
        var (entry, session) = (New(), New());
        db.PreparationSteps.Add(new PreparationStep { ClinicId = clinic, AppointmentId = appointment, Item = PreparationItem.WayHome, PatientId = ben.Id, AssignedTo = New(), DoneAt = at, DoneBy = account.Id });
        db.WatchPlans.Add(new WatchPlan { ClinicId = clinic, Id = New(), PatientId = ben.Id, Words = Odd, WrittenBy = account.Id, WrittenAt = at, OpenedAt = null });
        db.PreSessionAnswers.Add(new PreSessionAnswers { ClinicId = clinic, Id = New(), PatientId = ben.Id, AppointmentId = appointment, AnsweredAt = at, ReceivedAt = at, SleepHours = Answer.Of(6.5m), Stress = Answer.Skipped, Mindset = Answer.Of(7), Conditions = Odd, MedicinesToday = Odd, Changed = "" });
        db.Goals.Add(new Goal { ClinicId = clinic, Id = New(), GoalId = New(), PatientId = ben.Id, Words = Odd, SignOfProgress = Odd, ReviewOn = new(2026, 3, 29), State = GoalState.Active, IsShared = true, WrittenAt = at });
        db.SupportObservations.Add(new SupportObservation { ClinicId = clinic, Id = New(), PatientId = ben.Id, SupportPersonId = New(), At = at, ReceivedAt = at, Seems = Seems.NotSure, Words = Odd });
        db.FormsSent.Add(new FormSent { ClinicId = clinic, Id = New(), PatientId = ben.Id, SessionId = New(), SentOn = new(2026, 3, 29), To = Odd, RecordedBy = account.Id, RecordedAt = at });
        db.RestPlanItems.Add(new RestPlanItem { ClinicId = clinic, Id = New(), PatientId = ben.Id, AppointmentId = appointment, Words = Odd, IsShared = true, PickedAt = at });
        db.JournalEntries.Add(new JournalEntry { ClinicId = clinic, Id = entry, PatientId = ben.Id, Kind = JournalKind.Capture, AppointmentId = appointment, MadeAt = at, ReceivedAt = at, SharedAt = null });
        db.JournalParts.Add(new JournalPart { ClinicId = clinic, Id = New(), EntryId = entry, PatientId = ben.Id, MediaType = "audio/webm", Sealed = [0, 255, 1, 128], MadeAt = at });
        db.WritingKeys.Add(new WritingKey { ClinicId = clinic, PatientId = ben.Id, Protected = Odd, MadeAt = at });
        db.SessionRatings.Add(new SessionRating { ClinicId = clinic, Id = New(), PatientId = ben.Id, SessionId = session, AnsweredAt = at, ReceivedAt = at, Ease = Answer.Of(3), Meaning = Answer.Skipped, Distress = Answer.Of(8), Help = HelpWanted.Yes });
        db.ChallengingExperiences.Add(new ChallengingExperience { ClinicId = clinic, Id = New(), PatientId = ben.Id, AppointmentId = appointment, RecordedBy = account.Id, RecordedAt = at, HappenedAt = at.AddHours(-1), Kind = ExperienceKind.Fear, Intensity = Answer.Of(8), Minutes = Answer.Skipped, Words = Odd, WhatHelped = Odd });
        db.PerceptionChecks.Add(new PerceptionCheck { ClinicId = clinic, Id = New(), PatientId = ben.Id, SessionId = session, AnsweredBy = account.Id, AnsweredAt = at, ReceivedAt = at, Dissociation = PerceptionLevel.Slight, Dizziness = PerceptionLevel.Usual, Confusion = PerceptionLevel.NotSaid });
    }
}
