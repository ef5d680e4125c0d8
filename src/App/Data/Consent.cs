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
    /// <summary>A support person may use the live card on the day of a session: see when it began, look in, enter blood pressure, say "I'm worried".</summary>
    SeesSessionDay = 5,
    /// <summary>A support person may see the dates of the programme.</summary>
    SeesProgramme = 6,
    /// <summary>A support person may see what the patient shares of their rest plan, in the window after a session.</summary>
    SeesRestPlan = 7,
    /// <summary>A support person is asked how the patient seems to them; the patient reads it.</summary>
    AsksHowISeem = 8,
}

/// <summary>Given or taken back; rows are only ever added or ended. FHIR: Consent.</summary>
public sealed class Consent
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public ConsentKind Kind { get; init; }

    /// <summary>Where it is about a support person: whom.</summary>
    public Guid? SupportPersonId { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Exclusive; null for until it is taken back.</summary>
    public DateTimeOffset? Until { get; init; }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.HasKey(c => new { c.ClinicId, c.Id });
        consent.HasIndex(c => new { c.ClinicId, c.PatientId, c.Kind });
    }
}
