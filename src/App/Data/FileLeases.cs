using System.Collections.Concurrent;

namespace Evenkeel.Data;

/// <summary>
/// Beside a SQLite file a lease is a file that the system locks for its holder and frees the moment the holder is gone. So an idle
/// clinic writes nothing to its disk, and a process that is started again after a crash need not wait for itself.
/// </summary>
internal sealed class FileLeases(DatabasePlace place) : ILeases, IDisposable
{
    private readonly ConcurrentDictionary<string, FileStream> _held = new();

    public Task<bool> Take(string name, CancellationToken cancellation)
    {
        if (!_held.ContainsKey(name))
        {
            try
            {
                _held[name] = new FileStream(Path.Combine(place.Directory, $"{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                return Task.FromResult(false);
            }
        }

        return Task.FromResult(true);
    }

    public Task GiveBack(string name, CancellationToken cancellation)
    {
        if (_held.TryRemove(name, out var file))
        {
            file.Dispose();
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var file in _held.Values)
        {
            file.Dispose();
        }
    }
}
