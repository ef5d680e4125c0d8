using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>What a link opens, at this moment.</summary>
public enum LinkState
{
    /// <summary>The day has not come.</summary>
    NotYet = 1,
    Open = 2,
    /// <summary>The session is over, or the link was taken back: it opens nothing any more.</summary>
    Dead = 3,
}

/// <summary>A live link with what its card is about.</summary>
/// <param name="Session">Null until the clinic has begun it.</param>
/// <param name="TakesLate">Dead by the session's end alone, and that not long ago: what was tapped before it and waited for a network is still taken.</param>
public sealed record LiveLink(SupportLink Link, SupportPerson Person, Patient Patient, Clinic Clinic, Visit Visit, TreatmentSession? Session, LinkState State, bool TakesLate);

/// <summary>The planned visit as a link needs it.</summary>
public readonly record struct Visit(Guid Id, DateTimeOffset StartsAt, bool IsOff);

/// <summary>
/// Links to the live card of one session. Only the patient's own standing consent makes one possible, and the end of the session, or of
/// the consent, ends it at once: it is asked each time, nothing is remembered.
/// </summary>
public sealed class SupportLinks(IDbContextFactory<CareDb> dbs, PatientTurn turn, Clock clock)
{
    /// <summary>It opens so long before the planned start.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromHours(24);

    /// <summary>A session that nobody ends does not keep it open for longer than this after the planned start; open.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>So long after the end a tap that waited for a network is taken; open.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromHours(24);

    /// <summary>Makes a link; an earlier one of the same person for the same visit ends.</summary>
    /// <returns>The token, which is shown this once; null when the patient has not agreed to it, or there is no such visit.</returns>
    public Task<string?> Make(Actor actor, Guid patientId, Guid visitId, Guid personId, CancellationToken cancellation) => turn.Take(new PatientKey(actor.ClinicId, patientId), async (db, patient) =>
    {
        var now = clock.Now;
        if (patient is null || !await MayUse(db, patient.ClinicId, patientId, personId, now, cancellation) || await ReadVisit(db, patient.ClinicId, visitId, cancellation) is not { IsOff: false } visit
            || now >= visit.StartsAt + Longest || !await db.Appointments.AnyAsync(a => a.ClinicId == patient.ClinicId && a.Id == visitId && a.PatientId == patientId, cancellation))
        {
            return null;
        }

        foreach (var old in await db.SupportLinks.Where(l => l.ClinicId == patient.ClinicId && l.AppointmentId == visitId && l.SupportPersonId == personId && l.RevokedAt == null).ToListAsync(cancellation))
        {
            old.RevokedAt = now;
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.SupportLinks.Add(new SupportLink { ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(now), PatientId = patientId, AppointmentId = visitId, SupportPersonId = personId, TokenHash = Hash(token), MadeBy = actor.UserId, MadeAt = now });
        db.Note(patient.ClinicId, now, actor.UserId, patientId, "made a link for your support person", personId.ToString());
        return token;
    }, cancellation);

    /// <summary>Null for what was never a link, and also where the patient or the person is gone.</summary>
    public async Task<LiveLink?> Find(string token, CancellationToken cancellation)
    {
        var (hash, now) = (Hash(token), clock.Now);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.SupportLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, cancellation) is not { } link
            || await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.ClinicId == link.ClinicId && p.Id == link.PatientId && p.DeletedAt == null, cancellation) is not { } patient
            || await db.SupportPeople.AsNoTracking().SingleOrDefaultAsync(s => s.ClinicId == link.ClinicId && s.Id == link.SupportPersonId, cancellation) is not { } person
            || await ReadVisit(db, link.ClinicId, link.AppointmentId, cancellation) is not { } visit)
        {
            return null;
        }

        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == link.ClinicId, cancellation);
        var session = await db.Sessions.AsNoTracking().Where(s => s.ClinicId == link.ClinicId && s.AppointmentId == link.AppointmentId).OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(cancellation);
        var isTakenBack = link.RevokedAt is not null || visit.IsOff || !await MayUse(db, link.ClinicId, link.PatientId, link.SupportPersonId, now, cancellation);
        var isOver = session?.EndedAt <= now || session?.ClosedAt is not null || now >= visit.StartsAt + Longest;
        return new(
            link, person, patient, clinic, visit, session,
            isTakenBack || isOver ? LinkState.Dead : session is null && now < visit.StartsAt - Before ? LinkState.NotYet : LinkState.Open,
            TakesLate: !isTakenBack && session?.EndedAt > now - Late);
    }

    /// <summary>The support person says that they have read and understood what to do (mission 6.18); the patient and the clinic see it.</summary>
    public Task<bool> Understood(LiveLink live, CancellationToken cancellation) => turn.Take(new PatientKey(live.Link.ClinicId, live.Link.PatientId), async (db, patient) =>
    {
        if (patient is null || await db.SupportLinks.SingleOrDefaultAsync(l => l.ClinicId == live.Link.ClinicId && l.Id == live.Link.Id && l.UnderstoodAt == null, cancellation) is not { } link)
        {
            return false;
        }

        link.UnderstoodAt = clock.Now;
        db.Note(link.ClinicId, clock.Now, live.Person.Id, link.PatientId, "said that they know what to do on the day", link.AppointmentId.ToString());
        return true;
    }, cancellation);

    /// <summary>The support person cannot be there: the link ends, and the visit is without them until somebody looks at it again.</summary>
    public Task<bool> GiveBack(LiveLink live, CancellationToken cancellation) => turn.Take(new PatientKey(live.Link.ClinicId, live.Link.PatientId), async (db, patient) =>
    {
        var now = clock.Now;
        if (patient is null || await db.SupportLinks.SingleOrDefaultAsync(l => l.ClinicId == live.Link.ClinicId && l.Id == live.Link.Id && l.RevokedAt == null, cancellation) is not { } link)
        {
            return false;
        }

        link.RevokedAt = now;
        db.SessionChecks.Add(new SessionCheck
        {
            ClinicId = link.ClinicId, Id = Guid.CreateVersion7(now), PatientId = link.PatientId, AppointmentId = link.AppointmentId, Item = Clinical.Plans.SessionCheckItem.SupportPresent, Passed = false,
            Words = $"{live.Person.Name} cannot be there.", CheckedBy = live.Person.Id, CheckedAt = now,
        });
        db.Note(link.ClinicId, now, live.Person.Id, link.PatientId, "said that they cannot be there", link.AppointmentId.ToString());
        return true;
    }, cancellation);

    /// <summary>The patient agreed that this person uses a session's card, and it has not ended.</summary>
    private static Task<bool> MayUse(CareDb db, int clinicId, Guid patientId, Guid personId, DateTimeOffset now, CancellationToken cancellation) =>
        db.SharesWith(new PatientKey(clinicId, patientId), ConsentKind.SeesSessionDay, now).AnyAsync(s => s.Id == personId, cancellation);

    private static async Task<Visit?> ReadVisit(CareDb db, int clinicId, Guid id, CancellationToken cancellation) =>
        await db.Appointments.AsNoTracking().SingleOrDefaultAsync(a => a.ClinicId == clinicId && a.Id == id, cancellation) is { } a ? new Visit(a.Id, a.StartsAt, a.State is AppointmentState.Cancelled or AppointmentState.Proposed) : null;

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
