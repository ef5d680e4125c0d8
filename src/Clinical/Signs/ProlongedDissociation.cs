namespace Evenkeel.Clinical.Signs;

/// <summary>
/// Perception or attention that is not back to usual by the set hour after a session's start. The last that was said counts until
/// something else is said: no answer never makes it better. A support person's "usual" is kept and no report of it is made, so it
/// outweighs nothing; their "not usual" counts like anybody's.
/// </summary>
public static class ProlongedDissociation
{
    public const string Code = "prolonged-dissociation";

    /// <summary>By then after the session's start it should be back to usual; from here on a clinician is told; closed. A proposal.</summary>
    public static readonly TimeSpan UsualBy = TimeSpan.FromHours(4);

    /// <summary>From here on somebody looks the same day; closed (evidence 4.5).</summary>
    public static readonly TimeSpan SameDayFrom = TimeSpan.FromHours(24);

    public static readonly Card Card = new(
        Code, "Perception not back to usual",
        "Hours after the session somebody feels far away, dizzy or confused still, as they or somebody beside them said. Call them: they should not be alone or drive, and from a day on they need to be seen the same day.",
        "design 5a, priorities; evidence 4.5, L21; mission 3.11", "worsening-unseen", new(2026, 11, 24));

    public static Finding Judge(Trajectory t)
    {
        if (t.Sessions.Count == 0)
        {
            return new Indeterminate(Because.NoSessionYet);
        }

        var start = t.Sessions[^1].Start;
        var (usualBy, sameDay) = (start + UsualBy, start + SameDayFrom);
        var next = t.Soonest(usualBy, sameDay);
        // Of two said at one instant, the graver.
        var last = t.Reports.Where(r => r.MadeAt >= start && r.Kind is (ReportKind.PerceptionUsual or ReportKind.PerceptionNotUsual))
            .OrderBy(r => r.MadeAt).ThenBy(r => r.Kind).LastOrDefault();
        if (last is null)
        {
            return new Indeterminate(Because.NoAnswerYet);
        }

        if (last.Kind == ReportKind.PerceptionUsual)
        {
            return t.Calm(t.LastCheckInAt());
        }

        Evidence[] said = [new(Fact.Said, (int)last.Kind, last.MadeAt)];
        if (t.AsOf < usualBy)
        {
            return new Present(Priority.Routine, Response.Watch, last.ReceivedAt, said, next);
        }

        var reached = t.AsOf >= sameDay ? sameDay : usualBy;
        return new Present(t.AsOf >= sameDay ? Priority.Asap : Priority.Urgent, Response.Alert, last.ReceivedAt > reached ? last.ReceivedAt : reached, said, next).UnlessClosed(t, Code);
    }
}
