using System.Diagnostics;

namespace Evenkeel.Bench.Detection;

/// <summary>How far the run has come, on one line of the error output.</summary>
public sealed class Progress(int steps)
{
    private const int Width = 30;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private int _done;

    public void Next(string what)
    {
        Work.OnAllCores.CancellationToken.ThrowIfCancellationRequested();
        var full = Width * _done / steps;
        Console.Error.Write($"\r[{new string('#', full)}{new string('.', Width - full)}] {_done++}/{steps} {_since.Elapsed:mm\\:ss} {what,-40}");
    }

    public void Finish() => Console.Error.WriteLine($"\r[{new string('#', Width)}] {steps}/{steps} {_since.Elapsed:mm\\:ss} {"done",-40}");
}
