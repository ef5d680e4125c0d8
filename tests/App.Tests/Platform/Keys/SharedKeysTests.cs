using System.Net;
using System.Security.Cryptography;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Keys;
using Evenkeel.Tests.House;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Keys;

public sealed class SharedKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evenkeel-test-").FullName;

    [Fact]
    public async Task Who_signed_in_on_one_node_is_signed_in_on_another_and_a_form_of_one_is_taken_by_the_other()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        await using var other = await clinic.Beside();
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        var here = await clinic.SignedIn(ana);
        var there = await clinic.SignedIn(ana, other.Address);
        // A cookie belongs to a name and not to a port, so the token of the one node goes with the cookie of the other.
        var cookies = (await here.GetAsync("/checkins/today")).Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]);
        there.DefaultRequestHeaders.Add("Cookie", cookies);
        Assert.Contains("Sign out", await there.Page("/home"));
        var token = await here.Token("/checkins/today");
        Assert.Equal(HttpStatusCode.Found, (await there.PostWith(token, "/checkins/today", ("Form.Id", Guid.CreateVersion7().ToString()), ("Form.SafetyGiven", "No"), ("Form.LowMood", "3"))).StatusCode);
        Assert.Single(await clinic.Read(db => db.CheckIns.ToListAsync()));
    }

    [Fact]
    public async Task The_keys_in_the_database_are_sealed_and_the_file_that_opens_them_is_for_its_owner_only()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        var key = Assert.Single(await clinic.Read(db => db.DataProtectionKeys.ToListAsync()));
        Assert.Contains("<sealed", key.Xml);
        Assert.DoesNotContain("masterKey", key.Xml);
        Assert.DoesNotContain("<value>", key.Xml);
        Assert.Equal(44, (await File.ReadAllTextAsync(clinic.Place.KeyFile)).Trim().Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(clinic.Place.KeyFile));
        }

        Assert.Empty(Directory.EnumerateFiles(clinic.Place.KeyFolder, "*.xml"));
    }

    [Fact]
    public async Task Beside_a_SQLite_file_the_keys_stay_files()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.Visitor().Page("/account/signin");
        Assert.NotEmpty(Directory.EnumerateFiles(clinic.Place.KeyFolder, "key-*.xml"));
        Assert.Empty(await clinic.Read(db => db.DataProtectionKeys.ToListAsync()));
        Assert.False(File.Exists(clinic.Place.KeyFile));
    }

    [Theory]
    [InlineData("another", "is not the key file of this database")]
    [InlineData("none", "There is no key file at")]
    [InlineData("torn", "is not a key file of Evenkeel")]
    public async Task A_node_with_the_wrong_key_file_does_not_start_and_makes_nothing(string given, string words)
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        var place = new DatabasePlace(_folder, clinic.Place.Postgres);
        Directory.CreateDirectory(place.KeyFolder);
        if (given != "none")
        {
            await File.WriteAllTextAsync(place.KeyFile, given == "torn" ? "AAAA" : Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        await using var app = WebHost.Build(place, "http://127.0.0.1:0", s => s.AddLogging(l => l.ClearProviders()));
        var refused = await Assert.ThrowsAsync<StartRefused>(() => WebHost.Migrate(app.Services));
        Assert.Contains(words, refused.Message);
        Assert.Contains(place.KeyFile, refused.Message);
        Assert.Contains("--key-file", refused.Message);
        Assert.Single(await clinic.Read(db => db.DataProtectionKeys.ToListAsync()));
        Assert.Equal(given != "none", File.Exists(place.KeyFile));
    }

    [Fact]
    public async Task Keys_that_were_files_are_taken_over_once_and_nobody_has_to_sign_in_again()
    {
        // As it was: files in the folder, and something that they sealed.
        var files = new DirectoryInfo(Path.Combine(_folder, "keys"));
        var said = DataProtectionProvider.Create(files, p => p.SetApplicationName("evenkeel")).CreateProtector("test").Protect("signed in");
        var old = Assert.Single(files.GetFiles("key-*.xml"));
        var place = new DatabasePlace(_folder, await PostgresCluster.NewDatabase());
        for (var start = 1; start <= 2; start++)
        {
            await using var app = WebHost.Build(place, "http://127.0.0.1:0", s => s.AddLogging(l => l.ClearProviders()));
            await WebHost.Migrate(app.Services);
            Assert.Equal("signed in", app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(said));
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContextAsync();
            var key = Assert.Single(await db.DataProtectionKeys.ToListAsync());
            Assert.Equal(Path.GetFileNameWithoutExtension(old.Name), key.FriendlyName);
            Assert.DoesNotContain("<value>", key.Xml);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
