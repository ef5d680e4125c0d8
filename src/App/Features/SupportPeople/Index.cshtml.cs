using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.SupportPeople;

/// <summary>A support person with what they may see now.</summary>
/// <param name="Sees">Kind and, in words, until when; empty for until it is taken back.</param>
/// <param name="HasLink">There is one for the next session.</param>
/// <param name="Understood">When they said that they have read what to do, in words; null for not yet.</param>
public sealed record PersonView(SupportPerson Person, IReadOnlyDictionary<ConsentKind, string> Sees, bool HasLink, string? Understood);

/// <summary>The patient's support people: who, what each may see, until when.</summary>
public sealed class IndexModel(CareDb db, ChangePeople change, SupportLinks links, Clock clock) : PageModel
{
    public IReadOnlyList<PersonView> People { get; private set; } = [];

    /// <summary>The next booked session, for which a link can be made; null for none.</summary>
    public (Guid Id, string When)? NextSession { get; private set; }

    public string Why { get; private set; } = "";

    /// <summary>What was typed, when it was not kept.</summary>
    public string Typed { get; private set; } = "";

    public string TypedRelation { get; private set; } = "";

    /// <summary>A link made just now, shown this once; and for whom.</summary>
    public (string Name, string Address)? Link { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => Show(cancellation);

    [HeldWhileAltered("Naming somebody")]
    public async Task<IActionResult> OnPostNameAsync(Guid id, string? name, string? relation, CancellationToken cancellation)
    {
        (Typed, TypedRelation) = (name ?? "", relation ?? "");
        return await Done(await change.Name(User.Caller(), id, Typed, TypedRelation, cancellation), cancellation);
    }

    [HeldWhileAltered("Letting somebody see more")]
    public async Task<IActionResult> OnPostShareAsync(Guid person, ConsentKind kind, DateOnly? until, CancellationToken cancellation) =>
        await Done(await change.Share(User.Caller(), person, kind, give: true, until, cancellation), cancellation);

    [HeldWhileAltered("Taking it back")]
    public async Task<IActionResult> OnPostUnshareAsync(Guid person, ConsentKind kind, CancellationToken cancellation) =>
        await Done(await change.Share(User.Caller(), person, kind, give: false, null, cancellation), cancellation);

    [HeldWhileAltered("Removing somebody")]
    public async Task<IActionResult> OnPostEndAsync(Guid person, CancellationToken cancellation) => await Done(await change.End(User.Caller(), person, cancellation), cancellation);

    [HeldWhileAltered("A new link")]
    public async Task<IActionResult> OnPostLinkAsync(Guid person, Guid visit, CancellationToken cancellation)
    {
        var token = await links.Make(User.Caller().Actor, User.Caller().Patient.PatientId, visit, person, cancellation);
        await Show(cancellation);
        if (token is null)
        {
            Why = "A link needs a booked session ahead, and your yes that this person may use the card.";
            return Page();
        }

        Link = (People.Single(p => p.Person.Id == person).Person.Name, $"{Request.Scheme}://{Request.Host}/live/{token}");
        return Page();
    }

    private async Task<IActionResult> Done(string why, CancellationToken cancellation)
    {
        Why = why;
        if (why.Length == 0)
        {
            return Redirect("/supportpeople");
        }

        await Show(cancellation);
        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        var (key, now) = (User.Caller().Patient, clock.Now);
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
        var zone = patient.ZoneAt(now);
        var people = await db.SupportPeople.AsNoTracking().Where(p => p.ClinicId == key.ClinicId && p.PatientId == key.PatientId && p.EndedAt == null).OrderBy(p => p.Name).ToListAsync(cancellation);
        var standing = await db.Consents.AsNoTracking().Standing(patient).Where(c => c.SupportPersonId != null && (c.Until == null || c.Until > now)).ToListAsync(cancellation);
        NextSession = await db.Appointments.AsNoTracking().Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.State == AppointmentState.Booked && a.Kind == Clinical.Plans.AppointmentKind.Session && a.StartsAt > now - SupportLinks.Longest)
            .OrderBy(a => a.StartsAt).FirstOrDefaultAsync(cancellation) is { } next ? (next.Id, Wording.SayExactly(zone, next.StartsAt, now)) : null;
        var visit = NextSession?.Id;
        var given = await db.SupportLinks.AsNoTracking().Where(l => l.ClinicId == key.ClinicId && l.PatientId == key.PatientId && l.AppointmentId == visit && l.RevokedAt == null).ToDictionaryAsync(l => l.SupportPersonId, cancellation);
        People =
        [
            .. people.Select(p => new PersonView(p, standing.Where(c => c.SupportPersonId == p.Id && ChangePeople.Kinds.Contains(c.Kind))
                .GroupBy(c => c.Kind).ToDictionary(c => c.Key, c => c.Last().Until is { } until ? $"until {Wording.Say(zone, until, now)}" : ""),
                given.ContainsKey(p.Id), given.GetValueOrDefault(p.Id)?.UnderstoodAt is { } at ? Wording.Say(zone, at, now) : null)),
        ];
    }
}
