using System.Globalization;
using Evenkeel.Clinical.Band;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Words;

/// <summary>One piece of evidence in a clinician's words.</summary>
internal static class ClinicianPhrases
{
    /// <summary>What, how much, and against which limit.</summary>
    public static string Of(Evidence e) => What(e) + (e.Limit is { } limit && !IsCount(e.Fact) && e.Fact != Fact.ShiftWeight ? $" (limit {Number(limit)})" : "");

    /// <summary>The same with when.</summary>
    public static string At(Evidence e, Func<DateTimeOffset, string> time) => Of(e) + (e.At is { } at ? $"{(IsCount(e.Fact) ? " since" : ",")} {time(at)}" : "");

    /// <summary>So many of so many: its limit is no limit.</summary>
    public static bool IsCount(Fact fact) => fact is Fact.AboveSessionLevel or Fact.AboveExpectedLevel;

    public static string Points(decimal amount) => amount.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Number(decimal amount) => amount.ToString("0.#", CultureInfo.InvariantCulture);

    private static string What(Evidence e) => e.Fact switch
    {
        Fact.Distress => $"distress {Points(e.Amount)} of 10",
        Fact.Baseline => $"baseline before this session {Points(e.Amount)}",
        Fact.CourseBaseline => $"baseline before the course {Points(e.Amount)}",
        Fact.NoBaseline => $"no baseline, fixed limit {Points(e.Amount)}",
        Fact.HoursAtLimit => $"at the limit for {Number(e.Amount)} h",
        Fact.DipDays => $"dip for {Number(e.Amount)} days",
        Fact.Hope => $"hope {Number(e.Amount)} of 10 (10 best)",
        Fact.SafetyAnswer => $"safety question: {Of((SafetyAnswer)e.Amount)}",
        Fact.Item9 => $"PHQ-9 item 9: {Number(e.Amount)} of 3",
        Fact.Screening => $"screener: {Of((Screening)e.Amount)}",
        Fact.IdeationLevel => $"ideation level {Number(e.Amount)} of 3",
        Fact.KnownIdeation => $"level {Number(e.Amount)} is known to the team",
        Fact.ReviewOverdue => $"review of known ideation overdue by {Number(e.Amount)} h",
        Fact.Said => Of((ReportKind)e.Amount),
        Fact.Phq9Total => $"PHQ-9 {Number(e.Amount)} of 27",
        Fact.Phq9AtStart => $"PHQ-9 at course start {Number(e.Amount)}",
        Fact.HoursSilent => $"silent for {Number(e.Amount)} h",
        Fact.AnsweredNotHowBad => e.Amount > 0 ? "answered, but not how bad it is" : "began to answer, but did not say how bad it is",
        Fact.MissedDays => $"{Number(e.Amount)} {(e.Amount == 1 ? "day" : "days")} without an answer",
        Fact.WeekNow => $"median of this week {Points(e.Amount)}",
        Fact.WeekBest => $"best week {Points(e.Amount)}",
        Fact.SevereItem => $"highest answer {Number(e.Amount)} of 10",
        Fact.ReceivedLate => $"reached us {Number(e.Amount)} h after it was answered",
        Fact.QuestionUnanswered => $"\"beyond your usual ups and downs?\" unanswered for {Number(e.Amount)} h, counts as not sure",
        Fact.AboveSessionLevel => $"higher than the level before the session on {Number(e.Amount)} of {Count(e)}",
        Fact.AboveExpectedLevel => $"higher than expected on {Number(e.Amount)} of {Count(e)}",
        Fact.OwnLevel => $"that level {Points(e.Amount)}",
        Fact.ShiftWeight => "these answers look more like a worsening that lasts than like this person's own ups and downs",
        Fact.Rival => Of((Onset)e.Amount),
        Fact.AwayFromSessions => $"began more than {Number(e.Amount)} days after any session",
        Fact.Phq9Best => $"lowest PHQ-9 since the first session {Number(e.Amount)}",
        Fact.HoursSinceFirstSession => $"first session ended {Number(e.Amount)} h ago, and no contact is closed here",
        Fact.PassedOn => $"passed on at level {Number(e.Amount)}; the next check is owed",
        Fact.HomeSession => "session taken at home",
        _ => Unnamed(e.Fact, e.Amount),
    };

