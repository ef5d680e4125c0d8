using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Live;

/// <summary>What a support person was asked to see to before a session, and what the patient lets them know of the rest afterwards. Nothing else of the list.</summary>
/// <param name="Rest">In the patient's words, only what is shared.</param>
public sealed record Asked(Preparations? List, IReadOnlyList<PreparationLine> Lines, IReadOnlyList<string> Rest)
{
    public static async Task<Asked> Of(CareDb db, LiveLink live, CancellationToken cancellation)
    {
        var (link, person) = (live.Link, live.Person.Id);
        var list = live.State == LinkState.Dead ? null : await Preparations.Of(db, new PatientKey(link.ClinicId, link.PatientId), link.AppointmentId, cancellation);
        var rest = live.State == LinkState.Dead ? [] : await db.RestPlanItems.AsNoTracking()
            .Where(i => i.ClinicId == link.ClinicId && i.AppointmentId == link.AppointmentId && i.PatientId == link.PatientId && i.IsShared && i.RemovedAt == null).OrderBy(i => i.PickedAt).ThenBy(i => i.Id).Select(i => i.Words).ToListAsync(cancellation);
        return new(list, [.. (list?.Lines ?? []).Where(l => l.AssignedTo == person)], rest);
    }

    /// <summary>By the clock where the session takes place.</summary>
    public string Say(DateTimeOffset at, DateTimeOffset now) => Wording.SayExactly(List!.Appointment.Zone, at, now);
}
