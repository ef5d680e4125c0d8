using Evenkeel.Clinical.Silence;

namespace Evenkeel.Clinical;

public enum ReportKind
{
    /// <summary>"I need help now".</summary>
    NeedHelpNow = 1,
    /// <summary>"Call me", or yes to "shall someone call you?".</summary>
    CallMe = 2,
    /// <summary>"I feel worse"; also "much worse" in the comparison with before the session.</summary>
    FeelWorse = 3,
    /// <summary>"Worse" in the comparison with before the session.</summary>
    ComparedWorse = 4,
    ComparedSame = 5,
    ComparedBetter = 6,
    /// <summary>"Is this beyond your usual ups and downs?"</summary>
    BeyondUsualYes = 7,
    BeyondUsualNotSure = 8,
    BeyondUsualNo = 9,
    /// <summary>A support person is worried.</summary>
    SupportWorried = 10,
    /// <summary>A support person is worried while a session is going on.</summary>
    SupportWorriedInSession = 11,
    /// <summary>A support person, asked in a silence: "all seems well". It lowers, hides and delays nothing.</summary>
    SupportHeardWell = 12,
    /// <summary>A support person, asked in a silence: "I could not reach them".</summary>
    SupportCouldNotReach = 13,
    /// <summary>A bodily red flag in a session, from a reading or ticked by somebody who is there.</summary>
    PhysicalRedFlag = 14,
    /// <summary>The patient rates a session as "hard in a way I need help with".</summary>
    HardSession = 15,
    /// <summary>A challenging experience at or above the level from which a clinician is told, by whoever noticed it.</summary>
    ChallengingExperience = 16,
    /// <summary>Asked after a dose: perception and attention are back to usual.</summary>
    PerceptionUsual = 17,
    /// <summary>Asked after a dose: perception or attention is not back to usual, or it was not said.</summary>
    PerceptionNotUsual = 18,
    /// <summary>A support person who is worried outside a session, asked whether there is danger now: "not sure".</summary>
    SupportNotSureOfDanger = 19,
    /// <summary>The same, at once or later: "yes, in danger now".</summary>
    SupportSeesDanger = 20,
    /// <summary>The same: "no". It keeps the worry where it is, and lowers nothing that stands higher.</summary>
    SupportSeesNoDanger = 21,
    /// <summary>A blood pressure from 180/120 mmHg that was read before the dose, and nothing else that is an emergency.</summary>
    PressureTooHighToStart = 22,
}
