using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Lists;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Inbox;

/// <summary>The clinician's home: who needs somebody, in order, and who is there.</summary>
public sealed class IndexModel(ReadInbox inbox, WorkAlert work, CareDb db, DeliverySettings delivery, SeenInList inList, Clock clock) : PageModel
{
    public Data.Clinic Clinic { get; private set; } = null!;

    public Watching Watching { get; private set; } = null!;

    /// <summary>When nobody is first on call within 24 hours, in words; empty otherwise.</summary>
    public string HoleSoon { get; private set; } = "";

    public IReadOnlyList<InboxBlock> Blocks { get; private set; } = [];

    public StaffList StaffList { get; private set; } = null!;

    /// <summary>Monitoring forms that are nearly due or late.</summary>
    public IReadOnlyList<OwedForm> Forms { get; private set; } = [];

    /// <summary>Null unless asked for.</summary>
    public IReadOnlyList<ClosedAlert>? Closed { get; private set; }

    public DateTimeOffset Now { get; } = clock.Now;

    public Guid Me => User.Caller().UserId;

    /// <summary>The alert that could not be taken, why, and what was typed.</summary>
    public (Guid Alert, string Why, string Plan) Refused { get; private set; } = (Guid.Empty, "", "");

    public async Task OnGetAsync(string? show, CancellationToken cancellation)
    {
        await Load(cancellation);
        if (show == "closed")
        {
            Closed = await inbox.ClosedLately(Clinic.Id, cancellation);
            await inList.Note(User.Caller(), Clinic.Zone, Closed.Select(c => c.PatientId), "saw your name in the list of closed alerts", cancellation);
        }
    }

    /// <summary>The list alone, for the live page.</summary>
    public async Task<IActionResult> OnGetListAsync(CancellationToken cancellation)
    {
        await Load(cancellation);
        return Partial("_List", this);
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid id, Guid patientId, string? plan, string? seen, CancellationToken cancellation)
    {
        var worked = await work.Acknowledge(User.Caller().Actor, id, patientId, plan?.Trim() ?? "", seen ?? "", cancellation);
        if (worked.Done)
        {
            return Redirect($"/inbox#alert-{id}");
        }

        Refused = (id, worked.Why, plan ?? "");
        await Load(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAllAsync(Guid patientId, string[]? shown, CancellationToken cancellation)
    {
        var worked = await work.AcknowledgeAll(User.Caller().Actor, patientId, DrawnAlert.Of(shown), cancellation);
        if (worked.Done)
        {
            return Redirect($"/inbox#patient-{patientId}");
        }

        Refused = (Guid.Empty, worked.Why, "");
        await Load(cancellation);
        return Page();
    }

    public string At(DateTimeOffset at) => Wording.Say(Clinic.Zone, at, Now);

    private async Task Load(CancellationToken cancellation)
    {
        (Clinic, Watching, var hole, Blocks) = await inbox.Open(User.Caller().ClinicId, cancellation);
        HoleSoon = hole is { } soon ? HoleWords.Say(Clinic.Zone, soon, Now) : "";
        await inList.Note(User.Caller(), Clinic.Zone, Blocks.Select(b => b.PatientId), "saw your name in the list of open alerts", cancellation);
        Forms = await FormsOwed.Of(db, Clinic.Id, Now, cancellation);
        await inList.Note(User.Caller(), Clinic.Zone, Forms.Select(f => f.PatientId), "saw your name in the list of forms to send", cancellation);
        StaffList = await StaffList.Of(db, delivery, Clinic.Id, Now, cancellation);
    }
}
