namespace Evenkeel.Clinical.Signs;

/// <summary>What people said and nobody has closed since.</summary>
internal static class Said
{
    public static Finding Judge(Trajectory t, string sign, Priority priority, ReportKind kind)
    {
        var closedAt = t.LastClosing(sign)?.At ?? DateTimeOffset.MinValue;
        // Received, not made: a request that was offline while the alert was closed is still new to us.
        var open = t.Reports.Where(r => r.Kind == kind && r.ReceivedAt > closedAt).ToArray();
        return open.Length == 0
            ? t.Calm(t.LastCheckInAt())
            : new Present(priority, Response.Alert, open.Max(r => r.ReceivedAt), [.. open.TakeLast(3).Select(r => new Evidence(Fact.Said, (int)kind, r.MadeAt))]);
    }
}