    private static string Count(Evidence e) => $"{Number(e.Limit ?? e.Amount)} {(e.Limit == 1 ? "answer" : "answers")}";

    private static string Of(Onset rival) => rival switch
    {
        Onset.None => "a short dip is unlikely; ordinary ups and downs are the next best explanation",
        Onset.DipOfOneDay => "a dip of one day is the next best explanation",
        Onset.DipOfTwoDays => "a one-day dip is unlikely; a dip of two days is the next best explanation",
        Onset.Shift => "a worsening that lasts explains them best",
        _ => Unnamed(rival, (int)rival),
    };

    private static string Of(SafetyAnswer answer) => answer switch
    {
        SafetyAnswer.NotAsked => "not asked",
        SafetyAnswer.No => "no",
        SafetyAnswer.PreferNotToSay => "prefers not to say, or left it empty",
        SafetyAnswer.PassingThoughts => "passing thoughts",
        SafetyAnswer.StrongOrFrequent => "strong or frequent thoughts",
        _ => Unnamed(answer, (int)answer),
    };

    private static string Of(Screening screening) => screening switch
    {
        Screening.NotAScreener => "none",
        Screening.Negative => "negative, which is no all-clear",
        Screening.NotAnswered => "unfinished or declined",
        Screening.NonAcutePositive => "ASQ non-acute positive",
        Screening.Yellow => "C-SSRS yellow",
        Screening.Orange => "C-SSRS orange",
        Screening.Red => "C-SSRS red",
        Screening.AcutePositive => "ASQ acute positive",
        _ => Unnamed(screening, (int)screening),
    };

    private static string Of(ReportKind kind) => kind switch
    {
        ReportKind.NeedHelpNow => "pressed \"I need help now\"",
        ReportKind.CallMe => "asked for a call",
        ReportKind.FeelWorse => "said \"I feel worse\"",
        ReportKind.ComparedWorse => "compared with before the session: worse",
        ReportKind.ComparedSame => "compared with before the session: same",
        ReportKind.ComparedBetter => "compared with before the session: better",
        ReportKind.BeyondUsualYes => "beyond the usual ups and downs: yes",
        ReportKind.BeyondUsualNotSure => "beyond the usual ups and downs: not sure",
        ReportKind.BeyondUsualNo => "beyond the usual ups and downs: no",
        ReportKind.SupportWorried => "support person pressed \"I'm worried\"",
        ReportKind.SupportWorriedInSession => "support person pressed \"I'm worried\" during the session",
        ReportKind.SupportNotSureOfDanger => "support person, asked whether there is danger now: not sure",
        ReportKind.SupportSeesDanger => "support person, asked whether there is danger now: yes",
        ReportKind.SupportSeesNoDanger => "support person, asked whether there is danger now: no",
        ReportKind.PhysicalRedFlag => "bodily red flag entered during a session",
        ReportKind.PressureTooHighToStart => "blood pressure too high before the dose",
        ReportKind.HardSession => "rated a session as hard in a way they need help with",
        ReportKind.ChallengingExperience => "a challenging experience was noted, at the level that tells a clinician",
        ReportKind.PerceptionUsual => "asked after the dose: perception and attention back to usual",
        ReportKind.PerceptionNotUsual => "asked after the dose: perception or attention not back to usual, or not said",
        ReportKind.SupportHeardWell => "support person, asked: all seems well",
        ReportKind.SupportCouldNotReach => "support person, asked: could not reach them",
        _ => Unnamed(kind, (int)kind),
    };

    /// <summary>What has no words yet is still shown: an inbox must not fall over a new kind of fact.</summary>
    private static string Unnamed(Enum kind, decimal amount) => $"unnamed {kind}: {Number(amount)}";
}
