using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Who is there: on call now, the patient's own clinicians, and the truth when it is nobody.</summary>
public sealed class OnCall
{
    /// <summary>The people of a rung; where the rota lacks whom it names, the next wider circle at once. Nobody only where there is no clinician at all.</summary>
    public async Task<Circle> People(CareDb db, Clinic clinic, Patient patient, Audience audience, DateTimeOffset at, CancellationToken cancellation)
    {
        var people = await Named(db, clinic, patient, audience, at, cancellation);
        for (var wider = audience + 1; people.Count == 0 && wider <= Audience.AllClinicians; wider++)
        {
            people = await Named(db, clinic, patient, wider, at, cancellation);
            if (people.Count > 0)
            {
                return new Circle(people, RotaHasHole: true);
            }
        }

        return new Circle(people, RotaHasHole: false);
    }

    /// <summary>Who watches now, until when, and if nobody does, when the clinic opens again.</summary>
    public async Task<Watching> Now(CareDb db, Clinic clinic, DateTimeOffset at, CancellationToken cancellation)
    {
        var hours = ClinicHours.Around(clinic, at);
        // A shift of somebody whose account is gone is nobody's.
        var shifts = await (
            from s in db.OnCallShifts
            join u in db.Users on s.UserId equals u.Id
            where s.ClinicId == clinic.Id && u.ClinicId == clinic.Id && s.From <= at && s.Until > at
            orderby s.Place
            select new { u.Id, u.DisplayName, s.Until }).ToListAsync(cancellation);
        var clinicians = await db.Users.Where(u => u.ClinicId == clinic.Id && u.Role == Role.Clinician).OrderBy(u => u.Id).Take(2).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellation);
        var isOpen = hours.IsOpen(at) && (shifts.Count > 0 || clinicians.Count > 0);
        var told = shifts.Select(s => s.Id).Concat(clinicians.Select(c => c.Id)).Distinct().Count();
        return new Watching(
            shifts.FirstOrDefault()?.DisplayName, shifts.FirstOrDefault()?.Until, isOpen,
            isOpen ? hours.Open.Where(i => i.From <= at && at < i.Until).Select(i => (DateTimeOffset?)i.Until).FirstOrDefault() : null,
            isOpen || !hours.IsOpen(at) ? hours.OpensAt(at) : null)
        {
            Alone = (told, shifts.Select(s => s.Id).Distinct().Count(), isOpen) switch
            {
                (1, _, _) => Alone.NobodyElseHere,
                (_, 1, false) => Alone.NobodyElseAwake,
                _ => Alone.No,
            },
            Only = told == 1 ? shifts.FirstOrDefault()?.DisplayName ?? clinicians[0].DisplayName : null,
        };
    }

    private static async Task<IReadOnlyList<User>> Named(CareDb db, Clinic clinic, Patient patient, Audience audience, DateTimeOffset at, CancellationToken cancellation)
    {
        switch (audience)
        {
            case Audience.PatientsClinicians when ClinicHours.Around(clinic, at).IsOpen(at):
                var own = await db.Users.Where(u => u.Role == Role.Clinician && u.ClinicId == clinic.Id
                    && db.CareTeam.Any(m => m.ClinicId == clinic.Id && m.PatientId == patient.Id && m.UserId == u.Id)).ToListAsync(cancellation);
                return own.Count > 0 ? own : await Everybody(db, clinic, cancellation, Role.Clinician);
            case Audience.PatientsClinicians or Audience.OnCall:
                return await Shift(db, clinic, Rota.First, at, cancellation);
            case Audience.SecondPerson:
                return await Shift(db, clinic, Rota.Second, at, cancellation);
            case Audience.AllClinicians:
                return await Everybody(db, clinic, cancellation, Role.Clinician);
            default:
                return await Everybody(db, clinic, cancellation, Role.Clinician, Role.Admin);
        }
    }

    private static async Task<IReadOnlyList<User>> Shift(CareDb db, Clinic clinic, int place, DateTimeOffset at, CancellationToken cancellation) =>
        await db.Users.Where(u => u.ClinicId == clinic.Id && db.OnCallShifts.Any(s => s.ClinicId == clinic.Id && s.Place == place && s.UserId == u.Id && s.From <= at && s.Until > at)).ToListAsync(cancellation);

    private static async Task<IReadOnlyList<User>> Everybody(CareDb db, Clinic clinic, CancellationToken cancellation, params Role[] roles) =>
        await db.Users.Where(u => u.ClinicId == clinic.Id && roles.Contains(u.Role)).ToListAsync(cancellation);
}

/// <summary>Who a rung reaches.</summary>
/// <param name="RotaHasHole">Whether those whom it names were lacking, so that a wider circle is told in their place.</param>
public sealed record Circle(IReadOnlyList<User> People, bool RotaHasHole);

/// <summary>The truth about who is awake.</summary>
/// <param name="OnCall">Who is on call now; null when nobody is.</param>
/// <param name="OnCallUntil">Until when.</param>
/// <param name="IsOpen">Whether the clinic is open now.</param>
/// <param name="OpenUntil">Until when it is open.</param>
/// <param name="OpensAt">When it is open next; null when that is not known.</param>
public sealed record Watching(string? OnCall, DateTimeOffset? OnCallUntil, bool IsOpen, DateTimeOffset? OpenUntil, DateTimeOffset? OpensAt)
{
    public bool Nobody => OnCall is null && !IsOpen;

    /// <summary>Whether whoever watches can be reached.</summary>
    public Reach Reach => Nobody ? Reach.Nobody : Reach.Reachable;

    /// <summary>Whether whoever is told first is the only one.</summary>
    public Alone Alone { get; init; }

    /// <summary>The only person who would ever be told; null when there are more.</summary>
    public string? Only { get; init; }

    /// <summary>Whether a person in danger must not wait for the clinic alone.</summary>
    public bool NeedsNumbers => Nobody || Alone != Alone.No;
}

/// <summary>How many stand behind the person who is told first.</summary>
public enum Alone
{
    No = 0,
    /// <summary>The clinic is closed and nobody is second on call: others are told after five minutes, and may be asleep.</summary>
    NobodyElseAwake = 1,
    /// <summary>There is one clinician, and nobody else who could be told.</summary>
    NobodyElseHere = 2,
}
