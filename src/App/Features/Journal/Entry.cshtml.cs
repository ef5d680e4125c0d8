using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Journal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Journal;

/// <summary>One private entry: its words can be written anew, and the care team can be let in or out.</summary>
public sealed class EntryModel(KeepWriting keep, ReadWriting read, ShareWriting share, ILogger<EntryModel> log) : PageModel
{
    public OpenedEntry Entry { get; private set; } = null!;

    public Guid Part { get; private set; } = Guid.CreateVersion7();

    public string Words { get; private set; } = "";

    public string Problem { get; private set; } = "";

    public bool WasKept { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, bool kept, CancellationToken cancellation)
    {
        WasKept = kept;
        return await Show(id, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid part, string? words, CancellationToken cancellation)
    {
        try
        {
            if (await Show(id, cancellation) is NotFoundResult gone)
            {
                return gone;
            }

            (Part, Words) = (part, words ?? "");
            Problem = string.Join(" ", (await keep.Run(User.Caller(), new(id, Entry.Kind, Entry.AppointmentId, [PartBody.OfWords(part, Words)]), cancellation)).Values);
            return Problem.Length == 0 ? Redirect($"/journal/entry/{id}?kept=true") : Page();
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e) && Entry is not null)
        {
            log.LogError(e, "A private entry could not be changed");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Problem = "We could not keep this just now. Your words are still here: please press again in a moment.";
            return Page();
        }
    }

    [HeldWhileAltered("Sharing it")]
    public Task<IActionResult> OnPostShareAsync(Guid id, CancellationToken cancellation) => Set(id, true, cancellation);

    [HeldWhileAltered("Taking it back")]
    public Task<IActionResult> OnPostUnshareAsync(Guid id, CancellationToken cancellation) => Set(id, false, cancellation);

    private async Task<IActionResult> Set(Guid id, bool toShare, CancellationToken cancellation) =>
        await share.Run(User.Caller(), id, toShare, cancellation) ? Redirect($"/journal/entry/{id}") : NotFound();

    private async Task<IActionResult> Show(Guid id, CancellationToken cancellation)
    {
        if (await read.Own(User.Caller().Patient, id, cancellation) is not { } entry)
        {
            return NotFound();
        }

        (Entry, Words) = (entry, entry.Words ?? "");
        return Page();
    }
}
