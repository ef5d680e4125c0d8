using System.Security.Cryptography;
using System.Text.Json;
using Evenkeel.Data;

namespace Evenkeel.Platform.Audit;

/// <summary>
/// Each sealed row of a clinic's audit carries a place and a hash over the hash before it and its own content, so that a row which is
/// altered, taken out or moved no longer fits. What it cannot show: an end that was cut off, and a chain that was made anew as a
/// whole. Against both helps a head that was written down elsewhere.
/// </summary>
public static class AuditChain
{
    /// <summary>What stands before the first row.</summary>
    public const string Start = "";

    /// <summary>The hash of a row at a place: SHA-256, as hexadecimal, over a JSON array of what comes before it and of all that it says.</summary>
    public static string Hash(string before, long place, AuditEvent row)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(before);
            writer.WriteNumberValue(row.ClinicId);
            writer.WriteNumberValue(place);
            writer.WriteStringValue(row.Id);
            writer.WriteNumberValue((row.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
            Write(writer, row.UserId);
            Write(writer, row.PatientId);
            writer.WriteStringValue(row.Action);
            writer.WriteStringValue(row.Subject);
            writer.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private static void Write(Utf8JsonWriter writer, Guid? id)
    {
        if (id is { } known)
        {
            writer.WriteStringValue(known);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
