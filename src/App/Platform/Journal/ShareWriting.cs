using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Journal;

/// <summary>
/// Lets the care team read one entry, or takes that back. Only its owner can, and not while their judgement counts as altered by a dose:
/// a page's handler is held, and this asks again.
/// </summary>
public sealed class ShareWriting(PatientTurn turn, Clock clock)
{
    /// <returns>False when it is not theirs, or has to wait.</returns>
    public Task<bool> Run(Caller caller, Guid entryId, bool share, CancellationToken cancellation = default) => turn.Take(caller.Patient, async (db, patient) =>
    {
        var now = clock.Now;
        if (patient is null || caller.Role != Role.Patient || await AlteredNow.Of(db, caller.Patient, now, cancellation) is not null
            || await db.JournalEntries.SingleOrDefaultAsync(e => e.ClinicId == patient.ClinicId && e.Id == entryId && e.PatientId == patient.Id, cancellation) is not { } entry)
        {
            return false;
        }

        if (entry.SharedAt is null == share)
        {
            entry.SharedAt = share ? now : null;
            db.Note(patient.ClinicId, now, caller.UserId, patient.Id, share ? "shared something private with the care team" : "made something shared private again", entryId.ToString());
        }

        return true;
    }, cancellation);
}

public static class JournalSetup
{
    public static IServiceCollection AddJournal(this IServiceCollection services) =>
        services.AddSingleton<WritingBox>().AddSingleton<KeepWriting>().AddSingleton<ReadWriting>().AddSingleton<ShareWriting>().AddSingleton<ReadIntention>();
}
