namespace Evenkeel.Clinical.Signs;

/// <summary>What people said and nobody has closed since.</summary>
internal static class Said
{
    public static Finding Judge(Trajectory t, string sign, Priority priority, params ReadOnlySpan<ReportKind> kinds)
    {
        var closedAt = t.LastClosing(sign)?.At ?? DateTimeOffset.MinValue;
        var open = new List<Report>();
        foreach (var report in t.Reports)
        {
            // Received, not made: a request that was offline while the alert was closed is still new to us.
            if (report.ReceivedAt > closedAt && kinds.Contains(report.Kind))
            {
                open.Add(report);
            }
        }

        return open.Count == 0
            ? t.Calm(t.LastCheckInAt())
            : new Present(priority, Response.Alert, open.Max(r => r.ReceivedAt), [.. open.TakeLast(3).Select(r => new Evidence(Fact.Said, (int)r.Kind, r.MadeAt))]);
    }
}
