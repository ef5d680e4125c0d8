using Evenkeel.Data;

namespace Evenkeel.Platform.Page;

/// <summary>How somebody seems to a support person, in the words of the buttons and of whoever reads it afterwards.</summary>
public static class SeemsWords
{
    public static readonly IReadOnlyList<Seems> All = [Seems.Well, Seems.NotSure, Seems.NotWell];

    public static string Button(Seems seems) => seems switch
    {
        Seems.Well => "Well",
        Seems.NotSure => "Not sure",
        _ => "Not well: tell the clinic",
    };

    public static string Say(Seems seems) => seems switch
    {
        Seems.Well => "well",
        Seems.NotSure => "not sure",
        _ => "not well, it is on the clinic’s list",
    };
}
