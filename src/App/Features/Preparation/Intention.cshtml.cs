using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Journal;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Preparation;

/// <summary>What the patient goes into one session with, in their own words (mission 5.3). Nobody else reads it until they share it.</summary>
public sealed class IntentionModel(ReadIntention read, KeepWriting keep, ShareWriting share, CareDb db, Clock clock) : PageModel
{
    public Guid AppointmentId { get; private set; }

    /// <summary>As it is kept; null while nothing is.</summary>
    public OpenedEntry? Kept { get; private set; }

    /// <summary>Of the entry, and of the words that are about to be written; made when the page is drawn.</summary>
    public (Guid Entry, Guid Part) Ids { get; private set; }

    public string Words { get; private set; } = "";

    public string Problem { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid appointmentId, CancellationToken cancellation)
    {
        if (!await Find(appointmentId, cancellation))
        {
            return NotFound();
        }

        Words = Kept?.Words ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid appointmentId, Guid entry, Guid part, string? words, CancellationToken cancellation)
    {
        if (!await Find(appointmentId, cancellation))
        {
            return NotFound();
        }

        var body = PartBody.OfWords(part, words ?? "");
        // The same words again are no new version of them.
        var problems = Kept?.Words is { } there && PartBody.OfWords(part, there).Content.AsSpan().SequenceEqual(body.Content) ? new Dictionary<string, string>()
            : await keep.Run(User.Caller(), new WritingBody(entry, JournalKind.Intention, appointmentId, [body]), cancellation);
        if (problems.Count == 0)
        {
            return Redirect($"/preparation/intention/{appointmentId}");
        }

        (Words, Problem, Ids) = (words ?? "", string.Join(' ', problems.Values), (entry == Guid.Empty ? Ids.Entry : entry, part == Guid.Empty ? Ids.Part : part));
        return Page();
    }

    [HeldWhileAltered("Letting your care team read it, or no longer")]
    public async Task<IActionResult> OnPostShareAsync(Guid appointmentId, bool shared, CancellationToken cancellation) =>
        await Find(appointmentId, cancellation) && Kept is { } kept && await share.Run(User.Caller(), kept.Id, shared, cancellation) ? Redirect($"/preparation/intention/{appointmentId}") : NotFound();

    private async Task<bool> Find(Guid appointmentId, CancellationToken cancellation)
    {
        AppointmentId = appointmentId;
        Kept = await read.Own(User.Caller().Patient, appointmentId, cancellation);
        Ids = (Kept?.Id ?? Guid.CreateVersion7(clock.Now), Guid.CreateVersion7(clock.Now));
        return await KeepAnswers.Session(db, User.Caller().Patient, appointmentId, cancellation) is not null;
    }
}
