using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Evenkeel.Platform.Backups;

/// <summary>Reads a backup from its first line to its last: tables with their rows, then files, then what all of it must add up to.</summary>
internal sealed class BackupReader : IDisposable
{
    private readonly SealedReader _sealed;
    private readonly StreamReader _lines;
    private readonly List<TableSum> _tables = [];
    private readonly List<BackupFile> _files = [];
    private string? _line;
    private KeptTable? _table;

    private BackupReader(SealedReader sealing)
    {
        _sealed = sealing;
        _lines = new StreamReader(new GZipStream(sealing, CompressionMode.Decompress), Encoding.UTF8);
        Next();
        Head = Special()?.Head ?? throw Unreadable();
        if (Head.Format > BackupHead.FormatOfNow)
        {
            throw new BackupProblem($"The backup has format {Head.Format}, made by version {Head.Product}; this version reads up to format {BackupHead.FormatOfNow}. Please use that version, or a newer one.");
        }

        Next();
    }

    public BackupHead Head { get; }

    /// <exception cref="BackupProblem">It cannot be read; every other method says so in the same way.</exception>
    public static BackupReader Open(string file, byte[] key)
    {
        try
        {
            return new BackupReader(new SealedReader(File.OpenRead(file), key));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupProblem($"The backup {file} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The next table, or null after the last; its rows must be read before the next is asked for.</summary>
    public KeptTable? NextTable()
    {
        _table = Special()?.Table;
        if (_table is not null)
        {
            Next();
        }

        return _table;
    }

    /// <summary>The rows of the table, added up while they are read.</summary>
    public IEnumerable<object?[]> Rows()
    {
        var table = _table ?? throw new InvalidOperationException("There is no table.");
        using var sum = new Sum(table);
        for (; _line is ['[', ..]; Next())
        {
            object?[] row;
            try
            {
                using var parsed = JsonDocument.Parse(_line);
                row = KeptRow.Read(table.Columns, parsed.RootElement);
            }
            catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or IndexOutOfRangeException)
            {
                throw new BackupProblem($"The backup's row {sum.Rows + 1} of {table.Name} cannot be read: {e.Message}", e);
            }

            sum.Take(row);
            yield return row;
        }

        _tables.Add(sum.Total());
    }

    public KeptFile? NextFile()
    {
        if (Special()?.File is not { } file)
        {
            return null;
        }

        _files.Add(new BackupFile(file.Name, file.Content.Length, Convert.ToHexStringLower(SHA256.HashData(file.Content))));
        Next();
        return file;
    }

    /// <summary>What was read, when it is all that there should be.</summary>
    public BackupManifest Finish()
    {
        var manifest = Special()?.Manifest ?? throw Unreadable();
        foreach (var (should, read) in manifest.Tables.Zip(_tables).Where(t => t.First != t.Second))
        {
            throw new BackupProblem($"The backup does not add up: {should.Table} should have {should.Rows} rows with hash {should.Sha256}, and has {read.Rows} with {read.Sha256}.");
        }

        if (manifest.Tables.Count != _tables.Count || !manifest.Files.SequenceEqual(_files))
        {
            throw new BackupProblem("The backup does not add up: a table or a file of its list is missing or differs.");
        }

        Next();
        if (_line is not null || _sealed.Read(stackalloc byte[1]) != 0)
        {
            throw Unreadable();
        }

        return manifest;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _sealed.Dispose();
    }

    private static BackupProblem Unreadable(Exception? e = null) => new("The backup cannot be read: its parts are genuine, but they are not in the form of a backup.", e);

    private BackupLine? Special()
    {
        try
        {
            return _line is ['{', ..] ? JsonSerializer.Deserialize<BackupLine>(_line, BackupLine.Options) : null;
        }
        catch (JsonException e)
        {
            throw Unreadable(e);
        }
    }

    private void Next()
    {
        try
        {
            _line = _lines.ReadLine();
        }
        catch (InvalidDataException e)
        {
            throw Unreadable(e);
        }
    }
}
