using Evenkeel.Clinical;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>
/// One body received under a check-in's id. Rows are only ever added: a different body under the same id is an amendment with the
/// next revision, and both are kept. FHIR: QuestionnaireResponse.
/// </summary>
public sealed class CheckIn
{
    public int ClinicId { get; init; }

    /// <summary>Made when the page was drawn.</summary>
    public Guid Id { get; init; }

    /// <summary>From 1.</summary>
    public int Revision { get; init; }

    public Guid PatientId { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The patient's day.</summary>
    public DateOnly On { get; init; }

    /// <summary>The device's clock was off by more than ten minutes, or the answer lay in the future: received-at stands in.</summary>
    public bool ClockWasOff { get; init; }

    public Answer LowMood { get; init; }

    public Answer Anxiety { get; init; }

    public Answer Restlessness { get; init; }

    public Answer Hope { get; init; }

    public Answer Energy { get; init; }

    public Answer SleepHours { get; init; }

    public Answer Overall { get; init; }

    public Answer Yesterday { get; init; }

    public SafetyAnswer Safety { get; init; }

    /// <summary>Whether the form was sent whole, or left after the safety question.</summary>
    public bool IsWhole { get; init; }
}

internal sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> checkIn)
    {
        checkIn.HasKey(c => new { c.ClinicId, c.Id, c.Revision });
        checkIn.HasIndex(c => new { c.ClinicId, c.PatientId, c.AnsweredAt });
    }
}
