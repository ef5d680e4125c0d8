using Evenkeel.Clinical.Signs;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>From one day to another, both inside.</summary>
internal readonly record struct Spell(int From, int To);

/// <summary>
/// When each sign would be right, by the truth under the answers: the level without noise, and what happened. A sign whose truth
/// lies in something that virtual people do not do has none here, and the reason says so.
/// </summary>
internal static class SignTruth
{
    private const double DipRise = 2;
    private const double WorseThanStart = 2;
    private const double GainShare = .2;
    private const double GainPoints = 1;
    private const int LastingDays = 5;
    private const int Week = 7;
    private const int SilentDays = 2;

    public static readonly IReadOnlyDictionary<string, (string Meant, Func<VirtualPatient, IEnumerable<Spell>> Spells)> Known =
        new Dictionary<string, (string, Func<VirtualPatient, IEnumerable<Spell>>)>
        {
            [Ideation.Code] = ("an episode of ideation", p => Events(p, EventKind.Ideation)),
            [ProlongedDip.Code] = ("a lasting worsening of 1 to 2 own SD after a session", p => Events(p, EventKind.Shift)),
            [SustainedWorsening.Code] = ("a lasting worsening of 1 to 2 own SD after a session", p => Events(p, EventKind.Shift)),
            [SlowRelapse.Code] = ("a slow relapse to the start or past it", p => Events(p, EventKind.SlowRelapse)),
            [WorseThanBeforeTreatment.Code] = ("five days or more at a level two points or more above that of the first session's day", p => Days(p, (day, start) => p.Truth.Level[day] >= start + WorseThanStart).Where(s => s.To - s.From + 1 >= LastingDays)),
            [ReturnOfSymptoms.Code] = ("after a gain, the week's mean level back at the start's or above", p => Days(p, (day, start) => Gained(p, day, start) && WeekOf(p, day) >= start)),
            [NeedsHelpNow.Code] = ("the person asked for help at once", p => Reported.Spells(p, NeedsHelpNow.Code)),
            [PhysicalRedFlag.Code] = ("a bodily emergency in a session", p => Reported.Spells(p, PhysicalRedFlag.Code)),
            [CallMe.Code] = ("the person asked to be called", p => Reported.Spells(p, CallMe.Code)),
            [WorriedSupportPerson.Code] = ("a support person said that they are worried", p => Reported.Spells(p, WorriedSupportPerson.Code)),
            [FeelsWorse.Code] = ("the person said that they feel worse", p => Reported.Spells(p, FeelsWorse.Code)),
            [HardSession.Code] = ("the person said that they need help with a session", p => Reported.Spells(p, HardSession.Code)),
            [ProlongedDissociation.Code] = ("perception not back to usual in the evening of a session", p => Reported.Spells(p, ProlongedDissociation.Code)),
            [FirstSessionContact.Code] = ("the first session is over and nobody has been in touch", p => p.Sessions[0].Day + 1 < p.Truth.DropOutDay ? [new Spell(p.Sessions[0].Day + 1, p.Sessions[0].Day + 1)] : []),
            [SilentAfterDip.Code] = ("two days or more without an answer while the level lies two points or more above that before the session", p =>
                Days(p, (day, _) => p.Days[day].Answers is null && p.Truth.Level[day] >= BeforeSession(p, day) + DipRise).Where(s => s.To - s.From + 1 >= SilentDays)),
            [DipToday.Code] = ("level two points or more above that before the latest session", p => Days(p, (day, _) => p.Truth.Level[day] >= BeforeSession(p, day) + DipRise)),
            [ExpectedFade.Code] = ("after a gain, a point or more of it lost, still below the start", p => Days(p, (day, start) =>
                Gained(p, day, start) && WeekOf(p, day) - BestWeek(p, day) >= GainPoints && WeekOf(p, day) < start && p.Truth.Level[day] < BeforeSession(p, day) + DipRise)),
        };

    public static readonly IReadOnlyDictionary<string, string> NoTruthHere = new Dictionary<string, string>
    {
        [WorseAwayFromSessions.Code] = "nobody in the clinic gets worse away from sessions",
        [PressureTooHighToStart.Code] = "nobody in the clinic is measured before a dose",
        [Hopelessness.Code] = "hope only follows distress here; nobody is labelled hopeless",
        [SevereAnswer.Code] = "the answer is itself the fact; nothing lies under it",
        [Unknown.Code] = "that too little is known is itself the fact",
    };

    /// <summary>
    /// Neither right nor wrong to find: in truth one own SD or more above the level before the session, though no lasting worsening
    /// was put there. A gain that has faded past it, or a slow relapse (as the bench counts, detector 1.3).
    /// </summary>
    public static IEnumerable<Spell> Neutral(string sign, VirtualPatient p) =>
        sign is ProlongedDip.Code or SustainedWorsening.Code ? Days(p, (day, _) => p.Truth.Level[day] >= BeforeSession(p, day) + p.Truth.Person.Sd) : [];

    /// <summary>Watched and never told to anybody; of all other signs only what opens an alert is counted.</summary>
    public static bool IsWatchedOnly(string sign) => sign is DipToday.Code or Unknown.Code or ExpectedFade.Code;

    private static IEnumerable<Spell> Events(VirtualPatient p, EventKind kind) =>
        p.Truth.Events.Where(e => e.Kind == kind && e.OnsetDay < p.Truth.DropOutDay).Select(e => new Spell(e.OnsetDay, e.EndDay));

    /// <summary>Runs of days after the first session on which it is so, while the person takes part.</summary>
    private static IEnumerable<Spell> Days(VirtualPatient p, Func<int, double, bool> isSo)
    {
        var first = p.Sessions[0].Day;
        var start = p.Truth.Level[first];
        return Spells.Of(Enumerable.Range(first + 1, Math.Max(0, p.Truth.DropOutDay - first - 1)).Where(day => isSo(day, start)));
    }

    /// <summary>Where the level stood on the day of the latest session, events apart.</summary>
    private static double BeforeSession(VirtualPatient p, int day) => p.Truth.LevelWithoutEvents[p.Sessions.Last(s => s.Day < day).Day];

    private static bool Gained(VirtualPatient p, int day, double start) =>
        BestWeek(p, day) <= Math.Min(start * (1 - GainShare), start - GainPoints);

    private static double WeekOf(VirtualPatient p, int day)
    {
        var from = Math.Max(p.Sessions[0].Day + 1, day - Week + 1);
        double sum = 0;
        for (var d = from; d <= day; d++)
        {
            sum += p.Truth.Level[d];
        }

        return sum / (day - from + 1);
    }

    /// <summary>The lowest since the first session, in the time that the program reads back.</summary>
    private static double BestWeek(VirtualPatient p, int day)
    {
        var best = double.MaxValue;
        for (var d = Math.Max(p.Sessions[0].Day + Week, day - Trace.WindowDays); d <= day; d++)
        {
            best = Math.Min(best, WeekOf(p, d));
        }

        return best;
    }
}

internal static class Spells
{
    /// <summary>A gap of so many days or fewer does not part two spells.</summary>
    private const int Gap = 3;

    public static IReadOnlyList<Spell> Of(IEnumerable<int> days)
    {
        var spells = new List<Spell>();
        foreach (var day in days)
        {
            if (spells.Count > 0 && day - spells[^1].To <= Gap + 1)
            {
                spells[^1] = spells[^1] with { To = day };
            }
            else
            {
                spells.Add(new(day, day));
            }
        }

        return spells;
    }
}
