using System.Diagnostics;
using System.Globalization;

namespace Evenkeel.Platform.Backups;

/// <summary>Says how far a long run has come, every few seconds, and lets it be stopped between two rows.</summary>
public sealed class Progress(string doing, TextWriter output, CancellationToken cancellation)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _said;
    private long _rows;

    public CancellationToken Cancellation => cancellation;

    public TimeSpan Elapsed => _watch.Elapsed;

    public void Row(string table)
    {
        cancellation.ThrowIfCancellationRequested();
        _rows++;
        if (_watch.Elapsed - _said > Every)
        {
            _said = _watch.Elapsed;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{doing}: {_rows:N0} rows, now {table} ({_rows / _watch.Elapsed.TotalSeconds:N0} a second)"));
        }
    }
}
