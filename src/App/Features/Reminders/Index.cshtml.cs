using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Reminders;

/// <summary>One thing to agree to.</summary>
/// <param name="Id">Of its heading.</param>
/// <param name="Since">When it was agreed, in words; empty when it is not.</param>
public sealed record ConsentLine(string Id, string Title, string Words, ConsentKind Kind, Guid? PersonId, string Since);

/// <summary>Reminders, and what the patient agrees to when they fall silent: each by itself, none by default.</summary>
public sealed class IndexModel(CareDb db, ChangeConsent change, SetReminder remind, Clock clock) : PageModel
{
    private static readonly TimeOnly Suggested = new(19, 0);

    /// <summary>The reminder's minute, as typed.</summary>
    public TimeOnly? Time { get; private set; }

    public string Problem { get; private set; } = "";

    public Patient Patient { get; private set; } = null!;

    /// <summary>When the next reminder comes, in words; empty without one.</summary>
    public string NextReminder { get; private set; } = "";

    public IReadOnlyList<ConsentLine> Steps { get; private set; } = [];

    /// <summary>Support people whom nothing can be sent to, in words; empty for none.</summary>
    public string WithoutAccount { get; private set; } = "";

    public string Zone => Patient.ZoneAt(clock.Now);

    public Task OnGetAsync(CancellationToken cancellation) => Show(cancellation);

    [HeldWhileAltered("A change of your reminder")]
    public async Task<IActionResult> OnPostReminderAsync(TimeOnly? time, bool on, CancellationToken cancellation)
    {
        if (on && time is null)
        {
            await Show(cancellation);
            (Time, Problem) = (time, "Please choose a time, like 19:00.");
            return Page();
        }

        await remind.Run(User.Caller(), on ? time : null, cancellation);
        return Redirect("/reminders");
    }

    [HeldWhileAltered("A change of what you agreed to")]
    public async Task<IActionResult> OnPostConsentAsync(ConsentKind kind, Guid? personId, bool give, CancellationToken cancellation) =>
        await change.Run(User.Caller(), kind, personId, give, cancellation) ? Redirect($"/reminders#{Anchor(kind, personId)}") : BadRequest();

    private async Task Show(CancellationToken cancellation)
    {
        var (key, now) = (User.Caller().Patient, clock.Now);
        Patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
        var standing = await db.Consents.AsNoTracking().Standing(Patient).ToListAsync(cancellation);
        var named = await db.SupportPeople.AsNoTracking().Where(p => p.EndedAt == null && p.ClinicId == key.ClinicId && p.PatientId == key.PatientId).OrderBy(p => p.Name).ToListAsync(cancellation);
        var people = named.Where(p => p.UserId != Guid.Empty).ToList();
        WithoutAccount = string.Join(" and ", named.Where(p => p.UserId == Guid.Empty).Select(p => p.Name));
        Time = Patient.RemindAt ?? Suggested;
        NextReminder = Patient.NextReminderAt is { } next ? SayWhereTheyAreThen(next, now) : "";
        Steps =
        [
            Line(ConsentKind.Nudge, null, "After 24 hours: ask me once", "We ask you once whether you are there. A phone that others can see shows no word about your health."),
            .. people.Select(p => Line(ConsentKind.AskSupportPerson, p, $"After 36 hours: ask {p.Name}", $"We ask {p.Name} whether they have heard from you, and whether anything worries them. They learn nothing of what you tell us.")),
            Line(ConsentKind.CallAfterSilence, null, "After 48 hours: call me", "Somebody at the clinic looks at it in any case. If you agree, they know that a call is welcome."),
        ];

        ConsentLine Line(ConsentKind kind, SupportPerson? person, string title, string words) => new(
            Anchor(kind, person?.Id), title, words, kind, person?.Id,
            standing.Find(c => c.Kind == kind && c.SupportPersonId == person?.Id) is { } given ? Wording.Say(Zone, given.GivenAt, now) : "");
    }

    /// <summary>A journey can end before the next reminder comes: it is said by the clock that counts at that moment.</summary>
    private string SayWhereTheyAreThen(DateTimeOffset at, DateTimeOffset now)
    {
        var zone = Patient.ZoneAt(at);
        return Wording.Say(zone, at, now) + (zone == Zone ? "" : $" by the clock in {zone}");
    }

    private static string Anchor(ConsentKind kind, Guid? personId) => $"{kind}{personId:N}".ToLowerInvariant();
}
