using Evenkeel.Data;

namespace Evenkeel.Care;

/// <summary>Whether a session is going on.</summary>
public static class SessionNow
{
    /// <summary>A session that nobody has ended is taken to be going on for this long; open.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The sessions of a patient that go on at an instant: one, unless somebody forgot to end one.</summary>
    public static IQueryable<Data.TreatmentSession> Of(CareDb db, PatientKey key, DateTimeOffset now)
    {
        // One of which only the day is known starts, on paper, at that day's end: it may be going on now.
        var since = now - Longest;
        return db.Sessions.Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.StartedAt > since && s.EndedAt == null);
    }
}
