using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evenkeel.Platform.Backups;

/// <summary>The first line: what the rest is read with.</summary>
/// <param name="Product">The version of the program that made it.</param>
/// <param name="Migration">The database's version then, by name: it is the same on both databases.</param>
/// <param name="CreatedAt">The moment that it shows. What was written later is not in it.</param>
/// <param name="Store">Where the rows came from: for people to read, nothing depends on it.</param>
public sealed record BackupHead(int Format, string Product, string Migration, DateTimeOffset CreatedAt, string Store)
{
    public const int FormatOfNow = 1;
}

/// <summary>A file beside the database: a key, a content pack.</summary>
public sealed record BackupFile(string Name, long Bytes, string Sha256);

/// <summary>The last line: what must have been read by now.</summary>
public sealed record BackupManifest(BackupHead Head, IReadOnlyList<TableSum> Tables, IReadOnlyList<BackupFile> Files)
{
    [JsonIgnore]
    public long Rows => Tables.Sum(t => t.Rows);
}

/// <summary>A line that is no row: exactly one of these.</summary>
internal sealed record BackupLine
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public BackupHead? Head { get; init; }

    /// <summary>Its rows follow, one a line.</summary>
    public KeptTable? Table { get; init; }

    public KeptFile? File { get; init; }

    public BackupManifest? Manifest { get; init; }
}

internal sealed record KeptFile(string Name, byte[] Content);
