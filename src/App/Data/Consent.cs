using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>What a patient has agreed to when they fall silent (mission N4: no step without its consent).</summary>
public enum ConsentKind
{
    /// <summary>A reminder at the time they chose.</summary>
    Reminder = 1,
    /// <summary>A nudge after 24 hours.</summary>
    Nudge = 2,
    /// <summary>Asking one support person after 36 hours.</summary>
    AskSupportPerson = 3,
    /// <summary>A call by the clinic after 48 hours. The work item opens in any case and says whether the patient agreed.</summary>
    CallAfterSilence = 4,
}

/// <summary>Given or taken back; rows are only ever added or ended. FHIR: Consent.</summary>
public sealed class Consent
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public ConsentKind Kind { get; init; }

    /// <summary>For <see cref="ConsentKind.AskSupportPerson"/>: whom.</summary>
    public Guid? SupportPersonId { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.HasKey(c => new { c.ClinicId, c.Id });
        consent.HasIndex(c => new { c.ClinicId, c.PatientId, c.Kind });
    }
}
