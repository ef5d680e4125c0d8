using System.Security.Cryptography;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>The demo clinic: its hours, its staff, its rota and the named people (design 5a). Every step may be done again: a seed that was cut off is finished by the next start.</summary>
internal static class DemoClinic
{
    public const int Id = 1;
    public const string Zone = "Europe/London";
    private const int RotaDays = 60;

    public static async Task SeedWhenEmpty(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.SingleOrDefaultAsync(c => c.Id == Id, cancellation);
        if (clinic is { IsDemo: false } || (clinic is null && await db.Patients.AnyAsync(p => p.ClinicId != Clinic.CanaryId, cancellation)))
        {
            // Somebody's real clinic: nothing made up may come near it.
            return;
        }

        // The last person's account closes the seed.
        if (await db.Users.AnyAsync(u => u.Id == DemoPatients.LastAccount, cancellation))
        {
            return;
        }

        if (clinic is null)
        {
            clinic = new Clinic { Id = Id, Name = "Harbour Clinic (demo)", Zone = Zone, Country = "GB", Phone = "020 7946 0018", IsDemo = true };
            db.Clinics.Add(clinic);
            await db.SaveChangesAsync(cancellation);
        }

        var staff = new DemoStaff(
            await Account(services, "Dr Osei", Role.Clinician),
            await Account(services, "Imani", Role.Clinician));
        await Account(services, "Leo", Role.Coach);
        await Account(services, "Noor", Role.Admin);
        await Rota(db, clinic, staff, services.GetRequiredService<Clock>().Now, cancellation);
        await new DemoPatients(services, staff).Seed(cancellation);
    }

    /// <summary>An account with a password that nobody knows: in a demo clinic people sign in with one tap.</summary>
    public static async Task<Guid> Account(IServiceProvider services, string name, Role role, Guid? patientId = null)
    {
        using var scope = services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var userName = string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetter));
        var id = AccountId(name);
        if (await users.FindByIdAsync(id.ToString()) is null)
        {
            var made = await users.CreateAsync(
                new User { Id = id, ClinicId = Id, DisplayName = name, Role = role, PatientId = patientId, UserName = userName, Email = $"{userName}@harbour.example" },
                RandomNumberGenerator.GetHexString(32, lowercase: true));
            if (!made.Succeeded)
            {
                throw new InvalidOperationException(string.Join(' ', made.Errors.Select(e => e.Description)));
            }
        }

        return id;
    }

    public static Guid AccountId(string name) => StableId.Of("demo account", name);

    /// <summary>By day Dr Osei first and nurse Imani second; at night and at weekends the other way round.</summary>
    private static async Task Rota(CareDb db, Clinic clinic, DemoStaff staff, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.OnCallShifts.AnyAsync(s => s.ClinicId == Id, cancellation))
        {
            return;
        }

        void Shift(Guid first, Guid second, DateTimeOffset from, DateTimeOffset until) => db.OnCallShifts.AddRange(
            new OnCallShift { ClinicId = Id, Id = Guid.CreateVersion7(from), UserId = first, Place = 1, From = from, Until = until },
            new OnCallShift { ClinicId = Id, Id = Guid.CreateVersion7(from), UserId = second, Place = 2, From = from, Until = until });

        var yesterday = Days.On(Zone, now).AddDays(-1);
        var nightFrom = Days.At(Zone, yesterday, clinic.OpensAt);
        foreach (var day in Enumerable.Range(0, RotaDays + 2).Select(yesterday.AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
        {
            var (opens, closes) = (Days.At(Zone, day, clinic.OpensAt), Days.At(Zone, day, clinic.ClosesAt));
            if (opens > nightFrom)
            {
                Shift(staff.Imani, staff.DrOsei, nightFrom, opens);
            }

            Shift(staff.DrOsei, staff.Imani, opens, closes);
            nightFrom = closes;
        }

        Shift(staff.Imani, staff.DrOsei, nightFrom, nightFrom.AddDays(3));
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Who looks after the demo's patients.</summary>
internal sealed record DemoStaff(Guid DrOsei, Guid Imani);
