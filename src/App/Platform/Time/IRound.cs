namespace Evenkeel.Platform.Time;

/// <summary>Something that falls due with time. The watch asks each of them, again and again.</summary>
public interface IRound
{
    /// <summary>Does what is due at an instant, a bounded piece of it; returns how much that was. One that fails must not keep the watch from the others.</summary>
    Task<int> Run(DateTimeOffset now, CancellationToken cancellation);
}
