using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Evenkeel.Data;

namespace Evenkeel.Platform.Backups;

/// <summary>One row as a line of JSON: an array with its values in the order of the columns.</summary>
internal static class KeptRow
{
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="inOneSpelling">For hashing: JSON within the row is spelled alike whatever database it comes from.</param>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<KeptColumn> columns, object?[] row, bool inOneSpelling)
    {
        writer.WriteStartArray();
        for (var i = 0; i < row.Length; i++)
        {
            switch (row[i])
            {
                case null: writer.WriteNullValue(); break;
                case Guid id: writer.WriteStringValue(id); break;
                case string text: writer.WriteStringValue(inOneSpelling && columns[i].Kind == Kind.Json ? Spelled(text) : text); break;
                case long whole: writer.WriteNumberValue(whole); break;
                case bool flag: writer.WriteBooleanValue(flag); break;
                case DateTimeOffset at: writer.WriteNumberValue(Microseconds(at)); break;
                case DateOnly date: writer.WriteStringValue(Say(date)); break;
                case TimeOnly time: writer.WriteStringValue(time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)); break;
                case DateOnly[] dates: writer.WriteStringValue(string.Join(' ', dates.Select(Say))); break;
                case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
                default: throw new NotSupportedException($"{columns[i].Name}: {row[i]!.GetType()}");
            }
        }

        writer.WriteEndArray();
    }

    public static object?[] Read(IReadOnlyList<KeptColumn> columns, JsonElement row)
    {
        var values = new object?[columns.Count];
        var i = 0;
        foreach (var value in row.EnumerateArray())
        {
            values[i] = value.ValueKind == JsonValueKind.Null ? null : Read(columns[i].Kind, value);
            i++;
        }

        return values;
    }

    public static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset At(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static string Say(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object Read(Kind kind, JsonElement value) => kind switch
    {
        Kind.Uuid => value.GetGuid(),
        Kind.Text or Kind.Json => value.GetString()!,
        Kind.Whole => value.GetInt64(),
        Kind.Flag => value.GetBoolean(),
        Kind.Instant => At(value.GetInt64()),
        Kind.Date => Date(value.GetString()!),
        Kind.Time => TimeOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        Kind.Dates => value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Date).ToArray(),
        Kind.Bytes => value.GetBytesFromBase64(),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    private static string Spelled(string json)
    {
        try
        {
            return JsonSpelling.Of(json);
        }
        catch (JsonException)
        {
            // Somebody has damaged it. A backup keeps it as it is; `replay` says that it cannot be read.
            return json;
        }
    }
}
