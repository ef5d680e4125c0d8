namespace Evenkeel.Clinical.Plans;

/// <summary>What a challenging experience was like. Never renumbered: it is stored.</summary>
public enum ExperienceKind
{
    Fear = 1,
    Sadness = 2,
    /// <summary>A memory that came back.</summary>
    Memory = 3,
    /// <summary>Feeling far from oneself or the world.</summary>
    FeelingUnreal = 4,
    Body = 5,
    Confusion = 6,
    Anger = 7,
    Other = 8,
}

/// <summary>The same in words that patients, staff and support people read.</summary>
public static class ExperienceKinds
{
    public static string Words(this ExperienceKind kind) => kind switch
    {
        ExperienceKind.Fear => "Fear",
        ExperienceKind.Sadness => "Sadness or grief",
        ExperienceKind.Memory => "A memory that came back",
        ExperienceKind.FeelingUnreal => "Feeling far from oneself or the world",
        ExperienceKind.Body => "Something in the body",
        ExperienceKind.Confusion => "Confusion",
        ExperienceKind.Anger => "Anger",
        _ => "Something else",
    };
}
