using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Health;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Evenkeel.Tests.House;

/// <summary>
/// A whole clinic on a real database and a real web server, with a clock that only the test moves. London, Monday 2 November 2026,
/// 10:00; Dr Osei and nurse Imani work there; Imani is on call every night, Dr Osei is second.
/// </summary>
public sealed class TestClinic : IAsyncDisposable
{
    public const int ClinicId = 1;
    public const string Zone = "Europe/London";
    public const string Password = "correct horse battery";
    public static readonly DateTimeOffset Monday = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly string _directory;

    private readonly bool _withCanary;

    private TestClinic(WebApplication app, string directory, FakeTimeProvider time, bool withCanary) =>
        (_app, _directory, Time, _withCanary) = (app, directory, time, withCanary);

    public FakeTimeProvider Time { get; }

    /// <summary>False while the watch is stopped, as a test may stop it.</summary>
    public bool IsWatched { get; set; } = true;

    public DateTimeOffset Now => Time.GetUtcNow();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public User DrOsei { get; private set; } = null!;

    public User Imani { get; private set; } = null!;

    public User Admin { get; private set; } = null!;

    /// <param name="withCanary">The canary flies and the watchman looks whenever time passes; else the alert path counts as proved.</param>
    /// <param name="postgres">A database of the test's own that it may stop.</param>
    public static async Task<TestClinic> Open(
        Store store, DateTimeOffset? now = null, bool withCanary = false, string? postgres = null, Action<IServiceCollection>? change = null)
    {
        var directory = Directory.CreateTempSubdirectory("evenkeel-test-").FullName;
        var place = new DatabasePlace(directory, postgres ?? (store == Store.Postgres ? await PostgresCluster.NewDatabase() : ""));
        var time = new FakeTimeProvider(now ?? Monday);
        var app = WebHost.Build(place, "http://127.0.0.1:0", services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddSingleton<Doorbell>().AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(p => p.GetRequiredService<Doorbell>());
            services.AddLogging(l => l.ClearProviders());
            // The test decides when the watch looks, and the watchman.
            services.Remove(services.Single(d => d.ImplementationFactory?.Method.ReturnType == typeof(Watchman) && d.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)));
            if (!withCanary)
            {
                services.Remove(services.Single(d => d.ImplementationType == typeof(CanaryRound)));
            }

            change?.Invoke(services);
            services.Remove(services.Single(d => d.ImplementationFactory?.Method.ReturnType == typeof(NightWatch) && d.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)));
        });
        await WebHost.Migrate(app.Services);
        var clinic = new TestClinic(app, directory, time, withCanary);
        if (!withCanary)
        {
            clinic.Get<Monitoring>().Current = new PathState(AlertPath.Working, clinic.Now);
        }

        await clinic.Staff();
        await app.StartAsync();
        return clinic;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<T> Read<T>(Func<CareDb, Task<T>> query)
    {
        await using var db = await Get<IDbContextFactory<CareDb>>().CreateDbContextAsync();
        return await query(db);
    }

    public Task Change(Action<CareDb> change) => Read(async db =>
    {
        change(db);
        return await db.SaveChangesAsync();
    });

    /// <summary>Moves the clock in steps, and lets the watch do at each step what is due.</summary>
    public async Task Wait(TimeSpan span, TimeSpan? step = null)
    {
        var end = Now + span;
        while (Now < end)
        {
            var next = Now + (step ?? TimeSpan.FromMinutes(1));
            Time.SetUtcNow(next < end ? next : end);
            while (IsWatched && await Get<NightWatch>().Round(Now) > 0)
            {
            }

            if (_withCanary)
            {
                await Get<Watchman>().Look();
            }
        }
    }

    public async Task<User> Account(string name, Role role, Guid? patientId = null)
    {
        using var scope = _app.Services.CreateScope();
        var user = new User
        {
            Id = Guid.CreateVersion7(),
            ClinicId = ClinicId,
            DisplayName = name,
            Role = role,
            PatientId = patientId,
            UserName = name.Replace(" ", ".").ToLowerInvariant(),
            Email = $"{name.Replace(" ", ".").ToLowerInvariant()}@example.org",
        };
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(user, Password);
        Assert.True(created.Succeeded, string.Join(' ', created.Errors.Select(e => e.Description)));
        if (role is Role.Clinician or Role.Coach or Role.Admin)
        {
            // Staff without a second factor get no further than setting it up.
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            await users.ResetAuthenticatorKeyAsync(user);
            await users.SetTwoFactorEnabledAsync(user, true);
        }

        return user;
    }

    /// <summary>The key that the person's authenticator app holds.</summary>
    public async Task<string> AuthenticatorKey(User user)
    {
        using var scope = _app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return (await users.GetAuthenticatorKeyAsync((await users.FindByIdAsync(user.Id.ToString()))!))!;
    }

    public Task<User> AccountOf(Patient patient) => Read(db => db.Users.SingleAsync(u => u.PatientId == patient.Id && u.Role == Role.Patient));

    /// <summary>A patient with an account, in Dr Osei's care.</summary>
    public async Task<Patient> Enrol(string name)
    {
        var patient = new Patient { ClinicId = ClinicId, Id = Guid.CreateVersion7(), Name = name, Zone = Zone, EnrolledAt = Now };
        await Change(db =>
        {
            db.Patients.Add(patient);
            db.CareTeam.Add(new CareTeamMember { ClinicId = ClinicId, PatientId = patient.Id, UserId = DrOsei.Id });
        });
        await Account(name, Role.Patient, patient.Id);
        return patient;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task Staff()
    {
        await Change(db => db.Clinics.Add(new Clinic { Id = ClinicId, Name = "Harbour Clinic", Zone = Zone, Country = "GB" }));
        DrOsei = await Account("Dr Osei", Role.Clinician);
        Imani = await Account("Imani", Role.Clinician);
        Admin = await Account("Noor", Role.Admin);
        await Change(db =>
        {
            db.OnCallShifts.Add(new OnCallShift { ClinicId = ClinicId, Id = Guid.CreateVersion7(), UserId = Imani.Id, Place = 1, From = Monday.AddDays(-7), Until = Monday.AddDays(60) });
            db.OnCallShifts.Add(new OnCallShift { ClinicId = ClinicId, Id = Guid.CreateVersion7(), UserId = DrOsei.Id, Place = 2, From = Monday.AddDays(-7), Until = Monday.AddDays(60) });
        });
    }
}
