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
        var there = await Roster.At(db, clinic.Id, at, cancellation);
        var people = await Named(db, there, clinic, patient, audience, at, cancellation);
        for (var wider = audience + 1; people.Count == 0 && wider <= Audience.AllClinicians; wider++)
        {
            people = await Named(db, there, clinic, patient, wider, at, cancellation);
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
        var there = await Roster.At(db, clinic.Id, at, cancellation);
        var (shifts, clinicians) = (there.Shifts, there.Clinicians);
        var isOpen = hours.IsOpen(at) && (shifts.Count > 0 || clinicians.Count > 0);
        var told = shifts.Select(s => s.Person.Id).Concat(clinicians.Select(c => c.Id)).Distinct().ToArray();
        return new Watching(
            shifts.FirstOrDefault()?.Person.DisplayName, shifts.FirstOrDefault()?.Until, isOpen,
            isOpen ? hours.Open.Where(i => i.From <= at && at < i.Until).Select(i => (DateTimeOffset?)i.Until).FirstOrDefault() : null,
            isOpen || !hours.IsOpen(at) ? hours.OpensAt(at) : null)
        {
            Alone = (told.Length, shifts.Select(s => s.Person.Id).Distinct().Count(), isOpen) switch
            {
                (1, _, _) => Alone.NobodyElseHere,
                (_, 1, false) => Alone.NobodyElseAwake,
                _ => Alone.No,
            },
            Only = told.Length == 1 ? shifts.FirstOrDefault()?.Person.DisplayName ?? clinicians[0].DisplayName : null,
            Reach = await ReachOf(db, there, isOpen, at, cancellation),
        };
    }

    /// <summary>By day without anybody on call an urgent message goes to all: one who hears is enough.</summary>
    private static async Task<Reach> ReachOf(CareDb db, Roster there, bool isOpen, DateTimeOffset at, CancellationToken cancellation)
    {
        var asked = there.Shifts.Count > 0 ? [.. there.Shifts.Select(s => s.Person)] : isOpen ? there.Clinicians : [];
        var reach = await Reaches.Of(db, asked, at, cancellation);
        var inOrder = asked.Select(p => reach[p.Id]);
        return ReachRule.OfRota([.. there.Shifts.Count > 0 ? inOrder : inOrder.OrderByDescending(r => r == Reach.Reachable)]);
    }

    private static async Task<IReadOnlyList<User>> Named(
        CareDb db, Roster there, Clinic clinic, Patient patient, Audience audience, DateTimeOffset at, CancellationToken cancellation)
    {
        switch (audience)
        {
            case Audience.PatientsClinicians when ClinicHours.Around(clinic, at).IsOpen(at):
                return await ByDay(db, there, clinic, patient, at, cancellation);
            case Audience.PatientsClinicians or Audience.OnCall:
                return await FirstOnCall(db, there, at, cancellation);
            case Audience.SecondPerson:
                return there.OnCall(Rota.Second);
            case Audience.AllClinicians:
                return there.Clinicians;
            default:
                return [.. there.Clinicians, .. await db.Users.Where(u => u.ClinicId == clinic.Id && u.Role == Role.Admin).ToListAsync(cancellation)];
        }
    }

    /// <summary>Whoever is on the rota is told first, confirmed or not; where they are not, the second person at the same moment.</summary>
    private static async Task<IReadOnlyList<User>> FirstOnCall(CareDb db, Roster there, DateTimeOffset at, CancellationToken cancellation)
    {
        var first = there.OnCall(Rota.First);
        var reach = await Reaches.Of(db, first, at, cancellation);
        return first.Any(p => ReachRule.TellsSecondAtOnce(reach[p.Id])) ? [.. first.Concat(there.OnCall(Rota.Second)).DistinctBy(p => p.Id)] : first;
    }

    /// <summary>The patient's own clinicians or who stands in for them; beside them whoever is on call, or everybody, where the own may not be here to read it.</summary>
    private static async Task<IReadOnlyList<User>> ByDay(CareDb db, Roster there, Clinic clinic, Patient patient, DateTimeOffset at, CancellationToken cancellation)
    {
        var own = await db.CareTeam.Where(m => m.ClinicId == clinic.Id && m.PatientId == patient.Id).Select(m => m.UserId).ToListAsync(cancellation);
        own = [.. own.Where(there.IsClinician)];
        var told = there.InPlaceOf(own);
        if (told.Count == 0)
        {
            return there.Clinicians;
        }

        var today = Days.Begins(clinic.Zone, Days.On(clinic.Zone, at));
        var wasHere = await db.ChannelProofs.AnyAsync(
            p => p.ClinicId == clinic.Id && own.Contains(p.UserId) && p.Channel == Channel.InApp && p.OpenedAt >= today && p.OpenedAt <= at, cancellation);
        if (!TellingRules.AlsoOnCall(own.Exists(there.IsAway), wasHere))
        {
            return told;
        }

        var onCall = await FirstOnCall(db, there, at, cancellation);
        return [.. told.Concat(onCall.Count > 0 ? onCall : there.Clinicians).DistinctBy(p => p.Id)];
    }
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

    /// <summary>Whether whoever is told first is the only one.</summary>
    public Alone Alone { get; init; }

    /// <summary>The only person who would ever be told; null when there are more.</summary>
    public string? Only { get; init; }

    /// <summary>Whether whoever is told first hears us.</summary>
    public Reach Reach { get; init; }

    /// <summary>Whether a person in danger must not wait for the clinic alone.</summary>
    public bool NeedsNumbers => Nobody || Alone != Alone.No || Reach != Reach.Reachable;
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
