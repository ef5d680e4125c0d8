using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
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

    private readonly bool _ownsFolder;
    private readonly Equipment _with;
    private WebApplication _app;

    private TestClinic(WebApplication app, DatabasePlace place, FakeTimeProvider time, Equipment with, bool ownsFolder) =>
        (_app, Place, Time, _with, _ownsFolder) = (app, place, time, with, ownsFolder);

    /// <summary>Where its data are: a process that is started there serves the same clinic.</summary>
    public DatabasePlace Place { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>False while the watch is stopped, as a test may stop it.</summary>
    public bool IsWatched { get; set; } = true;

    /// <summary>False while the sending is stopped, as a test may stop it. Without a canary a test sends by hand.</summary>
    public bool IsDelivering { get; set; } = true;

    public DateTimeOffset Now => Time.GetUtcNow();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public User DrOsei { get; private set; } = null!;

    public User Imani { get; private set; } = null!;

    public User Admin { get; private set; } = null!;

    /// <param name="delivery">How it reaches people outside; not at all when left out.</param>
    /// <param name="withCanary">The canary flies, its messages are sent and the watchman looks whenever time passes; else the alert path counts as proved.</param>
    /// <param name="postgres">A database of the test's own that it may stop.</param>
    public static async Task<TestClinic> Open(
        Store store, DateTimeOffset? now = null, DeliverySettings? delivery = null, bool withCanary = false, string? postgres = null, Action<IServiceCollection>? change = null)
    {
        if (postgres is not null)
        {
            return await Open(new DatabasePlace(Directory.CreateTempSubdirectory("evenkeel-test-").FullName, postgres), now, delivery, withCanary, change);
        }

        var clinic = await On(await StaffedCopy.New(store), new FakeTimeProvider(now ?? Monday), new Equipment(delivery, withCanary, change), ownsFolder: true);
        await clinic.Meet();
        await clinic._app.StartAsync();
        return clinic;
    }

    /// <summary>Lays the tables at a place and lets the clinic and its staff be there; nothing is served, and no key is made.</summary>
    internal static async Task Staff(DatabasePlace place)
    {
        var time = new FakeTimeProvider(Monday);
        await using var app = ClinicNode.Build(place, time, new Equipment());
        var clinic = new TestClinic(app, place, time, new Equipment(), ownsFolder: false);
        await clinic.Read(async db =>
        {
            await db.Database.MigrateAsync();
            return 0;
        });
        await clinic.Staff();
    }

    /// <summary>In a place that the test has made; its folder goes with the clinic.</summary>
    public static async Task<TestClinic> Open(
        DatabasePlace place, DateTimeOffset? now = null, DeliverySettings? delivery = null, bool withCanary = false, Action<IServiceCollection>? change = null)
    {
        var clinic = await On(place, new FakeTimeProvider(now ?? Monday), new Equipment(delivery, withCanary, change), ownsFolder: true);
        await clinic.Staff();
        await clinic._app.StartAsync();
        return clinic;
    }

    /// <summary>Serves what is already at a place; nobody is added to it.</summary>
    public static async Task<TestClinic> OpenAt(DatabasePlace place, DateTimeOffset? now = null, bool withCanary = false)
    {
        var clinic = await On(place, new FakeTimeProvider(now ?? Monday), new Equipment(Canary: withCanary), ownsFolder: true);
        await clinic._app.StartAsync();
        return clinic;
    }

    /// <summary>Another node of this clinic: an App of its own on the same database, under the same clock.</summary>
    public async Task<TestClinic> Beside()
    {
        var place = Place.IsPostgres ? new DatabasePlace(Directory.CreateTempSubdirectory("evenkeel-test-").FullName, Place.Postgres) { KeyFile = Place.KeyFile } : Place;
        var node = await On(place, Time, _with, ownsFolder: Place.IsPostgres);
        (node.DrOsei, node.Imani, node.Admin) = (DrOsei, Imani, Admin);
        await node._app.StartAsync();
        return node;
    }

    /// <summary>Another process of the same clinic, as far as one can be had within a test: its own services on the same database. It serves nothing.</summary>
    public WebApplication AnotherNode() => ClinicNode.Build(Place, Time, _with);

    /// <summary>Ends the server and starts another on the same database: whatever it kept in memory is gone.</summary>
    public async Task Restart()
    {
        await _app.DisposeAsync();
        _app = ClinicNode.Build(Place, Time, _with);
        ClinicNode.CountAsProved(_app, _with, Now);
        await _app.StartAsync();
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
            while ((IsWatched && await Get<NightWatch>().Round(Now) > 0) | (_with.Canary && IsDelivering && await DeliverUnlessGone() > 0))
            {
            }

            if (_with.Canary)
            {
                await Get<Watchman>().Look();
            }
        }
    }

    /// <summary>Sends everything that is due at this instant, also what falls to the next channel on the way; returns how much that was.</summary>
    public async Task<int> Deliver()
    {
        var sent = 0;
        for (var round = 1; await Get<DeliveryWorker>().Round() is > 0 and var some; round++)
        {
            sent += some;
            Assert.True(round < 1000, "The outbox is never empty.");
        }

        return sent;
    }

    /// <summary>As the worker does by itself: a database that is away is asked again in a moment.</summary>
    private async Task<int> DeliverUnlessGone()
    {
        try
        {
            return await Deliver();
        }
        catch (Exception e) when (e.GetBaseException() is System.Data.Common.DbException or System.Net.Sockets.SocketException)
        {
            return 0;
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
        if (_ownsFolder)
        {
            Directory.Delete(Place.Directory, recursive: true);
        }
    }

    private static async Task<TestClinic> On(DatabasePlace place, FakeTimeProvider time, Equipment with, bool ownsFolder)
    {
        var app = ClinicNode.Build(place, time, with);
        await WebHost.Migrate(app.Services);
        ClinicNode.CountAsProved(app, with, time.GetUtcNow());
        return new TestClinic(app, place, time, with, ownsFolder);
    }

    private async Task Staff()
    {
        await Change(db => db.Clinics.Add(new Clinic { Id = ClinicId, Name = "Harbour Clinic", Zone = Zone, Country = "GB" }));
        DrOsei = await Account("Dr Osei", Role.Clinician);
        Imani = await Account("Imani", Role.Clinician);
        Admin = await Account("Noor", Role.Admin);
        await PutOnCall();
        await CanBeReached(DrOsei, Imani);
    }

    /// <summary>Finds the staff of a copy.</summary>
    private async Task Meet()
    {
        var staff = await Read(db => db.Users.ToDictionaryAsync(u => u.DisplayName));
        (DrOsei, Imani, Admin) = (staff["Dr Osei"], staff["Imani"], staff["Noor"]);
        if (Now != Monday)
        {
            // A clinic that is opened at another time has a rota then too.
            await Read(db => db.OnCallShifts.ExecuteDeleteAsync());
            await PutOnCall();
            await CanBeReached(DrOsei, Imani);
        }
    }

    /// <summary>They were in the program now, and have just opened a message that came by push.</summary>
    public async Task CanBeReached(params User[] people)
    {
        foreach (var (id, channel) in people.SelectMany(p => new[] { (p.Id, Channel.InApp), (p.Id, Channel.Push) }))
        {
            await Proofs.Write(Get<IDbContextFactory<CareDb>>(), ClinicId, id, channel, p => p.OpenedAt = Now, CancellationToken.None);
        }
    }

    /// <summary>Nothing shows that anybody can be reached, nor that anybody was here.</summary>
    public Task NobodyIsConfirmed() => Read(db => db.ChannelProofs.ExecuteDeleteAsync());

    private Task PutOnCall()
    {
        var (from, until) = (Now < Monday ? Now.AddDays(-7) : Monday.AddDays(-7), Now > Monday ? Now.AddDays(60) : Monday.AddDays(60));
        return Change(db =>
        {
            db.OnCallShifts.Add(new OnCallShift { ClinicId = ClinicId, Id = Guid.CreateVersion7(), UserId = Imani.Id, Place = 1, From = from, Until = until });
            db.OnCallShifts.Add(new OnCallShift { ClinicId = ClinicId, Id = Guid.CreateVersion7(), UserId = DrOsei.Id, Place = 2, From = from, Until = until });
        });
    }
}
