using Evenkeel.Clinical.Instruments;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Escalation;

/// <summary>What comes next for a patient who has just said something. It hangs on what was said, never on how far a form is.</summary>
public enum WayOn
{
    /// <summary>What they were at goes on.</summary>
    AsBefore = 0,
    /// <summary>Numbers and "shall someone call you?" beside what they were at, and on the page after it.</summary>
    Offer = 1,
    /// <summary>Numbers, who is told and how to reach a person, with the screener below.</summary>
    Screener = 2,
    /// <summary>Numbers, what was received, who is told and how to reach a person.</summary>
    Reach = 3,
}

/// <summary>The page after an answer, decided in one place (design 5b, after a grave answer).</summary>
public static class AfterAnswer
{
    /// <param name="said">To the safety question.</param>
    /// <param name="isScreened">Whether a screener was sent after it, finished or not.</param>
    public static WayOn To(SafetyAnswer said, bool isScreened) => said switch
    {
        SafetyAnswer.PassingThoughts or SafetyAnswer.StrongOrFrequent => isScreened ? WayOn.Reach : WayOn.Screener,
        SafetyAnswer.PreferNotToSay => WayOn.Offer,
        _ => WayOn.AsBefore,
    };

    /// <param name="item9">Of the PHQ-9, 0-3; acts from <see cref="Phq9.Item9ActsFrom"/>, whatever became of the other items.</param>
    public static WayOn To(Answer item9) => item9.AtLeast(Phq9.Item9ActsFrom) ? WayOn.Screener : WayOn.AsBefore;

    /// <summary>A screener is put only after a yes, so whatever it came to, it is followed by a person and not by a form.</summary>
    public static WayOn To(Screening screening) => screening == Screening.NotAScreener ? WayOn.AsBefore : WayOn.Reach;

    public static WayOn To(ReportKind said) => said is ReportKind.NeedHelpNow or ReportKind.CallMe ? WayOn.Reach : WayOn.AsBefore;

    /// <summary>An alert of such a sign keeps the numbers and the ways to a person at the top of home while it is open.</summary>
    public static bool IsGrave(string sign) => sign is Ideation.Code or NeedsHelpNow.Code or CallMe.Code;

    /// <summary>Level 3 of ideation: the only one that is Stat (design 5a).</summary>
    public static bool IsLevel3(string sign, Priority reason) => sign == Ideation.Code && reason == Priority.Stat;
}
