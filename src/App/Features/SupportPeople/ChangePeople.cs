using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.SupportPeople;

/// <summary>The patient names their support people, says what each may see and until when, and ends it. Nothing is shared by default (mission 6.16).</summary>
public sealed class ChangePeople(PatientTurn turn, Clock clock)
{
    /// <summary>What a support person can be let see, or be asked; each is given by itself.</summary>
    public static readonly IReadOnlyList<ConsentKind> Kinds = [ConsentKind.SeesSessionDay, ConsentKind.SeesProgramme, ConsentKind.SeesRestPlan, ConsentKind.AsksHowISeem];

    private const int LongestName = 200, LongestRelation = 100, Most = 20;

    /// <returns>What is wrong, in words; empty when it was kept, also when it was before.</returns>
    public Task<string> Name(Caller caller, Guid id, string name, string relation, CancellationToken cancellation = default) => InTurn(caller, async (db, patient) =>
    {
        (name, relation) = (name.Trim(), relation.Trim());
        if (id == Guid.Empty || name.Length is 0 or > LongestName || relation.Length > LongestRelation)
        {
            return $"Please write their name, in at most {LongestName} letters, and if you like what they are to you, in at most {LongestRelation}.";
        }

        var people = await db.SupportPeople.Where(p => p.ClinicId == patient.ClinicId && p.PatientId == patient.Id).ToListAsync(cancellation);
        if (people.Any(p => p.Id == id))
        {
            return "";
        }

        if (people.Count(p => p.EndedAt is null) >= Most)
        {
            return $"There are {Most} people here already. Please remove one first.";
        }

        db.SupportPeople.Add(new SupportPerson { ClinicId = patient.ClinicId, Id = id, PatientId = patient.Id, Name = name, Relation = relation });
        db.Note(patient.ClinicId, clock.Now, caller.UserId, patient.Id, $"named {name} as a support person", id.ToString());
        return "";
    }, cancellation);

    /// <param name="until">The last day on which it holds, the patient's; null for until it is taken back.</param>
    public Task<string> Share(Caller caller, Guid personId, ConsentKind kind, bool give, DateOnly? until, CancellationToken cancellation = default) => InTurn(caller, async (db, patient) =>
    {
        var now = clock.Now;
        var person = await db.SupportPeople.SingleOrDefaultAsync(p => p.ClinicId == patient.ClinicId && p.PatientId == patient.Id && p.Id == personId && p.EndedAt == null, cancellation);
        if (person is null || !Kinds.Contains(kind))
        {
            return "This person is not on your list any more.";
        }

        var ends = until is { } day ? Days.Ends(patient.ZoneAt(now), day) : (DateTimeOffset?)null;
        if (give && ends <= now)
        {
            return "That day has passed. Please choose today or a later one, or none.";
        }

        var standing = await db.Consents.Standing(patient).Where(c => c.Kind == kind && c.SupportPersonId == personId).ToListAsync(cancellation);
        if (give && standing.Any(c => c.Until == ends))
        {
            return "";
        }

        foreach (var consent in standing)
        {
            consent.WithdrawnAt = now;
        }

        if (give)
        {
            db.Consents.Add(new Consent { ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(now), PatientId = patient.Id, Kind = kind, SupportPersonId = personId, GivenAt = now, Until = ends });
        }

        if (give || standing.Count > 0)
        {
            db.Note(patient.ClinicId, now, caller.UserId, patient.Id, SharingWords.Noted(kind, person.Name, give), personId.ToString());
        }

        return "";
    }, cancellation);

    /// <summary>Ends everything that this person may see or is asked, at once; their links too.</summary>
    public Task<string> End(Caller caller, Guid personId, CancellationToken cancellation = default) => InTurn(caller, async (db, patient) =>
    {
        if (await db.SupportPeople.SingleOrDefaultAsync(p => p.ClinicId == patient.ClinicId && p.PatientId == patient.Id && p.Id == personId, cancellation) is { } person)
        {
            await EndSupport.Of(db, person, caller.UserId, $"removed {person.Name} as a support person", clock.Now, cancellation);
        }

        return "";
    }, cancellation);

    private Task<string> InTurn(Caller caller, Func<CareDb, Patient, Task<string>> work, CancellationToken cancellation) =>
        turn.Take(caller.Patient, (db, patient) => patient is null ? Task.FromResult("There is no such patient.") : work(db, patient), cancellation);
}
