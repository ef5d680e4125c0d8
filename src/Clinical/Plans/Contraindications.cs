namespace Evenkeel.Clinical.Plans;

/// <summary>
/// The listed contraindications (evidence 4.5), in the order in which they are asked. Thoughts of suicide are not among them: nobody
/// watches a form that waits for a decision, so they are asked where an answer reaches a person at once.
/// </summary>
public static class Contraindications
{
    /// <summary>The list that is asked now; a change of it is a new one.</summary>
    public const string Version = "2026-11";

    private const string Label = "Product label of esketamine, as generally known; the clinic confirms it against the label in force";
    private const string Fda = "FDA, October 2023, on compounded ketamine";
    private const string Apa = "American Psychiatric Association, consensus statement 2017";

    public static readonly IReadOnlyList<Contraindication> All =
    [
        new("aneurysm", "Aneurysm", "Has a doctor ever told you that you have a bulge in a blood vessel (an aneurysm), in the head, the chest, the belly or a limb?",
            IfYes.AgainstTheLabel, "Aneurysmal vascular disease is contraindicated.", Label),
        new("arteriovenous-malformation", "Arteriovenous malformation", "Has a doctor ever told you that you have a tangle of blood vessels (an arteriovenous malformation)?",
            IfYes.AgainstTheLabel, "Arteriovenous malformation is contraindicated.", Label),
        new("brain-bleed", "Bleeding in the brain", "Have you ever had a bleed inside the head?",
            IfYes.AgainstTheLabel, "A history of intracerebral bleeding is contraindicated.", Label),
        new("allergy", "Allergy to ketamine", "Have you ever had an allergic reaction to ketamine or esketamine?",
            IfYes.AgainstTheLabel, "Hypersensitivity to ketamine or esketamine is contraindicated.", Label),
        new("blood-pressure", "High blood pressure", "Do you have high blood pressure, or take medicine for it?",
            IfYes.MustBeWeighed, "Above 140/90 before a dose the risk must be weighed.", Label),
        new("pregnancy", "Pregnancy", "Are you pregnant, could you be, or do you plan to be during the treatment?",
            IfYes.MustBeWeighed, "Not recommended in pregnancy. Test, and speak about contraception.", Label),
        new("breathing", "Breathing", "Do you have a problem with breathing, awake or asleep?",
            IfYes.MustBeWeighed, "Slowed breathing is a boxed risk, and a case was reported with compounded ketamine.", $"{Label}; {Fda}"),
        new("psychosis", "Psychosis", "Have you ever seen or heard things that others did not, or been told that you had a psychosis?",
            IfYes.MustBeWeighed, "A history of psychosis is to be taken in full before treatment off label.", Apa),
        new("mania", "Mania", "Have you ever had days of very high mood or energy with little sleep, or been told that you have bipolar disorder?",
            IfYes.MustBeWeighed, "The risk of a switch is described as low in reviews of bipolar disorder. Watch sleep and energy.", "Review of ketamine in bipolar disorder, Frontiers in Psychiatry 2023"),
        new("substance-use", "Alcohol or drugs", "Has your use of alcohol, medicines or drugs, ketamine among them, ever been a worry to you or to others?",
            IfYes.MustBeWeighed, "Misuse is a boxed risk. A history of use is to be taken in full before treatment off label.", $"{Apa}; {Label}"),
        new("bladder", "Bladder", "Do you have pain when you pass water, blood in it, or a need to go much more often than before?",
            IfYes.MustBeWeighed, "Harm to the bladder is among the warnings. In a long study of esketamine 17 % had an event of kidney or bladder, most of them mild.", $"{Fda}; SUSTAIN-2"),
    ];

    /// <summary>Null for a code that stands on no list of ours any more.</summary>
    public static Contraindication? Of(string code) => All.FirstOrDefault(c => c.Code == code);
}
