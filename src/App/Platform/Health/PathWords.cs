using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;

namespace Evenkeel.Platform.Health;

/// <summary>What staff read about the alert path. No word about anybody's health: it goes out by mail and to screens that others see.</summary>
public static class PathWords
{
    /// <summary>How often somebody must look at the list by hand while nothing else tells them.</summary>
    public const int LookEvery = 10;

    public static string Of(BrokenStep step) => step switch
    {
        BrokenStep.Database => "The database cannot be read.",
        BrokenStep.Watch => "The watch does not run: nobody looks at what falls due.",
        BrokenStep.CheckIn => "A check-in is not kept.",
        BrokenStep.Alert => "A check-in is kept, but opens no alert.",
        BrokenStep.Delivery => "Messages are not handed to any service.",
        BrokenStep.Ladder => "An alert that nobody takes is not passed on to the next person.",
        BrokenStep.Writing => "The database takes nothing new: no answer is kept.",
        BrokenStep.Acknowledging => "An alert cannot be taken and closed.",
        _ => "Nothing is known to be broken.",
    };

    /// <summary>What somebody on duty does, now.</summary>
    public static string Do(BrokenStep step) => step switch
    {
        BrokenStep.Delivery => $"The list is still right, but nobody is called to it: open the inbox and load it again every {LookEvery} minutes.",
        BrokenStep.Database => "The list cannot be shown. Use your own telephone list, and call first whoever you were worried about.",
        _ => $"Do not trust the list alone: load it again every {LookEvery} minutes, open the charts of whoever you are worried about, and use your own telephone list.",
    };

    /// <summary>What an admin does.</summary>
    public static string Mend(BrokenStep step) => step switch
    {
        BrokenStep.Database or BrokenStep.Writing => "See that the database runs, has room on its disk, and can be reached from here.",
        BrokenStep.Watch or BrokenStep.Ladder => "Start the program again. If that does not help, read its log.",
        BrokenStep.Delivery => "See whether the mail server takes mail, and read what it said. Then the delivery log.",
        BrokenStep.None => "Nothing to do.",
        _ => "Read the program's log. Is there room on the disk?",
    };

    public static string Of(AlertPath path) => path switch
    {
        AlertPath.Working => "What is sent is handed on: the last passage went the whole way. It does not show that a person opens it.",
        AlertPath.NotProved => "The program has just started; the first proof is under way.",
        AlertPath.Unknown => "The database cannot be read just now.",
        _ => "The alert path is broken.",
    };
}
