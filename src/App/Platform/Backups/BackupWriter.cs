using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Evenkeel.Platform.Backups;

/// <summary>Writes the lines of a backup, packed and sealed.</summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly SealedWriter _sealed;
    private readonly GZipStream _packed;
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly List<TableSum> _tables = [];
    private readonly List<BackupFile> _files = [];
    private readonly BackupHead _head;

    public BackupWriter(Stream to, byte[] key, BackupHead head)
    {
        _sealed = new SealedWriter(to, key);
        _packed = new GZipStream(_sealed, CompressionLevel.Fastest, leaveOpen: true);
        _head = head;
        Line(new BackupLine { Head = head });
    }

    public async Task Table(KeptTable table, IAsyncEnumerable<object?[]> rows, Progress progress)
    {
        Line(new BackupLine { Table = table });
        using var sum = new Sum(table);
        await foreach (var row in rows)
        {
            sum.Take(row);
            _line.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(_line, KeptRow.Writing))
            {
                KeptRow.Write(writer, table.Columns, row, inOneSpelling: false);
            }

            _line.Write("\n"u8);
            _packed.Write(_line.WrittenSpan);
            progress.Row(table.Name);
        }

        _tables.Add(sum.Total());
    }

    public void File(KeptFile file)
    {
        Line(new BackupLine { File = file });
        _files.Add(new BackupFile(file.Name, file.Content.Length, Convert.ToHexStringLower(SHA256.HashData(file.Content))));
    }

    public BackupManifest Finish()
    {
        var manifest = new BackupManifest(_head, _tables, _files);
        Line(new BackupLine { Manifest = manifest });
        _packed.Dispose();
        _sealed.Finish();
        return manifest;
    }

    public void Dispose()
    {
        _packed.Dispose();
        _sealed.Dispose();
    }

    private void Line(BackupLine line)
    {
        _packed.Write(JsonSerializer.SerializeToUtf8Bytes(line, BackupLine.Options));
        _packed.Write("\n"u8);
    }
}
