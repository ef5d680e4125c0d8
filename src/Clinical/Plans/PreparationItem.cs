namespace Evenkeel.Clinical.Plans;

/// <summary>One thing to prepare before a session (mission 5.2). Never renumbered: it is stored.</summary>
public enum PreparationItem
{
    /// <summary>A quiet place where nobody comes in.</summary>
    Space = 1,
    /// <summary>Blanket, eye mask, water at hand.</summary>
    Comfort = 2,
    /// <summary>The clinic's rule on food and drink before a dose.</summary>
    FoodAndDrink = 3,
    /// <summary>How to get home, and with whom.</summary>
    WayHome = 4,
    /// <summary>Phone on silent, apart from the support person's.</summary>
    PhoneSilent = 5,
    Music = 6,
    /// <summary>Who stays, at home.</summary>
    SupportPerson = 7,
    /// <summary>The blood pressure device works, at home.</summary>
    BloodPressureDevice = 8,
    /// <summary>Nothing that needs driving or deciding afterwards.</summary>
    FreeDay = 9,
    /// <summary>Children, pets and others in care are seen to.</summary>
    OthersInCare = 10,
    /// <summary>Where the medicine lies, and that nobody else can reach it, at home.</summary>
    MedicineKept = 11,
}
