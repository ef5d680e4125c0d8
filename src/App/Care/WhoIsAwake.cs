using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>The truth about who is there to read, for a patient's page.</summary>
/// <param name="NeedsNumbers">Nobody is watching, or one person alone: numbers that answer belong beside these words.</param>
public sealed record Truth(string Words, bool NeedsNumbers)
{
    public static readonly Truth Unsaid = new("", false);
}

/// <summary>Tells a patient the truth about who is there to read, now: never "somebody will see this soon" when nobody is awake.</summary>
public sealed class WhoIsAwake(IDbContextFactory<CareDb> dbs, OnCall onCall, Monitoring monitoring, Clock clock)
{
    /// <summary>Said instead of who is awake while nothing proves that anybody would hear.</summary>
    public const string PathIsDown = "Messages to the clinic may not be seen at the moment. Please use the numbers on this page, or telephone the clinic.";

    public async Task<string> Say(PatientKey key, CancellationToken cancellation = default) => (await Now(key, cancellation)).Words;

    public async Task<Truth> Now(PatientKey key, CancellationToken cancellation = default)
    {
        if (monitoring.Current.IsDown)
        {
            return new Truth(PathIsDown, NeedsNumbers: true);
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == key.ClinicId, cancellation);
        var now = clock.Now;
        var zone = await db.PatientZone(key.ClinicId, key.PatientId, now, cancellation) ?? clinic.Zone;
        var watching = await onCall.Now(db, clinic, now, cancellation);
        return new Truth(Say(watching, at => Wording.Say(zone, at, now)), watching.NeedsNumbers);
    }

    public static string Say(Watching watching, Func<DateTimeOffset, string> when)
    {
        var alone = watching switch
        {
            { Nobody: true } => "",
            { Alone: Alone.NobodyElseHere, Only: { } only } => $" {only} is the only person whom we can tell. If there is no answer in 5 minutes, please use the numbers on this page.",
            { Alone: Alone.NobodyElseAwake } => " Nobody else is on call. If there is no answer in 5 minutes, please use the numbers on this page.",
            _ => "",
        };
        return watching switch
        {
            { IsOpen: true, OnCall: { } name } => $"The clinic is open until {when(watching.OpenUntil!.Value)}. {name} is on call for urgent messages.{Unsure(watching.Reach, name)}{alone}",
            { IsOpen: true, Only: { } only } => $"The clinic is open until {when(watching.OpenUntil!.Value)}.{Unsure(watching.Reach, only)}{alone}",
            { IsOpen: true } => $"The clinic is open until {when(watching.OpenUntil!.Value)}. Nobody is named as on call, so an urgent message goes to all clinicians there.{Unsure(watching.Reach, "anybody there")}",
            { OnCall: { } name, OpensAt: { } opens } => $"The clinic is closed and opens {when(opens)}. {name} is on call until {when(watching.OnCallUntil!.Value)}.{OnCall(watching.Reach, name)}{alone}",
            { OnCall: { } name } => $"The clinic is closed. {name} is on call until {when(watching.OnCallUntil!.Value)}.{OnCall(watching.Reach, name)}{alone}",
            { OpensAt: { } opens } => $"Nobody at the clinic is watching right now. The clinic opens {when(opens)} and cannot answer before then. Please use the numbers on this page.",
            _ => "Nobody at the clinic is watching right now, and we do not know when somebody will be. Please use the numbers on this page.",
        };
    }

    private static string OnCall(Reach reach, string name) =>
        reach == Reach.Reachable ? $" If you need help now, we send it to {name} at once." : Unsure(reach, name);

    private static string Unsure(Reach reach, string name) => reach switch
    {
        Reach.Reachable => "",
        Reach.NotConfirmed => $" {NotSure(name)} Please use the numbers on this page as well.",
        _ => $" But we know of no way to reach {name} just now. Please use the numbers on this page.",
    };

    /// <summary>Beside whoever is on call and not confirmed, wherever a patient or a support person reads of them.</summary>
    public static string NotSure(string name) => $"But we cannot be sure that {name} hears us.";
}
