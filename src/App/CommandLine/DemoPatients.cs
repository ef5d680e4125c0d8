using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Features.CheckIns;
using Evenkeel.Features.Sessions;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>A past answer.</summary>
/// <param name="DaysAgo">Given on the evening of that day; zero when the hours count.</param>
/// <param name="HoursAgo">Given so many hours before now.</param>
internal sealed record PastAnswer(int DaysAgo, int HoursAgo, int LowMood, int Anxiety, int Restlessness, int Hope)
{
    private static readonly TimeOnly Evening = new(19, 30);

    public DateTimeOffset At(DateTimeOffset now) =>
        DaysAgo == 0 ? now.AddHours(-HoursAgo) : Days.At(DemoClinic.Zone, Days.On(DemoClinic.Zone, now).AddDays(-DaysAgo), Evening);
}

/// <summary>Ana steady, Ben dipping, Chi silent, Dee fading: each with a past that went through the same use cases at its own instants.</summary>
internal sealed class DemoPatients(IServiceProvider services, DemoStaff staff)
{
    /// <summary>Made last of all.</summary>
    public static readonly Guid LastAccount = DemoClinic.AccountId("Dee");

    private static readonly TimeOnly SessionEnds = new(11, 0);

    private readonly Clock _clock = services.GetRequiredService<Clock>();

    public async Task Seed(CancellationToken cancellation)
    {
        var now = _clock.Now;
        await Person("Ana", now, [21, 14, 7], Ana(), cancellation);
        var ben = await Person("Ben", now, [9, 2], Ben(), cancellation);
        await BensBrother(ben, cancellation);
        await DemoProgramme.Seed(services, staff, cancellation);
        await Person("Chi", now, [10, 3], Chi(), cancellation);
        await Person("Dee", now, [44, 41, 37, 34, 30, 27], Dee(), cancellation);
    }

    /// <summary>Steady: better since the first session and close to the same from day to day.</summary>
    private static IEnumerable<PastAnswer> Ana() =>
        [.. Daily(28, 22, 6, 6, 5, 4), .. Daily(20, 15, 4, 4, 3, 6), .. Daily(13, 8, 3, 4, 3, 7), .. Daily(6, 1, 3, 3, 3, 7)];

    /// <summary>Calm before the latest session, at the dip limit a day later: today's answer decides.</summary>
    private static IEnumerable<PastAnswer> Ben() =>
        [.. Daily(16, 10, 6, 6, 6, 5), .. Daily(8, 3, 4, 4, 3, 6), new(0, 25, 6, 6, 6, 5)];

    /// <summary>One bad answer after the session, and nothing since.</summary>
    private static IEnumerable<PastAnswer> Chi() =>
        [.. Daily(17, 11, 6, 6, 5, 5), .. Daily(9, 4, 4, 4, 3, 6), new(0, 50, 7, 6, 6, 5)];

    /// <summary>Gained over six sessions, and losing part of it since; still better than before.</summary>
    private static IEnumerable<PastAnswer> Dee() =>
    [
        .. Daily(52, 45, 7, 6, 6, 4), .. Daily(43, 38, 5, 5, 4, 5), .. Daily(36, 31, 4, 4, 3, 6), .. Daily(29, 22, 3, 3, 3, 7), .. Daily(21, 15, 3, 3, 2, 7),
        .. Daily(14, 8, 4, 3, 3, 6), .. Daily(7, 1, 5, 4, 4, 6),
    ];

    private static IEnumerable<PastAnswer> Daily(int fromDaysAgo, int toDaysAgo, int lowMood, int anxiety, int restlessness, int hope) =>
        Enumerable.Range(toDaysAgo, fromDaysAgo - toDaysAgo + 1).Reverse()
            // A point up on every third day: nobody answers the same every day.
            .Select(day => new PastAnswer(day, 0, lowMood, anxiety, restlessness + (day % 3 == 0 ? 1 : 0), hope));

