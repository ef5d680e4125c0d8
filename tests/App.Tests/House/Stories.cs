using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Data;
using Evenkeel.Features.CheckIns;
using Evenkeel.Features.Reminders;
using Evenkeel.Features.Sessions;
using Evenkeel.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.House;

/// <summary>What people do in a test, through the same use cases as on their pages.</summary>
internal static class Stories
{
    public static PatientKey Key(this Patient patient) => new(patient.ClinicId, patient.Id);

    public static Caller Caller(this User user) => new(user.Id, user.ClinicId, user.Role, user.PatientId, user.DisplayName);

    /// <summary>A whole check-in with the same number for low mood, anxiety and restlessness.</summary>
    public static CheckInBody Body(this Patient patient, DateTimeOffset at, int distress, SafetyAnswer safety = SafetyAnswer.No, int hope = 6) =>
        new(Guid.CreateVersion7(), patient.Key(), at, null, true)
        {
            LowMood = Answer.Of(distress),
            Anxiety = Answer.Of(distress),
            Restlessness = Answer.Of(distress),
            Hope = Answer.Of(hope),
            Safety = safety,
        };

    public static Task<CheckInResult> Answers(this TestClinic clinic, Patient patient, int distress, SafetyAnswer safety = SafetyAnswer.No, DateTimeOffset? at = null) =>
        clinic.Get<SubmitCheckIn>().Run(patient.Body(at ?? clinic.Now, distress, safety), at ?? clinic.Now);

    /// <summary>Four calm days, then a session an hour long that ended this long ago.</summary>
    public static async Task HadASession(this TestClinic clinic, Patient patient, TimeSpan ago, int before = 4, bool atHome = false)
    {
        var start = clinic.Now - ago - TimeSpan.FromHours(1);
        for (var day = 4; day >= 1; day--)
        {
            await clinic.Answers(patient, before, at: start.AddDays(-day));
        }

        var body = new SessionBody(Guid.CreateVersion7(), patient.Id, default, start, start.AddHours(1), RouteOfAdministration.Intravenous, 40, atHome);
        Assert.Empty(await clinic.Get<RecordSession>().Run(clinic.DrOsei.Caller(), body));
    }

    /// <summary>Slowly, as a fade goes: a step would be told as a worsening.</summary>
    private static readonly int[] Faded = [3, 2, 4, 3, 2, 4, 3, 3, 3, 4, 3, 4, 3, 4, 4, 4, 3, 4, 4, 5];

    /// <summary>Dee's story: 6 before a session twenty days ago, about 3 in the days after it, about 4 in the last.</summary>
    public static async Task Fades(this TestClinic clinic, Patient patient)
    {
        for (var day = 24; day > 20; day--)
        {
            await clinic.Answers(patient, 6, at: clinic.Now.AddDays(-day));
        }

        await clinic.HadOnlyASession(patient, 20);
        for (var day = 19; day >= 0; day--)
        {
            await clinic.Answers(patient, Faded[19 - day], at: clinic.Now.AddDays(-day));
        }
    }

    /// <summary>"I feel worse", "I need help now", "call me", "I'm worried".</summary>
    public static Task<Guid?> Says(this TestClinic clinic, Patient patient, ReportKind kind, string words = "") =>
        clinic.Get<SubmitReport>().Run(Guid.CreateVersion7(), patient.Key(), kind, Guid.Empty, words);

    /// <summary>Somebody close whom the patient chose, with an account.</summary>
    public static async Task<SupportPerson> Supports(this TestClinic clinic, Patient patient, string name)
    {
        var account = await clinic.Account(name, Role.Support, patient.Id);
        var person = new SupportPerson { ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, UserId = account.Id, Name = name };
        await clinic.Change(db => db.SupportPeople.Add(person));
        return person;
    }

    /// <summary>Agrees to a step of the silence ladder.</summary>
    public static async Task Agrees(this TestClinic clinic, Patient patient, ConsentKind kind, SupportPerson? person = null) =>
        Assert.True(await clinic.Get<ChangeConsent>().Run((await clinic.AccountOf(patient)).Caller(), kind, person?.Id, give: true, TestContext.Current.CancellationToken));

    /// <summary>A session of so many days ago as if it had been recorded then: nobody is judged silent for answers that are told after it.</summary>
    private static Task HadOnlyASession(this TestClinic clinic, Patient patient, int daysAgo) => clinic.Change(db => db.Sessions.Add(new Data.TreatmentSession
    {
        ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, Route = RouteOfAdministration.Intravenous,
        StartedAt = clinic.Now.AddDays(-daysAgo), EndedAt = clinic.Now.AddDays(-daysAgo).AddHours(1), On = DateOnly.FromDateTime(clinic.Now.UtcDateTime).AddDays(-daysAgo),
    }));

    /// <summary>Ben's story: calm days around 4, a session two days ago, then 7 twice, a day apart.</summary>
    public static async Task Dips(this TestClinic clinic, Patient patient)
    {
        for (var day = 6; day > 2; day--)
        {
            await clinic.Answers(patient, 4, at: clinic.Now.AddDays(-day));
        }

        await clinic.HadOnlyASession(patient, 2);
        await clinic.Answers(patient, 7, at: clinic.Now.AddHours(-25));
        await clinic.Answers(patient, 7);
    }

    /// <summary>The screener, answered in order.</summary>
    public static Task<bool> Screened(this TestClinic clinic, Patient patient, params ScreenerAnswer[] answers) =>
        clinic.Get<SubmitInstrument>().Run(InstrumentBody.Screener(Guid.CreateVersion7(), patient.Key(), Asq.Code, answers, Asq.Outcome(answers)));

    public static Task<List<Alert>> OpenAlerts(this TestClinic clinic, Patient patient) =>
        clinic.Read(db => db.Alerts.AsNoTracking().Where(a => a.PatientId == patient.Id && a.ClosedAt == null).OrderBy(a => a.Sign).ToListAsync());

    /// <summary>The open alert of a sign, or the only one there is.</summary>
    public static async Task<Alert> OpenAlert(this TestClinic clinic, Patient patient, string sign = "") =>
        Assert.Single(await clinic.OpenAlerts(patient), a => sign.Length == 0 || a.Sign == sign);

    /// <summary>A new patient at their browser.</summary>
    public static async Task<Visitor> Visit(this TestClinic clinic, string name)
    {
        await clinic.Enrol(name);
        return await Visitor.SignedIn(clinic, await clinic.Read(db => db.Users.SingleAsync(u => u.DisplayName == name)));
    }

    /// <summary>Who was told on which rung, how many minutes after the alert opened.</summary>
    public static async Task<IReadOnlyList<(int Minutes, string Who)>> Told(this TestClinic clinic, Alert alert)
    {
        var steps = await clinic.Read(db => db.AlertSteps.AsNoTracking().Where(s => s.AlertId == alert.Id && (s.Kind == StepKind.Told || s.Kind == StepKind.RotaGap)).OrderBy(s => s.Number).ToListAsync());
        var names = await clinic.Read(db => db.Users.ToDictionaryAsync(u => u.Id, u => u.DisplayName));
        return [.. steps.Select(s => ((int)(s.At - alert.OpenedAt).TotalMinutes, s.UserId is { } id ? names[id] : "nobody"))];
    }
}
