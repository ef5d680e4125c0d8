using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Tells a patient the truth about who is there to read, now: never "somebody will see this soon" when nobody is awake.</summary>
public sealed class WhoIsAwake(IDbContextFactory<CareDb> dbs, OnCall onCall, Monitoring monitoring, Clock clock)
{
    /// <summary>Said instead of who is awake while nothing proves that anybody would hear.</summary>
    public const string PathIsDown = "Messages to the clinic may not be seen at the moment. Please use the numbers on this page, or telephone the clinic.";

    public async Task<string> Say(PatientKey key, CancellationToken cancellation = default)
    {
        if (monitoring.Current.IsDown)
        {
            return PathIsDown;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == key.ClinicId, cancellation);
        var zone = await db.Patients.Where(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId).Select(p => p.Zone).SingleOrDefaultAsync(cancellation) ?? clinic.Zone;
        var now = clock.Now;
        return Say(await onCall.Now(db, clinic, now, cancellation), at => Wording.Say(zone, at, now));
    }

    public static string Say(Watching watching, Func<DateTimeOffset, string> when) => watching switch
    {
        { IsOpen: true, OnCall: { } name } => $"The clinic is open until {when(watching.OpenUntil!.Value)}. {name} is on call for urgent messages.",
        { IsOpen: true } => $"The clinic is open until {when(watching.OpenUntil!.Value)}. Nobody is named as on call, so an urgent message goes to all clinicians there.",
        { OnCall: { } name, OpensAt: { } opens } => $"The clinic is closed and opens {when(opens)}. {name} is on call until {when(watching.OnCallUntil!.Value)} and is told at once if you need help now.",
        { OnCall: { } name } => $"The clinic is closed. {name} is on call until {when(watching.OnCallUntil!.Value)} and is told at once if you need help now.",
        { OpensAt: { } opens } => $"Nobody at the clinic is watching right now. The clinic opens {when(opens)} and cannot answer before then. Please use the numbers on this page.",
        _ => "Nobody at the clinic is watching right now, and we do not know when somebody will be. Please use the numbers on this page.",
    };
}
