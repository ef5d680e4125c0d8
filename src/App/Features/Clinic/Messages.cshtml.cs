using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Lists;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>One message in the ledger.</summary>
/// <param name="To">A patient is not named here: an admin may not open their record.</param>
public sealed record MessageLine(Guid Id, string At, string To, string About, string State, IReadOnlyList<string> Attempts, bool MayHaveComeBack = false);

/// <summary>The ledger: every message, what became of it, and each attempt.</summary>
public sealed class MessagesModel(CareDb db, ChangeWebhook change, Ledger ledger, DeliverySettings settings, Clock clock) : PageModel
{
    private const int OnePage = 50;

    public Data.Clinic Here { get; private set; } = null!;

    public bool HasWayOut { get; private set; }

    [BindProperty(SupportsGet = true)]
    public MessageState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public IReadOnlyDictionary<MessageState, int> Counts { get; private set; } = new Dictionary<MessageState, int>();

    public IReadOnlyList<MessageLine> Lines { get; private set; } = [];

    public int? Older { get; private set; }

    /// <summary>As typed, or as it is kept.</summary>
    public string Minutes { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string Why { get; private set; } = "";

    /// <summary>Only on the page that answers its making; afterwards nobody can read it again.</summary>
    public string Secret { get; private set; } = "";

    public async Task OnGet(CancellationToken cancellation)
    {
        await Show(cancellation);
        Address = Here.WebhookUrl;
    }

    public async Task<IActionResult> OnPost(string? url, bool newSecret, CancellationToken cancellation)
    {
        Address = url?.Trim() ?? "";
        (Why, Secret) = await change.Run(User.Caller(), Address, newSecret, cancellation);
        if (Why.Length == 0 && Secret.Length == 0)
        {
            return RedirectToPage();
        }

        await Show(cancellation);
        return Page();
    }

    /// <summary>A mail server takes a mail and sends it back later: whoever reads the clinic's mailbox says so here, and it goes by the next way.</summary>
    public async Task<IActionResult> OnPostCameBack(Guid id, CancellationToken cancellation)
    {
        await ledger.CameBack(User.Caller().ClinicId, id, cancellation);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostOnward(string? minutes, CancellationToken cancellation)
    {
        var isNumber = int.TryParse(minutes, out var after);
        if (!isNumber || after is < TellingRules.ShortestNextChannelAfter or > TellingRules.LongestNextChannelAfter)
        {
            Why = $"Please enter whole minutes, {TellingRules.ShortestNextChannelAfter} to {TellingRules.LongestNextChannelAfter}.";
            await Show(cancellation);
            (Address, Minutes) = (Here.WebhookUrl, minutes ?? "");
            return Page();
        }

        var clinicId = User.Caller().ClinicId;
        var clinic = await db.Clinics.SingleAsync(c => c.Id == clinicId, cancellation);
        if (clinic.NextChannelAfter != after)
        {
            clinic.NextChannelAfter = after;
            db.Note(clinicId, clock.Now, User.Caller().UserId, null, "changed when an unopened message goes by the next channel", $"{after}");
            await db.SaveChangesAsync(cancellation);
        }

        return RedirectToPage();
    }

    private async Task Show(CancellationToken cancellation)
    {
        var (id, now) = (User.Caller().ClinicId, clock.Now);
        Here = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == id, cancellation);
        Minutes = $"{Here.NextChannelAfter}";
        HasWayOut = (await StaffList.Of(db, settings, id, now, cancellation)).HasWayOut;
        Counts = await db.Messages.Where(m => m.ClinicId == id).GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var rows = await (
            from m in db.Messages.AsNoTracking()
            where m.ClinicId == id && (State == null || m.State == State)
            join u in db.Users on m.UserId equals u.Id into people
            from u in people.DefaultIfEmpty()
            orderby m.CreatedAt descending, m.Id
            select new { Message = m, Role = u == null ? (Role?)null : u.Role, Name = u == null ? null : u.DisplayName }).Skip(Math.Max(0, Skip)).Take(OnePage + 1).ToListAsync(cancellation);
        var ids = rows.Select(r => r.Message.Id).ToArray();
        var attempts = (await db.Deliveries.AsNoTracking().Where(d => d.ClinicId == id && ids.Contains(d.MessageId)).OrderBy(d => d.Number).ToListAsync(cancellation)).ToLookup(d => d.MessageId);
        Older = rows.Count > OnePage ? Math.Max(0, Skip) + OnePage : null;
        Lines =
        [
            .. rows.Take(OnePage).Select(r => new MessageLine(
                r.Message.Id, Wording.Say(Here.Zone, r.Message.CreatedAt, now),
                r.Role switch { null => r.Message.UserId is null ? "the clinic's gateway" : "an account that is gone", Role.Patient => "a patient", Role.Support => "a support person", _ => r.Name! },
                About(r.Message.Kind), ToldWords.Of(r.Message, [.. attempts[r.Message.Id]]),
                [.. attempts[r.Message.Id].Select(a => $"{Wording.Say(Here.Zone, a.At, now)}, {ToldWords.NameOf(a.Channel)}: {a.Detail}")],
                r.Message is { State: MessageState.Handed, Channel: Channel.Email })),
        ];
    }

    private static string About(MessageKind kind) => kind switch
    {
        MessageKind.AlertTold => "an alert",
        MessageKind.Digest => "the daily list",
        MessageKind.Reminder => "a reminder",
        MessageKind.CheckInDue => "a check-in after a session",
        MessageKind.AppointmentChanged => "a date",
        MessageKind.Nudge => "a short hello",
        MessageKind.SupportAsked => "a question to a support person",
        MessageKind.Test => "a test",
        MessageKind.MonitoringDown => "monitoring is down",
        MessageKind.MonitoringBack => "monitoring is back",
        MessageKind.RotaHole => "a hole in the rota",
        MessageKind.BeforeShift => "a shift that begins",
        MessageKind.ChannelLost => "a way that is lost",
        _ => kind.ToString(),
    };
}
