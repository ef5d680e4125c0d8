namespace Evenkeel.Clinical.Plans;

/// <summary>What a yes means to the clinician who decides.</summary>
public enum IfYes
{
    /// <summary>The label of the medicine says that it must not be given.</summary>
    AgainstTheLabel = 1,
    /// <summary>A clinician must weigh it.</summary>
    MustBeWeighed = 2,
}

/// <summary>One reason that can speak against the treatment.</summary>
/// <param name="Code">Stored with each answer, so it never changes its meaning.</param>
/// <param name="Short">For lists, in a few words.</param>
/// <param name="Question">As the patient reads it, answered with yes, no or not sure.</param>
/// <param name="Means">For the clinician: what a yes is known to mean, and no more than the source says.</param>
/// <param name="Source">Where that is said (evidence 4.5).</param>
public sealed record Contraindication(string Code, string Short, string Question, IfYes IfYes, string Means, string Source);
