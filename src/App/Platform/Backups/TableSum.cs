using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Evenkeel.Platform.Backups;

/// <summary>How many rows a table has, and SHA-256 over them in their order, each as a line in one spelling.</summary>
public sealed record TableSum(string Table, long Rows, string Sha256);

/// <summary>Adds up the rows of a table, one after the other.</summary>
internal sealed class Sum(KeptTable table) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _line = new();
    private long _rows;

    public long Rows => _rows;

    public void Take(object?[] row)
    {
        _line.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_line, KeptRow.Writing))
        {
            KeptRow.Write(writer, table.Columns, row, inOneSpelling: true);
        }

        _hash.AppendData(_line.WrittenSpan);
        _hash.AppendData("\n"u8);
        _rows++;
    }

    public TableSum Total() => new(table.Name, _rows, Convert.ToHexStringLower(_hash.GetCurrentHash()));

    public void Dispose() => _hash.Dispose();
}
