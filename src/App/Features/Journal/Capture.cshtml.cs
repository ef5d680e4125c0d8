using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Journal;
using Evenkeel.Platform.Page;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Journal;

/// <summary>Something caught while it is fresh, or looked back on after a session: spoken or written, begun at once.</summary>
public sealed class CaptureModel(CareDb db, KeepWriting keep, ReadWriting read, AlteredNow altered, ILogger<CaptureModel> log) : PageModel
{
    public Guid Entry { get; private set; } = Guid.CreateVersion7();

    public Guid Part { get; private set; } = Guid.CreateVersion7();

    /// <summary>The session that is looked back on; null for a capture.</summary>
    public TreatmentSession? Session { get; private set; }

    /// <summary>The appointment of the session that an intention is spoken for; null for none.</summary>
    public Guid? Before { get; private set; }

    /// <summary>What the patient went into that session with, where they wrote it; empty otherwise.</summary>
    public OpenedEntry? Intention { get; private set; }

    /// <summary>Recording begins as the page opens: that was the tap.</summary>
    public bool Speak { get; private set; }

    public bool IsAltered { get; private set; }

    public string Words { get; private set; } = "";

    public string Problem { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid? session, bool speak, CancellationToken cancellation)
    {
        Speak = speak;
        return await Show(session, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid entry, Guid part, Guid? session, string? words, CancellationToken cancellation)
    {
        (Entry, Part, Words) = (entry, part, words ?? "");
        try
        {
            if (!await Show(session, cancellation))
            {
                return NotFound();
            }

            Problem = Said(await keep.Run(User.Caller(), Body([PartBody.OfWords(part, Words)], default), cancellation));
            return Problem.Length == 0 ? Redirect($"/journal/entry/{Entry}?kept=true") : Page();
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "A private entry could not be kept");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Problem = "We could not keep this just now. Your words are still here: please press again in a moment.";
            return Page();
        }
    }

    /// <summary>A recording, alone in the body: a form would be laid down on the server's disk, unsealed, while it is read.</summary>
    public async Task<IActionResult> OnPostRecordingAsync(Guid entry, Guid id, Guid? session, Guid? before, DateTimeOffset? madeAt, DateTimeOffset? sentAt, CancellationToken cancellation)
    {
        (Entry, Before) = (entry, before);
        if (!await Find(session, cancellation) || (before is not null && !await IsTheirs(before.Value, cancellation)))
        {
            return NotFound();
        }

        var problem = Said(await keep.Run(User.Caller(), Body([PartBody.OfRecording(id, Request.ContentType, await Sent(cancellation))], new DeviceClock(madeAt, sentAt)), cancellation));
        // A script asks, and shows words.
        return problem.Length == 0 ? StatusCode(StatusCodes.Status204NoContent) : new ContentResult { StatusCode = StatusCodes.Status400BadRequest, Content = problem, ContentType = "text/plain; charset=utf-8" };
    }

    private async Task<byte[]> Sent(CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        // A body that does not say how long it is ends here too.
        while (all.Length <= LargestBody.TakenAsVoice && await Request.Body.ReadAsync(buffer, cancellation) is > 0 and var some)
        {
            all.Write(buffer, 0, some);
        }

        return all.ToArray();
    }

    private WritingBody Body(IReadOnlyList<PartBody> parts, DeviceClock device) => new(Entry, Before is not null ? JournalKind.Intention : Session is null ? JournalKind.Capture : JournalKind.Reflection, Before ?? Session?.AppointmentId, parts, device);

    private static string Said(IReadOnlyDictionary<string, string> problems) => string.Join(" ", problems.Values);

    private async Task<bool> Show(Guid? session, CancellationToken cancellation)
    {
        if (!await Find(session, cancellation))
        {
            return false;
        }

        var key = User.Caller().Patient;
        IsAltered = await altered.Of(key, cancellation) is not null;
        if (Session?.AppointmentId is { } visit)
        {
            Intention = (await read.Own(key, cancellation)).FirstOrDefault(w => w.Kind == JournalKind.Intention && w.AppointmentId == visit && !w.IsUnreadable);
        }

        return true;
    }

    private Task<bool> IsTheirs(Guid appointment, CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        return db.Appointments.AnyAsync(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.Id == appointment, cancellation);
    }

    private async Task<bool> Find(Guid? session, CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        Session = session is null ? null : await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.Id == session, cancellation);
        return session is null || Session is not null;
    }
}
