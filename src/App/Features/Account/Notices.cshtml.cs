using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Lists;
using Evenkeel.Platform.Delivery.Push;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>How we reach you: mail, this browser, telephone; quiet hours; a test that must be tapped.</summary>
public sealed class NoticesModel(CareDb db, ChangeNotices change, VapidKey vapid, DeliverySettings settings, Clock clock) : PageModel
{
    private const int MostShown = 20;

    public User Me { get; private set; } = null!;

    public string Zone { get; private set; } = "";

    /// <summary>Whether this server can send mail, and whether the clinic has a gateway.</summary>
    public (bool Mail, bool Gateway) Has { get; private set; }

    /// <summary>The last way outside this program is lost.</summary>
    public bool IsUnreachable { get; private set; }

    public int Browsers { get; private set; }

    public string PushKey { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public IReadOnlyList<OwnMessage> Tests { get; private set; } = [];

    public IReadOnlyList<OwnMessage> Others { get; private set; } = [];

    public string Why { get; private set; } = "";

    public bool Saved { get; private set; }

    public Task OnGet(bool saved, CancellationToken cancellation)
    {
        Saved = saved;
        return Show(cancellation);
    }

    [HeldWhileAltered("A change of how we reach you")]
    public async Task<IActionResult> OnPost(string? phone, TimeOnly? quietFrom, TimeOnly? quietUntil, CancellationToken cancellation)
    {
        Phone = phone?.Trim() ?? "";
        if (quietFrom is not { } from || quietUntil is not { } until)
        {
            return await Again("Please enter both times of your quiet hours, like 22:00 and 08:00. The same time twice means none.", cancellation);
        }

        var why = await change.Save(User.Caller(), Phone, from, until, cancellation);
        return why.Length > 0 ? await Again(why, cancellation) : RedirectToPage(new { saved = true });
    }

    public async Task<IActionResult> OnPostTest(Guid id, CancellationToken cancellation)
    {
        var why = await change.Test(User.Caller(), id, cancellation);
        return why.Length > 0 ? await Again(why, cancellation) : Redirect("/account/notices#test");
    }

    /// <summary>For the script: an empty answer is a yes.</summary>
    public async Task<IActionResult> OnPostSubscribe(string? endpoint, string? p256dh, string? auth, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var why = await change.Subscribe(User.Caller(), id, endpoint ?? "", p256dh ?? "", auth ?? "", cancellation);
        if (why.Length == 0)
        {
            PushHere.Give(HttpContext, id);
        }

        return Said(why);
    }

    [HeldWhileAltered("Stopping messages to this browser")]
    public async Task<IActionResult> OnPostUnsubscribe(string? endpoint, CancellationToken cancellation) =>
        Said(await change.Unsubscribe(User.Caller(), endpoint ?? "", cancellation));

    public string At(DateTimeOffset at) => Wording.Say(Zone, at, clock.Now);

    private ContentResult Said(string why) => new() { Content = why, ContentType = "text/plain; charset=utf-8", StatusCode = why.Length > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };

    private async Task<IActionResult> Again(string why, CancellationToken cancellation)
    {
        (Why, var typed) = (why, Phone);
        await Show(cancellation);
        Phone = typed.Length > 0 ? typed : Phone;
        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        var caller = User.Caller();
        Me = await db.Users.AsNoTracking().SingleAsync(u => u.Id == caller.UserId, cancellation);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == caller.ClinicId, cancellation);
        var patient = caller.Role == Role.Patient ? await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.ClinicId == caller.ClinicId && p.Id == caller.PatientId, cancellation) : null;
        Zone = QuietHours.ZoneOf(Me, clinic, patient, clock.Now);
        Has = (settings.Smtp is not null, clinic.WebhookUrl.Length > 0);
        IsUnreachable = await db.ChannelProofs.AnyAsync(p => p.ClinicId == caller.ClinicId && p.UserId == caller.UserId && p.Channel == Channel.InApp && p.LostAt != null, cancellation);
        Browsers = await db.PushSubscriptions.CountAsync(s => s.ClinicId == caller.ClinicId && s.UserId == caller.UserId && s.GoneAt == null, cancellation);
        PushKey = await vapid.Public(cancellation);
        Phone = Me.PhoneNumber ?? "";
        var last = await OwnMessages.Last(db, Me, MostShown, cancellation);
        var newest = last.FirstOrDefault(m => m.Message.Kind == MessageKind.Test)?.Message.CreatedAt;
        Tests = [.. last.Where(m => m.Message.Kind == MessageKind.Test && m.Message.CreatedAt == newest)];
        Others = [.. last.Where(m => m.Message.Kind != MessageKind.Test)];
    }
}
