namespace Evenkeel.Clinical.Plans;

/// <summary>How the medicine gets in, as far as it changes what there is to prepare.</summary>
public enum MedicineBy
{
    /// <summary>No session has shown it yet: what any way would need is on the list.</summary>
    NotKnown = 0,
    /// <summary>Into a vein, a muscle or under the skin. Whoever gives it brings it along.</summary>
    Needle = 1,
    MouthOrNose = 2,
}

/// <summary>One thing to prepare and by when.</summary>
/// <param name="Before">So long before the start; null for the evening before, by the clock where the session takes place.</param>
public readonly record struct PreparationDue(PreparationItem Item, TimeSpan? Before);

/// <summary>What there is to prepare before a session (mission 5.2): it follows from where the session is and how the medicine is given, and is kept nowhere. The times are proposals.</summary>
public static class PreparationList
{
    /// <summary>"The evening before".</summary>
    public static readonly TimeOnly Evening = new(18, 0);

    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1), AQuarter = TimeSpan.FromMinutes(15);

    /// <summary>In the order in which they fall due.</summary>
    public static IReadOnlyList<PreparationDue> For(bool atHome, MedicineBy by) =>
    [
        new(PreparationItem.FreeDay, null),
        new(PreparationItem.OthersInCare, null),
        new(PreparationItem.FoodAndDrink, null),
        .. atHome
            ? [new(PreparationItem.SupportPerson, null), new(PreparationItem.BloodPressureDevice, null)]
            : (PreparationDue[])[new(PreparationItem.WayHome, null)],
        .. atHome && by != MedicineBy.Needle ? [new(PreparationItem.MedicineKept, null)] : Array.Empty<PreparationDue>(),
        new(PreparationItem.Music, null),
        // At the clinic it has to be packed; at home it has to lie ready.
        new(PreparationItem.Comfort, atHome ? AnHour : null),
        .. atHome ? [new(PreparationItem.Space, AnHour)] : Array.Empty<PreparationDue>(),
        new(PreparationItem.PhoneSilent, AQuarter),
    ];
}
