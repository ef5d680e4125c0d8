using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.People;

/// <summary>Invites people, and shows what became of each invitation.</summary>
public sealed class IndexModel(CareDb db, MakeInvitation make, DeliverySettings settings, Clock clock) : PageModel
{
    private const int MostShown = 50;

    public InvitationForm Form { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>The link that was just made: shown now and never again, because only its hash is kept.</summary>
    public string Link { get; private set; } = "";

    public IReadOnlyList<Role> Roles => MakeInvitation.MayInvite(User.Caller().Role);

    public IReadOnlyList<User> Clinicians { get; private set; } = [];

    /// <summary>Every account here with its last sign-in, for an admin.</summary>
    public IReadOnlyList<(User Who, string LastSignIn)> Accounts { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    public string? Problem(string field) => Problems.GetValueOrDefault(field);

    public Task OnGet(CancellationToken cancellation) => Show(null, cancellation);

    public async Task<IActionResult> OnPost(InvitationForm form, CancellationToken cancellation)
    {
        // A clinician's form does not ask for a role: there is one.
        form = form with { Role = form.Role ?? (Roles.Count == 1 ? Roles[0] : null) };
        Problems = await make.Run(User.Caller(), form, cancellation);
        if (Problems.Count > 0)
        {
            // Typed words stay; a number and a token that were lost are made anew.
            await Show(form.Id == Guid.Empty || !LinkToken.IsWhole(form.Token) ? form with { Id = Guid.CreateVersion7(clock.Now), Token = LinkToken.New() } : form, cancellation);
            return Page();
        }

        Link = new Uri(settings.PublicUrl ?? new Uri($"{Request.Scheme}://{Request.Host}"), $"/join/{form.Token}").ToString();
        await Show(null, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBack(Guid id, CancellationToken cancellation)
    {
        await make.TakeBack(User.Caller(), id, cancellation);
        return Redirect("/people");
    }

    public bool IsOpen(Invitation i) => i.UsedAt is null && i.RevokedAt is null && i.ExpiresAt > clock.Now;

    public string State(Invitation i) =>
        i.UsedAt is { } used ? $"Joined {At(used)}"
        : i.RevokedAt is { } revoked ? $"Taken back or replaced {At(revoked)}"
        : i.ExpiresAt <= clock.Now ? $"Ended {At(i.ExpiresAt)}, not used"
        : $"Open until {At(i.ExpiresAt)}";

    public static string Say(Role role) => role switch
    {
        Role.Patient => "Patient",
        Role.Clinician => "Clinician: looks after patients, takes alerts",
        Role.Coach => "Coach",
        Role.Support => "Support person",
        _ => "Admin: rota, crisis numbers, people",
    };

    public static string State(User user) =>
        user.EndedAt is not null ? ", ended" : user.SuspendedAt is not null ? ", suspended"
        : user is { Role: Role.Clinician, MayPrescribe: false } ? ", may not prescribe" : "";

    private string _zone = "UTC";

    private string At(DateTimeOffset at) => Wording.Say(_zone, at, clock.Now);

    private async Task Show(InvitationForm? typed, CancellationToken cancellation)
    {
        var caller = User.Caller();
        _zone = await db.Clinics.Where(c => c.Id == caller.ClinicId).Select(c => c.Zone).SingleAsync(cancellation);
        Clinicians = await db.Users.AsNoTracking().Where(u => u.ClinicId == caller.ClinicId && u.Role == Role.Clinician).OrderBy(u => u.DisplayName).ToListAsync(cancellation);
        Invitations = await MakeInvitation.Mine(db, caller).AsNoTracking().OrderByDescending(i => i.InvitedAt).ThenByDescending(i => i.Id).Take(MostShown).ToListAsync(cancellation);
        if (caller.Role == Role.Admin)
        {
            var accounts = await db.Users.AsNoTracking().Where(u => u.ClinicId == caller.ClinicId).OrderBy(u => u.DisplayName).ToListAsync(cancellation);
            var last = await db.SignIns.Where(s => s.ClinicId == caller.ClinicId).GroupBy(s => s.UserId).Select(s => new { s.Key, At = s.Max(x => x.At) })
                .ToDictionaryAsync(s => s.Key, s => s.At, cancellation);
            Accounts = [.. accounts.Select(u => (u, last.TryGetValue(u.Id, out var at) ? At(at) : "never"))];
        }

        Form = typed ?? new InvitationForm { Id = Guid.CreateVersion7(clock.Now), Token = LinkToken.New(), Role = Role.Patient, ClinicianId = caller.Role == Role.Clinician ? caller.UserId : null };
    }
}
