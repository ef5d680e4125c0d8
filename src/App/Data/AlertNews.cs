using System.Collections.Concurrent;

namespace Evenkeel.Data;

/// <summary>Wakes the open pages of this process when something has happened to a clinic's alerts. It says in which clinic, never to whom.</summary>
public sealed class AlertNews
{
    /// <summary>PostgreSQL carries it from the process that commits to all the others, under this name.</summary>
    public const string Channel = "evenkeel_alerts";

    private readonly ConcurrentDictionary<int, TaskCompletionSource> _waiting = new();

    /// <summary>Ends with the next news of a clinic. Ask for it before reading, or what comes in between is missed.</summary>
    public Task Next(int clinicId) => _waiting.GetOrAdd(clinicId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Tell(int clinicId)
    {
        if (_waiting.TryRemove(clinicId, out var waiting))
        {
            waiting.SetResult();
        }
    }

    /// <summary>For when news may have been missed.</summary>
    public void TellAll()
    {
        foreach (var clinicId in _waiting.Keys)
        {
            Tell(clinicId);
        }
    }
}
