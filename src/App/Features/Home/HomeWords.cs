using Evenkeel.Clinical.Words;

namespace Evenkeel.Features.Home;

/// <summary>Headings of the day-matched card.</summary>
public static class HomeWords
{
    public static string Heading(DaySpan span) => span switch
    {
        DaySpan.BeforeFirstSession => "Before your first session",
        DaySpan.SessionDay => "The day of your session",
        DaySpan.Days1To2 => "The first two days after your session",
        DaySpan.Days3To7 => "The first week after your session",
        DaySpan.Days8To14 => "The second week after your session",
        _ => "Some time after your session",
    };
}
