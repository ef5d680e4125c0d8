using System.Collections.Concurrent;
using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Health;

/// <summary>
/// Tells staff by every way there is, each address and each gateway for itself: once when the path goes down, again every hour, once
/// when it is back. Whoever could not be told is tried again at each look, and holds up no other.
/// </summary>
public sealed class Alarms(IEnumerable<IAlarm> ways, Remembered remembered, ProofSettings settings, Clock clock, ILogger<Alarms> log)
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };
    private static readonly Known Nothing = new(null, 0);

    private readonly ConcurrentDictionary<(string Way, string Whose), Known> _known = new();
    private readonly ConcurrentDictionary<string, string> _last = new();

    /// <summary>What became of the last try on each way, for the status page.</summary>
    public IReadOnlyDictionary<string, string> Last => _last;

    public Task Ring(PathState state, CancellationToken cancellation) =>
        state.Path is AlertPath.Down or AlertPath.Working ? Task.WhenAll(ways.Select(w => Ring(w, state, cancellation))) : Task.CompletedTask;

    private async Task Ring(IAlarm way, PathState state, CancellationToken cancellation)
    {
        var due = way.Bells(remembered.Reach).Select(bell => (Bell: bell, Known: _known.GetValueOrDefault((way.Name, bell.Whose), Nothing)))
            .Where(x => IsDue(x.Known, state.IsDown)).OrderBy(x => x.Known.Misses).ToList();
        if (due.Count == 0)
        {
            return;
        }

        var since = state.ProvedAt is { } at ? $"{at:yyyy-MM-dd HH:mm} UTC" : "before the program was started";
        var news = AlarmNews.Of(state, since, Environment.MachineName);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.AlarmPatience);
        var (told, faults) = (new ConcurrentQueue<Bell>(), new ConcurrentQueue<Exception>());
        await Parallel.ForEachAsync(due, AtOnce, async (x, _) =>
        {
            if (limit.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await x.Bell.Ring(news, limit.Token);
                told.Enqueue(x.Bell);
                _known[(way.Name, x.Bell.Whose)] = new(state.IsDown ? clock.Provider.GetTimestamp() : null, 0);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                faults.Enqueue(e);
                _known[(way.Name, x.Bell.Whose)] = x.Known with { Misses = x.Known.Misses + 1 };
            }
        });
        Note(way, state, told.Count, due.Count, faults);
    }

    private bool IsDue(Known known, bool isDown) =>
        isDown ? known.ToldAt is not { } at || clock.Provider.GetElapsedTime(at) >= ProofTimes.TellsAgainAfter : known.ToldAt is not null;

    private void Note(IAlarm way, PathState state, int told, int due, ConcurrentQueue<Exception> faults)
    {
        // One stands for all: a dead server says the same for each.
        var why = faults.TryPeek(out var first) && first is not OperationCanceledException ? first.GetBaseException().Message : "not all within the time";
        if (told < due)
        {
            log.LogError(first, "{Missed} of {Due} on the staff could not be told by {Way} that the alert path is {Path}", due - told, due, way.Name, state.Path);
        }

        var what = told == due ? "Staff were told" : told == 0 ? $"Could not tell staff: {why}" : $"Staff were told, but {due - told} of {due} could not be: {why}";
        _last[way.Name] = $"{what} ({clock.Now:yyyy-MM-dd HH:mm} UTC)";
    }

    /// <param name="ToldAt">When it last took that the path is down, by the clock that nobody can set; null when it has not, or has heard since that it is back.</param>
    /// <param name="Misses">In a row. Who has fewer goes first, so that the ones who hang do not use up the time of the others.</param>
    private sealed record Known(long? ToldAt, int Misses);
}
