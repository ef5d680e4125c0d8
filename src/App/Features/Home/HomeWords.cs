using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>Headings and sentences of the patient's home.</summary>
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

    /// <summary>What waits for the patient before a session can be booked.</summary>
    public static string ToDo(IReadOnlyList<JoiningStep> steps) => string.Join(" ", steps.Select(s => s switch
    {
        JoiningStep.Questions => "There are questions to answer, so that a clinician can decide whether the treatment is safe for you.",
        _ => "There is an agreement to read, and to sign if you want the treatment.",
    }));

    /// <summary>The nudge of a silence that goes on; empty when there was none, or an answer came since.</summary>
    public static async Task<string> Nudge(CareDb db, Caller caller, Trajectory trajectory, Func<DateTimeOffset, string> when, CancellationToken cancellation)
    {
        var asked = await db.Messages.Where(m => m.ClinicId == caller.ClinicId && m.UserId == caller.UserId && m.Kind == MessageKind.Nudge && m.State != MessageState.Withdrawn)
            .MaxAsync(m => (DateTimeOffset?)m.CreatedAt, cancellation);
        var last = Answering.LastSaidHowBad(trajectory);
        return asked is null || asked <= last ? ""
            : $"{(last is { } at ? $"Your last answer came {when(at)}. " : "")}You agreed that we ask once. Two taps are enough, whenever you can. If it is hard right now, the buttons on this page reach a person.";
    }
}
