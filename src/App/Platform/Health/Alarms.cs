using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Health;

/// <summary>
/// Tells staff by every way there is, each for itself: once when the path goes down, again every hour, once when it is back. A way
/// that fails is tried again at each look, and holds up no other.
/// </summary>
public sealed class Alarms(IEnumerable<IAlarm> ways, Remembered remembered, Clock clock, ILogger<Alarms> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Dictionary<IAlarm, long> _toldAt = [];

    /// <summary>What became of the last try on each way, for the status page.</summary>
    public IReadOnlyDictionary<string, string> Last { get; private set; } = new Dictionary<string, string>();

    public Task Ring(PathState state, CancellationToken cancellation) =>
        state.Path is AlertPath.Down or AlertPath.Working ? Task.WhenAll(ways.Select(w => Ring(w, state, cancellation))) : Task.CompletedTask;

    private async Task Ring(IAlarm way, PathState state, CancellationToken cancellation)
    {
        bool wasTold;
        long toldAt;
        lock (_toldAt)
        {
            wasTold = _toldAt.TryGetValue(way, out toldAt);
        }

        var isDue = state.IsDown ? !wasTold || clock.Provider.GetElapsedTime(toldAt) >= ProofTimes.TellsAgainAfter : wasTold;
        var reach = remembered.Reach;
        if (!isDue || !way.Reaches(reach))
        {
            return;
        }

        var since = state.ProvedAt is { } at ? $"{at:yyyy-MM-dd HH:mm} UTC" : "before the program was started";
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Patience);
            await way.Ring(reach, AlarmNews.Of(state, since, Environment.MachineName), limit.Token);
            Note(way, state.IsDown, "Staff were told");
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(e, "Staff could not be told by {Way} that the alert path is {Path}", way.Name, state.Path);
            Note(way, wasTold, $"Could not tell staff: {e.GetBaseException().Message}", keep: true);
        }
    }

    private void Note(IAlarm way, bool told, string what, bool keep = false)
    {
        lock (_toldAt)
        {
            if (!told)
            {
                _toldAt.Remove(way);
            }
            else if (!keep)
            {
                _toldAt[way] = clock.Provider.GetTimestamp();
            }

            Last = new Dictionary<string, string>(Last) { [way.Name] = $"{what} ({clock.Now:yyyy-MM-dd HH:mm} UTC)" };
        }
    }
}
