namespace Evenkeel.Clinical.Signs;

/// <summary>
/// A person gets in touch within a day of the very first session, when nobody knows yet how this patient takes it (mission 5.4). It
/// stands on the list from the session's end, and is Urgent when the day has passed and nobody has closed it.
/// </summary>
/// <remarks>
/// Only of a session that was booked and begun here: one that is entered afterwards, perhaps years later, owes no contact any more.
/// Nothing that the patient answers takes the place of the contact.
/// </remarks>
public static class FirstSessionContact
{
    public const string Code = "first-session-contact";

    /// <summary>From the session's end, or from its start where no end is entered; closed.</summary>
    public static readonly TimeSpan DueAfter = TimeSpan.FromHours(24);

    /// <summary>So long after the session it still opens, should nobody have looked for days; open. What is open stands by itself.</summary>
    public static readonly TimeSpan OpensFor = TimeSpan.FromDays(14);

    public static readonly Card Card = new(
        Code, "Contact after the first session",
        "This was their first session, and nobody knows yet how they take it. Call within a day, ask how the night was, and close this when you have reached them.",
        "design 5a, priorities; mission 5.4", "worsening-unseen", new(2026, 11, 24));

    public static Finding Judge(Trajectory t)
    {
        if (t.Sessions.Count == 0)
        {
            return new Indeterminate(Because.NoSessionYet);
        }

        var first = t.Sessions[0];
        var (due, last) = (first.After + DueAfter, first.After + OpensFor);
        if (!first.IsBooked || t.AsOf >= last || IsDone(t, first))
        {
            return t.Calm(t.LastReadingAt());
        }

        // While it goes on there is nobody to call; a session whose end nobody enters is over all the same.
        return t.AsOf >= due ? Contact(Priority.Urgent, due, last)
            : first.End <= t.AsOf ? Contact(Priority.Routine, first.After, due)
            : t.Calm(t.LastReadingAt(), first.End ?? due);

        Present Contact(Priority priority, DateTimeOffset since, DateTimeOffset lookAgain) => new(
            priority, Response.Alert, since, [new Evidence(Fact.HoursSinceFirstSession, Math.Floor((decimal)(t.AsOf - first.After).TotalHours), first.After, (decimal)DueAfter.TotalHours)], lookAgain);
    }

    /// <summary>A person has closed it since the session was over; one that closed a failure of the sign has not.</summary>
    private static bool IsDone(Trajectory t, TreatmentSession first)
    {
        foreach (var closing in t.Closings)
        {
            if (closing is { Sign: Code, OfAFailure: false } && closing.At >= first.After)
            {
                return true;
            }
        }

        return false;
    }
}
