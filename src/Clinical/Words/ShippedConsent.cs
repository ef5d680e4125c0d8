namespace Evenkeel.Clinical.Words;

/// <summary>
/// The words to agree to before the first session, as they come with the program: version 1 of every clinic that has published none.
/// In our own words from evidence 1.1, 2 (L04, L08, L09, L25) and 4.5; a clinic's lawyer and clinician read it before it is used.
/// A line that begins with "# " is a heading, one with "- " an item; an empty line ends a paragraph.
/// </summary>
public static class ShippedConsent
{
    public const int Version = 1;

    /// <summary>BCP 47. The only language so far.</summary>
    public const string Language = "en";

    public const string Words = """
        Please take your time with this page. Ask us about anything that is not clear. You can say no, now or later, and you do not have to say why.

        # What it is
        You are offered ketamine, or a form of it called esketamine, for low mood or worry that other care has not eased. The use of ketamine for this is off-label. That means that no authority has approved it for this use. Esketamine is approved for some people, under strict rules.

        # What it may do for you
        About half of the people feel clearly better. Not everyone does. Relief can come within hours or days. After one dose it may fade within a week. Some people need more doses to stay well. You and your clinician decide on that together.

        # Some people feel worse
        In the studies that we know, 1 to 8 of 100 people got worse. The number depends on how it was counted. How long it went on was not measured. Please tell us on the same day if you feel worse. It does not tell us that the treatment works or that it does not. We want to know, and we look at it with you.

        # Risks
        - You can get very sleepy.
        - You can feel cut off from your body, from time, or from the room.
        - Your breath can get slow or weak.
        - Thoughts of ending your life can come, or grow stronger.
        - The medicine can be misused. Tell us if you crave it, or have taken more than we agreed.
        - Your blood pressure can rise. We measure it before and after each dose.
        - It can harm the bladder. Tell us about pain, blood, or a need to go much more often.
        - It can make other troubles of the mind worse.
        - With esketamine, in the first week, 21 of 100 people felt dizzy, 17 felt cut off and 14 felt sick. Later it was fewer.
        - It is not advised while you are with child. Tell us if you are, or could be.

        # On the day
        - Stay until we have checked that it is safe to leave.
        - Have somebody with you on the way home.
        - Do not drive, cycle or use machines until the next day, after a restful sleep.
        - Leave big decisions for another day.
        - Call the emergency number at once for pain in the chest, a sudden very strong headache, or trouble breathing.

        # Your right to stop
        You can stop at any time, also in the middle of a session. You need no reason. You can take back what you sign here by telling us.

        # If you think of ending your life
        Tell somebody now. Press "I need help now" on any page here, or call one of the numbers that are on every page. They answer day and night. If you are in danger, call the emergency number.

        This program is not an emergency service. Nobody at the clinic reads your answers all night and all day. Each check-in tells you when somebody can.

        # What you say by signing
        I have read this, or somebody has read it to me. I could ask what I wanted to know. I want this treatment, and I know that I can stop.
        """;
}
