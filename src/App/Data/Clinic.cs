using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A clinic: its hours, its country's crisis numbers, and whether it has gone live.</summary>
public sealed class Clinic
{
    /// <summary>The clinic of the canary: a synthetic person who proves every five minutes that the alert path works.</summary>
    public const int CanaryId = -1;

    public int Id { get; init; }

    public required string Name { get; set; }

    /// <summary>IANA time zone.</summary>
    public required string Zone { get; set; }

    /// <summary>ISO 3166-1 alpha-2; decides the crisis numbers.</summary>
    public required string Country { get; set; }

    /// <summary>The number that patients call in opening hours; empty when none is given.</summary>
    public string Phone { get; set; } = "";

    /// <summary>When to stop eating and drinking before a dose, in the clinic's words; empty for none written.</summary>
    public string FastingRule { get; set; } = "";

    public TimeOnly OpensAt { get; set; } = new(8, 0);

    public TimeOnly ClosesAt { get; set; } = new(18, 0);

    /// <summary>Working days as a set of bits, Monday first.</summary>
    public int WorkingDays { get; set; } = 0b0011111;

    /// <summary>Days on which the clinic is closed though its week says open.</summary>
    public List<DateOnly> Holidays { get; set; } = [];

    /// <summary>Where signed messages go: pager, text-message gateway, chat. Empty for none.</summary>
    public string WebhookUrl { get; set; } = "";

    /// <summary>The key of their signature (HMAC), protected by the server's keys; empty for none.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>When an admin confirmed the crisis numbers; going live is refused before.</summary>
    public DateTimeOffset? CrisisNumbersConfirmedAt { get; set; }

    public DateTimeOffset? LiveSince { get; set; }

    /// <summary>A clinic to try things in: people sign in with one tap, and every page says so.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Holds nobody but the canary. Whoever counts or lists clinics, or what is in them, leaves it out.</summary>
    public bool IsCanary { get; init; }
}

internal sealed class ClinicConfiguration : IEntityTypeConfiguration<Clinic>
{
    public void Configure(EntityTypeBuilder<Clinic> clinic)
    {
        clinic.Property(c => c.Id).ValueGeneratedNever();
        clinic.Property(c => c.Name).HasMaxLength(200);
        clinic.Property(c => c.Zone).HasMaxLength(64);
        clinic.Property(c => c.Phone).HasMaxLength(40);
        clinic.Property(c => c.Country).HasMaxLength(2);
        clinic.Property(c => c.FastingRule).HasMaxLength(500).HasDefaultValue("");
        clinic.Property(c => c.WebhookUrl).HasMaxLength(1000);
    }
}
