using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Crisis;

/// <summary>Who is awake at the clinic, said plainly; no names, since anybody may read this.</summary>
public static class ClinicTruth
{
    /// <summary>Said instead while nothing proves that anybody would hear.</summary>
    public static string MayNotSee(string clinic) => $"Messages to {clinic} may not be seen at the moment. Please do not wait for it: the numbers above answer now.";

    /// <param name="name">What to call the clinic; its own name would say too much on a phone that is not signed in.</param>
    public static string Say(Data.Clinic clinic, Watching watching, DateTimeOffset now, string? name = null)
    {
        name ??= clinic.Name;
        string At(DateTimeOffset at) => Wording.Say(clinic.Zone, at, now);
        var opens = watching.OpensAt is { } next ? $"opens {At(next)}" : "is closed";
        var alone = watching.Alone == Alone.No ? "" : " If there is no answer in 5 minutes, please use the numbers above.";
        var unsure = watching.Reach switch
        {
            Reach.Reachable => "",
            Reach.NotConfirmed => " We cannot be sure that anybody there hears us: please use the numbers above as well.",
            _ => " We know of no way to reach them just now: please use the numbers above.",
        };
        return watching switch
        {
            { IsOpen: true, OpenUntil: { } until } => $"{name} is open until {At(until)}. It can still take a while until a person reads a message.{unsure}{alone}",
            { OnCall: not null, OnCallUntil: { } until } =>
                $"{name} {opens}. Until {(until >= watching.OpensAt ? "then" : At(until))} one person is on call for “I need help now”, and may need some minutes to answer.{unsure}{alone}",
            { OpensAt: not null } => $"{name} {opens} and cannot answer before then. Nobody there is watching now.",
            _ => $"{name} is closed and cannot answer. Nobody there is watching now.",
        };
    }
}