    private async Task<Guid> Person(string name, DateTimeOffset now, IReadOnlyList<int> sessionDaysAgo, IEnumerable<PastAnswer> answers, CancellationToken cancellation)
    {
        var patientId = StableId.Of("demo patient", name);
        var key = new PatientKey(DemoClinic.Id, patientId);
        await Enrol(patientId, name, now, cancellation);
        var today = Days.On(DemoClinic.Zone, now);
        var happened = answers.Select(a => (At: a.At(now), Do: (Func<DateTimeOffset, Task>)(at => Answer(key, a, at, cancellation))))
            .Concat(sessionDaysAgo.Select(d => (At: Days.At(DemoClinic.Zone, today.AddDays(-d), SessionEnds), Do: (Func<DateTimeOffset, Task>)(at => Session(key, d, at, cancellation)))))
            .OrderBy(h => h.At);
        foreach (var (at, act) in happened)
        {
            await act(at);
        }

        await DemoClinic.Account(services, name, Role.Patient, patientId);
        return patientId;
    }

    private async Task Enrol(Guid patientId, string name, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContextAsync(cancellation);
        if (!await db.Patients.AnyAsync(p => p.ClinicId == DemoClinic.Id && p.Id == patientId, cancellation))
        {
            db.Patients.Add(new Patient { ClinicId = DemoClinic.Id, Id = patientId, Name = name, Zone = DemoClinic.Zone, EnrolledAt = now.AddDays(-60), CallWhen = "you feel clearly worse for more than a day", CallWhom = "Dr Osei at the clinic on 020 7946 0018" });
            db.CareTeam.AddRange(new[] { staff.DrOsei, staff.Imani }.Select(u => new CareTeamMember { ClinicId = DemoClinic.Id, PatientId = patientId, UserId = u }));
            await db.SaveChangesAsync(cancellation);
        }
    }

    private async Task Answer(PatientKey key, PastAnswer a, DateTimeOffset at, CancellationToken cancellation)
    {
        var id = StableId.Of("demo check-in", key.PatientId.ToString(), $"{a.DaysAgo} {a.HoursAgo}");
        var body = new CheckInBody(id, key, at, null, true)
        {
            LowMood = Clinical.Answer.Of(a.LowMood),
            Anxiety = Clinical.Answer.Of(a.Anxiety),
            Restlessness = Clinical.Answer.Of(a.Restlessness),
            Hope = Clinical.Answer.Of(a.Hope),
            Energy = Clinical.Answer.Of(10 - a.LowMood),
            SleepHours = Clinical.Answer.Of(7),
            Safety = SafetyAnswer.No,
        };
        if (await services.GetRequiredService<SubmitCheckIn>().Run(body, at, cancellation) is not (CheckInResult.Kept or CheckInResult.AlreadyKept))
        {
            throw new InvalidOperationException("A demo answer was not taken.");
        }
    }

    /// <summary>An hour in the clinic, recorded when it ended.</summary>
    private async Task Session(PatientKey key, int daysAgo, DateTimeOffset end, CancellationToken cancellation)
    {
        var id = StableId.Of("demo session", key.PatientId.ToString(), $"{daysAgo}");
        var start = end.AddHours(-1);
        var problems = await services.GetRequiredService<RecordSession>().Run(
            DemoClinic.Id, staff.DrOsei,
            new SessionBody(id, key.PatientId, Days.On(DemoClinic.Zone, start), start, end, RouteOfAdministration.Intravenous, 40, false), end, cancellation);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join(' ', problems.Values));
        }
    }

    private async Task BensBrother(Guid ben, CancellationToken cancellation)
    {
        const string Name = "Sam";
        var account = await DemoClinic.Account(services, Name, Role.Support, ben);
        await using var db = await services.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContextAsync(cancellation);
        if (!await db.SupportPeople.AnyAsync(s => s.UserId == account, cancellation))
        {
            db.SupportPeople.Add(new SupportPerson { ClinicId = DemoClinic.Id, Id = StableId.Of("demo support", Name), PatientId = ben, UserId = account, Name = Name });
            await db.SaveChangesAsync(cancellation);
        }
    }
}
