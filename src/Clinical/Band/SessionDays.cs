namespace Evenkeel.Clinical.Band;

/// <summary>The days with a session, as the band takes them in: what happened before it on that day is before it.</summary>
public sealed class SessionDays
{
    private readonly SortedSet<DateOnly> _all;
    private readonly HashSet<DateOnly> _courses;

    public SessionDays(IEnumerable<TreatmentSession> sessions)
    {
        var known = sessions.ToArray();
        _all = [.. known.Select(s => s.On)];
        // Before the first session of all there is nothing to forget.
        _courses = [.. known.Where(s => s.StartsCourse && s.On != _all.Min).Select(s => s.On)];
    }

    /// <summary>The first of them; null for none.</summary>
    public DateOnly? First => _all.Count > 0 ? _all.Min : null;

    public bool Holds(DateOnly on) => _all.Contains(on);

    /// <summary>A later course of treatment began on it (design 5a: the level and the noise stand, the sessions before do not).</summary>
    public bool BeginsCourse(DateOnly on) => _courses.Contains(on);

    /// <summary>Those up to a day, in order.</summary>
    public IEnumerable<DateOnly> UpTo(DateOnly last) => _all.TakeWhile(on => on <= last);
}
