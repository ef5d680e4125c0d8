using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Told;

/// <summary>
/// Where the link in a message leads: to what it is about, once the person has signed in. A mail scanner that fetches the link is
/// nobody and marks nothing. The test wants a tap.
/// </summary>
public sealed class IndexModel(CareDb db, IDbContextFactory<CareDb> dbs, Clock clock) : PageModel
{
    /// <summary>Null for whoever is not signed in.</summary>
    public Message? Message { get; private set; }

    public string TappedAt { get; private set; } = "";

    /// <summary>Clinicians may be on call at night.</summary>
    public bool AsksWhetherItRang { get; private set; }

    /// <summary>Empty while nobody has said that it rang.</summary>
    public string RangAt { get; private set; } = "";

    /// <param name="open">A tap on our own page: from a mail program the sign-in cookie does not come along, from here it does.</param>
    public async Task<IActionResult> OnGet(Guid id, bool open, CancellationToken cancellation)
    {
        if (User.Identity?.IsAuthenticated != true)
        {
            return open ? Challenge() : Page();
        }

        if (await Find(id, cancellation) is not { } message)
        {
            return NotFound();
        }

        if (message.Kind == MessageKind.Test && message.UserId == User.Caller().UserId)
        {
            return await Show(message, cancellation);
        }

        await See(message, cancellation);
        return LocalRedirect(About(message, User.Caller().Role));
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken cancellation)
    {
        if (User.Identity?.IsAuthenticated != true)
        {
            return Challenge();
        }

        if (await Find(id, cancellation) is not { } message)
        {
            return NotFound();
        }

        await See(message, cancellation);
        return RedirectToPage(new { id });
    }

    /// <summary>One's own, or the clinic's own for its staff; a colleague may follow the link of a colleague.</summary>
    private Task<Message?> Find(Guid id, CancellationToken cancellation)
    {
        var caller = User.Caller();
        return db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.ClinicId == caller.ClinicId && m.Id == id
            && (m.UserId == caller.UserId || (caller.IsStaff && (m.UserId == null || db.Users.Any(u => u.Id == m.UserId && (u.Role == Role.Clinician || u.Role == Role.Admin))))), cancellation);
    }

    /// <summary>By whom it is for, and no one else. Whoever is just sending it finds that it is no longer theirs to mark.</summary>
    private async Task See(Message message, CancellationToken cancellation)
    {
        var (caller, now) = (User.Caller(), clock.Now);
        if (message.UserId is { } to && to != caller.UserId)
        {
            return;
        }

        var isNew = await db.Messages.Where(m => m.ClinicId == message.ClinicId && m.Id == message.Id && m.SeenAt == null && m.State != MessageState.Withdrawn)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Opened).SetProperty(m => m.SeenAt, now).SetProperty(m => m.Fence, m => m.Fence + 1), cancellation) > 0;
        if (isNew && message.UserId is { } userId && Rings(message.Channel))
        {
            // A real message shows as much as a test that this way reaches its person.
            await Proofs.Write(dbs, message.ClinicId, userId, message.Channel, p => (p.OpenedAt, p.LostAt) = (now, null), cancellation);
        }
    }

    /// <summary>It rang with the phone silenced: from here on this is the way that must be confirmed before a shift (row 6.22).</summary>
    public async Task<IActionResult> OnPostRang(Guid id, CancellationToken cancellation)
    {
        if (User.Identity?.IsAuthenticated != true)
        {
            return Challenge();
        }

        if (await Find(id, cancellation) is not { Kind: MessageKind.Test, SeenAt: not null } message || message.UserId != User.Caller().UserId || !Rings(message.Channel))
        {
            return NotFound();
        }

        await Proofs.Write(dbs, message.ClinicId, User.Caller().UserId, message.Channel, p => (p.RangAt, p.LostAt) = (clock.Now, null), cancellation);
        return RedirectToPage(new { id });
    }

    private static bool Rings(Channel channel) => channel is Channel.Push or Channel.Email or Channel.Webhook;

    private async Task<IActionResult> Show(Message message, CancellationToken cancellation)
    {
        Message = message;
        if (message.SeenAt is { } at)
        {
            var zone = await db.Clinics.Where(c => c.Id == message.ClinicId).Select(c => c.Zone).SingleAsync(cancellation);
            TappedAt = Wording.Say(zone, at, clock.Now);
            AsksWhetherItRang = User.Caller().Role == Role.Clinician && Rings(message.Channel);
            var rang = await db.ChannelProofs.Where(p => p.ClinicId == message.ClinicId && p.UserId == message.UserId && p.Channel == message.Channel).Select(p => p.RangAt).SingleOrDefaultAsync(cancellation);
            RangAt = rang is { } when ? Wording.Say(zone, when, clock.Now) : "";
        }

        return Page();
    }

    private static string About(Message message, Role role) => (message.Kind, role) switch
    {
        (MessageKind.AlertTold, Role.Clinician) when message.PatientId is { } patient && message.AlertId is { } alert => $"/inbox/alert/{patient}/{alert}",
        (MessageKind.RotaHole, Role.Admin) => "/clinic/rota",
        (MessageKind.BeforeShift, Role.Clinician) => "/shifts",
        (MessageKind.ChannelLost, Role.Admin) when message.UserId is not null => "/clinic",
        (MessageKind.ChannelLost, _) => "/account/notices",
        (MessageKind.AppointmentChanged, Role.Patient) => "/home/programme",
        (MessageKind.Reminder or MessageKind.CheckInDue, Role.Patient) => "/checkins/today",
        _ => Rooms.Home(role),
    };
}
