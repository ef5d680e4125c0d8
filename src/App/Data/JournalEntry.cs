using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>What a private entry is. Never renumbered: it is stored.</summary>
public enum JournalKind
{
    /// <summary>What the patient goes into a session with (mission 5.3).</summary>
    Intention = 1,
    /// <summary>Looking back within a day of a session (mission 5.7).</summary>
    Reflection = 2,
    /// <summary>Caught while fresh (mission 5.12).</summary>
    Capture = 3,
}

/// <summary>
/// Private writing or speech of a patient; no sign ever reads it. What was said stands in its parts, sealed under the patient's own
/// key. FHIR: DocumentReference.
/// </summary>
public sealed class JournalEntry
{
    public int ClinicId { get; init; }

    /// <summary>Made when the page was drawn, so that a second tap is the same entry.</summary>
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public JournalKind Kind { get; init; }

    /// <summary>The session it belongs to, by its appointment; null for none.</summary>
    public Guid? AppointmentId { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Since when the care team may read it; null while it is private.</summary>
    public DateTimeOffset? SharedAt { get; set; }
}

/// <summary>Words or a recording of an entry; the latest words count, earlier ones stay. FHIR: DocumentReference.content.attachment.</summary>
public sealed class JournalPart
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid EntryId { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>"text/plain", or the kind of recording as the browser made it: "audio/webm".</summary>
    public required string MediaType { get; init; }

    /// <summary>The content under the patient's key; unreadable once that is gone.</summary>
    public required byte[] Sealed { get; init; }

    public DateTimeOffset MadeAt { get; init; }
}

/// <summary>A patient's own key for what they write or say in private, itself under the server's protection keys. Without it nothing of theirs can be read.</summary>
public sealed class WritingKey
{
    public int ClinicId { get; init; }

    public Guid PatientId { get; init; }

    public required string Protected { get; init; }

    public DateTimeOffset MadeAt { get; init; }
}

internal sealed class JournalEntryConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.HasKey(e => new { e.ClinicId, e.Id });
        entry.HasIndex(e => new { e.ClinicId, e.PatientId, e.MadeAt });
    }
}

internal sealed class JournalPartConfiguration : IEntityTypeConfiguration<JournalPart>
{
    public void Configure(EntityTypeBuilder<JournalPart> part)
    {
        part.HasKey(p => new { p.ClinicId, p.Id });
        part.Property(p => p.MediaType).HasMaxLength(100);
        part.HasIndex(p => new { p.ClinicId, p.EntryId });
        part.HasIndex(p => new { p.ClinicId, p.PatientId });
    }
}

internal sealed class WritingKeyConfiguration : IEntityTypeConfiguration<WritingKey>
{
    public void Configure(EntityTypeBuilder<WritingKey> key) => key.HasKey(k => new { k.ClinicId, k.PatientId });
}
