namespace Evenkeel.Clinical.Plans;

/// <summary>What there is to prepare, to the patient and to whoever helps.</summary>
public static class PreparationWords
{
    public static string Name(PreparationItem item) => item switch
    {
        PreparationItem.Space => "A quiet room",
        PreparationItem.Comfort => "What makes you comfortable",
        PreparationItem.FoodAndDrink => "Food and drink",
        PreparationItem.WayHome => "The way home",
        PreparationItem.PhoneSilent => "Phones on silent",
        PreparationItem.Music => "Music, if you like",
        PreparationItem.SupportPerson => "Somebody who stays",
        PreparationItem.BloodPressureDevice => "The blood pressure device",
        PreparationItem.FreeDay => "A free day",
        PreparationItem.OthersInCare => "Children, pets and others",
        PreparationItem.MedicineKept => "The medicine, kept safe",
        _ => item.ToString(),
    };

    public static string Say(PreparationItem item, bool atHome, MedicineBy by) => item switch
    {
        PreparationItem.Space => "A room where nobody comes in for the whole time, with a bed or a chair to lie back in.",
        PreparationItem.Comfort => $"{(atHome ? "Lay out" : "Pack")} what helps: a blanket, an eye mask, water, loose clothes.{(by == MedicineBy.Needle ? " A sleeve that rolls up is easier." : "")}",
        PreparationItem.FoodAndDrink => "Read your clinic’s rule on when to stop eating and drinking. If you do not have it, ask them.",
        PreparationItem.WayHome => "Who takes you home? You must not drive after a dose, and not before a night of restful sleep.",
        PreparationItem.PhoneSilent => $"Silence every phone{(atHome ? " in the room, apart from the one that your support person uses" : "")}.",
        PreparationItem.Music => "Calm music that you know, saved on the device, so that it plays without a network.",
        PreparationItem.SupportPerson => "Who is with you for the whole time? Talk it over with them, and send them their card.",
        PreparationItem.BloodPressureDevice => "Try it once: does it have power, and does the cuff fit?",
        PreparationItem.FreeDay => "Nothing on that day, or the next morning, that needs driving, signing or deciding.",
        PreparationItem.OthersInCare => "Somebody else looks after them that day.",
        PreparationItem.MedicineKept => "Is it where nobody else can reach it, and do you know where?",
        _ => "",
    };
}
