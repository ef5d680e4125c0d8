namespace Evenkeel.Clinical.Words;

/// <summary>The sentences of the day cards. Each follows the copy rule of its claim in the evidence ledger; blocked claims have none.</summary>
internal static class DayCardSentences
{
    public static readonly IReadOnlyList<Sentence> Call =
    [
        new("If you feel worse and it does not ease within a day or two, call us.", "L06"),
        new("Call at once if you think of ending your life, cannot sleep, or feel out of control.", "L06"),
        new("Tell us about a hard day right away. It helps us to help you.", "L07"),
    ];

    private static readonly Sentence Relief = new("About half of people feel some relief within hours or days. Not everyone does.", "L08");
    private static readonly Sentence UpsAndDowns = new("Mood often goes up and down from day to day. If you feel low for 48 hours, or think of ending your life, tell us.", "L15");
    private static readonly Sentence Strange = new("On the day of a session things may look or feel strange for a while.", "L21");
    private static readonly Sentence HarderStart = new("If you live with strong worry or past trauma, early sessions can be harder.", "L20");
    private static readonly Sentence Pressure = new("Blood pressure can rise after any dose. It is highest about 40 minutes later. The rise lasts about 4 hours.", "S136");
    private static readonly Sentence TalkItOver = new("It may help to talk about your session with someone. The evidence for that is early.", "L16");
    private static readonly Sentence Fade = new("The first lift after one session may fade within a week.", "L09");
    private static readonly Sentence NotLinear = new("Change is rarely a straight line. Small notes from day to day help to see it.", "L22");
    private static readonly Sentence AddUp = new("Sessions can add up. If four have brought little, ask us to look at the plan.", "L17");
    private static readonly Sentence Maintenance = new("Some people need more sessions to keep what they gained. Your clinician decides that with you.", "L19");

    private static readonly Sentence TellUs = new("Feeling worse is something we want to know about today. It does not tell us that the treatment is working or failing.", "L01");
    private static readonly Sentence HowMany = new("In studies, about 1 to 8 in 100 people felt worse after treatment. If you do, tell us.", "L04");
    private static readonly Sentence Danger = new("If you have thoughts of ending your life, tell us now or use the numbers on this page.", "L25");
    private static readonly Sentence Body = new("Chest pain, trouble breathing or a very strong headache is an emergency. Call the emergency number.", "L25");
    private static readonly Sentence Sleepless = new("Very little sleep with a lot of energy is a reason to call the same day.", "L25");
    private static readonly Sentence Voices = new("Call the same day if you hear or see things that others do not.", "L25");
    private static readonly Sentence StillStrange = new("If things still look or feel strange after 24 hours, call the same day.", "L21");
    private static readonly Sentence Driving = new("Do not drive until the next day, after a night of sleep.", "L25");
    private static readonly Sentence Bladder = new("If it hurts to pass water, or you see blood, tell us.", "L25");
    private static readonly Sentence Misuse = new("If you want to take more than you were given, tell us. We want to help.", "L25");

    /// <summary>What is not named here wants the same day: sooner rather than later.</summary>
    public static HelpBy By(Sentence sentence) => sentence == Danger || sentence == Body || sentence == Call[1] ? HelpBy.Now : sentence == HowMany ? HelpBy.NextVisit : HelpBy.Today;

    /// <summary>What is common; a fade only for somebody who keeps a gain (copy rule L09).</summary>
    public static IEnumerable<Sentence> Common(DaySpan span, bool keepsAGain) =>
        (span switch
        {
            DaySpan.BeforeFirstSession => [Relief, NotLinear],
            DaySpan.SessionDay => [Strange, Pressure, HarderStart, Relief],
            DaySpan.Days1To2 => [Relief, UpsAndDowns, TalkItOver],
            DaySpan.Days3To7 => [UpsAndDowns, Fade, TalkItOver],
            DaySpan.Days8To14 => [UpsAndDowns, Fade, NotLinear],
            _ => new[] { NotLinear, AddUp, Maintenance },
        }).Where(s => s != Fade || keepsAGain);

    public static IReadOnlyList<Sentence> NotCommon(DaySpan span) => span switch
    {
        DaySpan.BeforeFirstSession => [Danger, TellUs],
        DaySpan.SessionDay => [Danger, Body, Driving, StillStrange, TellUs],
        DaySpan.Days1To2 => [Danger, Body, StillStrange, Voices, Sleepless, TellUs, HowMany],
        DaySpan.Days3To7 => [Danger, Voices, Sleepless, TellUs, HowMany],
        DaySpan.Days8To14 => [Danger, Voices, Sleepless, TellUs, Bladder, Misuse],
        _ => [Danger, Sleepless, TellUs, Bladder, Misuse],
    };
}
