using Evenkeel.Care;
using Evenkeel.Clinical.Plans;

namespace Evenkeel.Platform.Page;

/// <summary>Three questions about perception and attention, as tapped. The same for the patient, a support person and staff.</summary>
public sealed record PerceptionForm
{
    public Guid Id { get; init; }

    public PerceptionLevel Dissociation { get; init; }

    public PerceptionLevel Dizziness { get; init; }

    public PerceptionLevel Confusion { get; init; }

    public static PerceptionForm Drawn() => new() { Id = Guid.CreateVersion7() };

    public PerceptionBody Of(PatientKey patient, Guid session, Guid by, bool bySupport) => new(Id, patient, session, by, bySupport, Dissociation, Dizziness, Confusion);
}

/// <summary>The form on a page.</summary>
/// <param name="Whose">"you", or the patient's name.</param>
/// <param name="Problem">What is to be done before it can be kept; empty for nothing.</param>
public sealed record PerceptionView(PerceptionForm Form, string Action, string Whose, string Problem = "")
{
    public const string NothingChosen = "Nothing is chosen yet. One answer is enough; what is left out counts as not yet as usual.";

    public (string Name, string Words, PerceptionLevel Level)[] Questions => Whose == "you"
        ?
        [
            (nameof(PerceptionForm.Dissociation), "Do you feel far from yourself or the world?", Form.Dissociation), (nameof(PerceptionForm.Dizziness), "Do you feel dizzy?", Form.Dizziness),
            (nameof(PerceptionForm.Confusion), "Are you confused?", Form.Confusion),
        ]
        :
        [
            (nameof(PerceptionForm.Dissociation), $"Does {Whose} seem far away from themselves or the world?", Form.Dissociation), (nameof(PerceptionForm.Dizziness), "Dizzy?", Form.Dizziness),
            (nameof(PerceptionForm.Confusion), "Confused?", Form.Confusion),
        ];
}
