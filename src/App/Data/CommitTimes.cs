using System.Diagnostics;

namespace Evenkeel.Data;

/// <summary>Measures a commit from the asking to the answer, waiting included.</summary>
internal static class CommitTimes
{
    public static async Task<int> Measured(Func<Task<int>> save)
    {
        if (!Telemetry.Commit.Enabled)
        {
            return await save();
        }

        var began = Stopwatch.GetTimestamp();
        try
        {
            return await save();
        }
        finally
        {
            Telemetry.Commit.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
    }
}
