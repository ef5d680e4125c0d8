using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Evenkeel.Data;

/// <summary>
/// One spelling for kept JSON. PostgreSQL keeps it with its keys in another order, without blanks and without exponents; SQLite keeps
/// it as it was written. Spelled alike, the two compare byte for byte. Nothing is read into our types for that: reading would drop
/// what does not belong there.
/// </summary>
public static class JsonSpelling
{
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Spell(writer, document.RootElement);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Spell(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Spell(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Spell(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Number(element.GetRawText()));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    /// <summary>As PostgreSQL writes it: no exponent, and no zero below zero.</summary>
    private static string Number(string raw)
    {
        if ((raw[0] == '-' || raw.Contains('e', StringComparison.OrdinalIgnoreCase))
            && decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            var plain = value.ToString(CultureInfo.InvariantCulture);
            return value == 0 ? plain.TrimStart('-') : plain;
        }

        return raw;
    }
}
