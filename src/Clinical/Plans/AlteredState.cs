namespace Evenkeel.Clinical.Plans;

/// <summary>
/// The hours in which a person's judgement and attention count as altered by a dose: the program then asks nothing of them that they
/// could regret (mission 3.12, N12). It says nothing about how the person is.
/// </summary>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Exclusive.</param>
/// <param name="IsSetByClinician">False where nobody set the end and <see cref="UnlessSet"/> stands in.</param>
public readonly record struct AlteredState(DateTimeOffset From, DateTimeOffset Until, bool IsSetByClinician)
{
    /// <summary>
    /// How long it lasts where no clinician has set the end. A proposal, for a clinician's signature: labels say no driving until the
    /// next day after restful sleep (evidence 4.5), and a whole day contains a night. It does not replace that night's sleep.
    /// </summary>
    public static readonly TimeSpan UnlessSet = TimeSpan.FromHours(24);

    /// <param name="dosedAt">Null where it was not noted: then the start stands in, which is never later.</param>
    /// <param name="setUntil">As a clinician set it; null for not.</param>
    public static AlteredState After(DateTimeOffset? dosedAt, DateTimeOffset startedAt, DateTimeOffset? setUntil)
    {
        var from = dosedAt ?? startedAt;
        return new(from, setUntil ?? from + UnlessSet, setUntil is not null);
    }

    /// <summary>For a session of which only the day is known: from that day's beginning, as if the dose had come at its end.</summary>
    public static AlteredState OnDay(DateTimeOffset begins, DateTimeOffset ends, DateTimeOffset? setUntil) => new(begins, setUntil ?? ends + UnlessSet, setUntil is not null);

    public bool HoldsAt(DateTimeOffset at) => From <= at && at < Until;

    /// <summary>Of several that hold, the one that ends last; null when none does.</summary>
    public static AlteredState? At(IEnumerable<AlteredState> states, DateTimeOffset at) =>
        states.Where(s => s.HoldsAt(at)).OrderByDescending(s => s.Until).Select(s => (AlteredState?)s).FirstOrDefault();
}
