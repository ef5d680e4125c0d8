using System.Threading.RateLimiting;
using Evenkeel.Care;

namespace Evenkeel.Features.CheckIns;

/// <summary>How much one patient's devices may send: far more than a person can answer, far less than a stolen token could flood. Help never waits.</summary>
public sealed class OutboxPace : IDisposable
{
    /// <summary>Entries at once; a phone that was away for a month has fewer.</summary>
    public const int AtOnce = 400;

    private readonly PartitionedRateLimiter<PatientKey> _pace = PartitionedRateLimiter.Create<PatientKey, PatientKey>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ =>
        new() { TokenLimit = AtOnce, TokensPerPeriod = AtOnce / 4, ReplenishmentPeriod = TimeSpan.FromMinutes(15), QueueLimit = 0 }));

    public bool Allows(PatientKey key)
    {
        using var lease = _pace.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    public void Dispose() => _pace.Dispose();
}
