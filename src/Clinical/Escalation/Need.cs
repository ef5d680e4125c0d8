using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Escalation;

/// <summary>
/// Who first (design 5b, one order): the one list for the inbox, the caseload and whatever else ranks people. The order is the order
/// of the numbers. <see cref="UrgentDanger"/> takes "not reached", and <see cref="OverdueReview"/>, <see cref="Hold"/>,
/// <see cref="OfficeItem"/> and <see cref="WindowClosing"/> take their rows, when the program has these things; nothing gives them yet.
/// </summary>
public enum Need
{
    Stat = 0,
    /// <summary>Asap: ideation, or hopelessness with ideation.</summary>
    AsapDanger = 1,
    /// <summary>Asap that a person asked for.</summary>
    AsapAsked = 2,
    Asap = 3,
    /// <summary>Urgent: hopelessness, a review of known ideation that has passed, prefer not to say.</summary>
    UrgentDanger = 4,
    /// <summary>Ideation said in the last 14 days, closed or known; the highest level first.</summary>
    RecentIdeation = 5,
    /// <summary>Urgent that a person asked for: "I feel worse", worried.</summary>
    UrgentAsked = 6,
    /// <summary>The 48-hour rule.</summary>
    ProlongedDip = 7,
    Silent = 8,
    Urgent = 9,
    /// <summary>The standing item of somebody stable at 8 or more, whose review is overdue.</summary>
    OverdueReview = 10,
    Hold = 11,
    /// <summary>A dip, or another state that is watched without an alert.</summary>
    OnWatch = 12,
    OfficeItem = 13,
    WindowClosing = 14,
    Routine = 15,
    Unknown = 16,
    /// <summary>The answers are too old, or too few, to tell.</summary>
    CannotTell = 17,
    NothingOpen = 18,
    /// <summary>An imported diary: nobody is behind it.</summary>
    Imported = 19,
}

/// <summary>Where an alert, or a person with all of theirs, stands in the one order.</summary>
/// <param name="Level">Of recent ideation, 1-3; 0 for every other need.</param>
/// <param name="IsTaken">Somebody has acknowledged it; of a person: everything of this need.</param>
/// <param name="Clock">By when the next thing must be done; null for none. Of a person: the earliest of all of theirs.</param>
public sealed record Place(Need Need, int Level = 0, bool IsTaken = true, DateTimeOffset? Clock = null) : IComparable<Place>
{
    /// <summary>The need first, then the higher level, then what nobody has taken, then the earlier clock.</summary>
    public int CompareTo(Place? other)
    {
        if (other is null)
        {
            return -1;
        }

        return (Need, -Level, IsTaken, Clock ?? DateTimeOffset.MaxValue).CompareTo((other.Need, -other.Level, other.IsTaken, other.Clock ?? DateTimeOffset.MaxValue));
    }

    /// <summary>A person's place: the worst reason, whether anything of that need waits for somebody, and the earliest clock of all.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Place Of(IReadOnlyCollection<Place> all)
    {
        var worst = all.Min()!;
        return worst with { IsTaken = all.Where(p => p.Need == worst.Need).All(p => p.IsTaken), Clock = all.Min(p => p.Clock) };
    }
}

/// <summary>Which need an alert or a finding is.</summary>
public static class Needs
{
    /// <summary>Ideation stays in sight for this long after it was said, whatever became of its alert; closed.</summary>
    public static readonly TimeSpan IdeationIsRecentFor = IdeationState.RecentFor;

    public static Need OfAlert(string sign, Priority priority, bool wasAsked) => priority switch
    {
        Priority.Stat => Need.Stat,
        Priority.Asap => IsDanger(sign) ? Need.AsapDanger : wasAsked ? Need.AsapAsked : Need.Asap,
        Priority.Urgent => sign switch
        {
            _ when IsDanger(sign) => Need.UrgentDanger,
            _ when wasAsked => Need.UrgentAsked,
            ProlongedDip.Code => Need.ProlongedDip,
            SilentAfterDip.Code => Need.Silent,
            _ => Need.Urgent,
        },
        _ => Need.Routine,
    };

    /// <summary>A finding that is watched and has no alert.</summary>
    public static Need OfWatched(string sign) => sign == Signs.Unknown.Code ? Need.Unknown : Need.OnWatch;

    private static bool IsDanger(string sign) => sign is Ideation.Code or Hopelessness.Code;
}
