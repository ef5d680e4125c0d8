namespace Evenkeel.Clinical.Escalation;

/// <summary>A way to a person, as a large button on the page after a grave answer.</summary>
public enum ReachWay
{
    ClinicCalls = 1,
    /// <summary>The emergency contact or a support person.</summary>
    OwnPerson = 2,
    /// <summary>A crisis line of the country.</summary>
    Line = 3,
    Emergency = 4,
}

/// <summary>In what order the ways to a person stand (design 5b, after a grave answer).</summary>
public static class ReachOrder
{
    /// <param name="reach">Of whoever is on call. With nobody there, no call is offered that nobody would make.</param>
    /// <param name="isLevel3">Of ideation: what answers at once stands before what may take minutes.</param>
    public static IReadOnlyList<ReachWay> Of(Reach reach, bool isLevel3) => (reach, isLevel3) switch
    {
        (Reach.Nobody, _) => [ReachWay.Emergency, ReachWay.Line, ReachWay.OwnPerson],
        (_, true) => [ReachWay.Emergency, ReachWay.Line, ReachWay.ClinicCalls, ReachWay.OwnPerson],
        _ => [ReachWay.ClinicCalls, ReachWay.OwnPerson, ReachWay.Line, ReachWay.Emergency],
    };
}
