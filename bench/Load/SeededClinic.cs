using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using CheckIn = Evenkeel.Data.CheckIn;
using TreatmentSession = Evenkeel.Data.TreatmentSession;

namespace Evenkeel.Bench;

/// <summary>
/// A clinic whose patients have a past, put straight into the database. This process shares database and keys with the server,
/// so it can sign people in without a password form and count afterwards what was kept.
/// </summary>
public sealed class SeededClinic : IAsyncDisposable
{
    private const int ClinicId = 1;
    private const int AtOnce = 50;
    private readonly WebApplication _app;

    private SeededClinic(WebApplication app) => _app = app;

    /// <summary>The accounts of the patients.</summary>
    public List<User> Patients { get; } = [];

    public User Clinician { get; } = Account("Dr Osei", Role.Clinician, null);

    public DateTimeOffset Now => Get<Clock>().Now;

    /// <param name="daysOf">How many days of history each patient has, by number.</param>
    public static async Task<SeededClinic> Open(DatabasePlace place, int patients, Func<int, int> daysOf)
    {
        var clinic = new SeededClinic(WebHost.Build(place, "http://127.0.0.1:0"));
        await WebHost.Migrate(clinic._app.Services);
        await clinic.Change(db =>
        {
            db.Clinics.Add(new Clinic { Id = ClinicId, Name = "Bench Clinic", Zone = "Europe/London", Country = "GB", WorkingDays = 0b1111111 });
            db.Users.Add(clinic.Clinician);
        });
        foreach (var numbers in Enumerable.Range(0, patients).Chunk(AtOnce))
        {
            await clinic.Change(db => clinic.Patients.AddRange(numbers.Select(n => Enrol(db, n, daysOf(n), clinic.Now, clinic.Clinician.Id))));
        }

        return clinic;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<T> Read<T>(Func<CareDb, Task<T>> query)
    {
        await using var db = await Get<IDbContextFactory<CareDb>>().CreateDbContextAsync();
        return await query(db);
    }

    /// <summary>The Cookie header of somebody who has signed in.</summary>
    public async Task<string> Cookie(User user)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<User>>().CreateAsync(user);
        var cookies = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var times = new AuthenticationProperties { IssuedUtc = Now, ExpiresUtc = Now + cookies.ExpireTimeSpan };
        return $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(new AuthenticationTicket(principal, times, IdentityConstants.ApplicationScheme))}";
    }

    /// <summary>Alerts that stand open, put straight into the database.</summary>
    public async Task Leave(IEnumerable<Alert> alerts)
    {
        foreach (var some in alerts.Chunk(1000))
        {
            await Change(db => db.Alerts.AddRange(some));
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Change(Action<CareDb> change) => await Read(db =>
    {
        change(db);
        return db.SaveChangesAsync();
    });

    /// <summary>As at the densest that a programme runs for long.</summary>
    public Task HasASessionEachWeek(User account, int days) => Change(db =>
    {
        for (var ago = days; ago > 0; ago -= 7)
        {
            var at = Now.AddDays(-ago).AddHours(5);
            db.Sessions.Add(new TreatmentSession
            {
                ClinicId = ClinicId, Id = Guid.CreateVersion7(), PatientId = account.PatientId!.Value, StartedAt = at, EndedAt = at.AddHours(2), On = Days.On("Europe/London", at), DoseMg = 50, WeightKg = 70,
                Route = RouteOfAdministration.Intravenous, RecordedBy = Clinician.Id, RecordedAt = at.AddHours(2),
            });
        }
    });

    /// <summary>A patient with a steady past, an account, a session in each month, and nothing yet today.</summary>
    private static User Enrol(CareDb db, int number, int days, DateTimeOffset now, Guid clinicianId)
    {
        var patient = new Patient { ClinicId = ClinicId, Id = Guid.CreateVersion7(), Name = $"Patient {number}", Zone = "Europe/London", EnrolledAt = now.AddDays(-days) };
        db.Patients.Add(patient);
        db.CareTeam.Add(new CareTeamMember { ClinicId = ClinicId, PatientId = patient.Id, UserId = clinicianId });
        for (var ago = days; ago > 0; ago--)
        {
            var at = now.AddDays(-ago);
            var on = Days.On(patient.Zone, at);
            db.CheckIns.Add(Answers(patient, at, on, 3 + (number + ago) % 2));
            if (ago % 30 == 14)
            {
                db.Sessions.Add(new TreatmentSession
                {
                    ClinicId = ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, StartedAt = at.AddHours(1), EndedAt = at.AddHours(2), On = on,
                    Route = RouteOfAdministration.Intravenous, RecordedBy = clinicianId, RecordedAt = at.AddHours(2),
                });
            }
        }

        var account = Account($"patient{number}", Role.Patient, patient.Id);
        db.Users.Add(account);
        return account;
    }

    private static CheckIn Answers(Patient patient, DateTimeOffset at, DateOnly on, int level) => new()
    {
        ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), Revision = 1, PatientId = patient.Id, AnsweredAt = at, ReceivedAt = at, On = on,
        LowMood = Answer.Of(level), Anxiety = Answer.Of(level), Restlessness = Answer.Of(2), Hope = Answer.Of(6), Energy = Answer.Of(5),
        SleepHours = Answer.Of(7), Safety = SafetyAnswer.No, IsWhole = true,
    };

    private static User Account(string name, Role role, Guid? patientId) => new()
    {
        // Staff without one are sent to set it up before any other room.
        TwoFactorEnabled = true,
        Id = Guid.CreateVersion7(), ClinicId = ClinicId, DisplayName = name, Role = role, PatientId = patientId,
        UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = Guid.NewGuid().ToString(),
    };
}
