using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>An answer about perception and attention, with who gave it.</summary>
public sealed record PerceptionLine(string When, string By, string Words);

/// <summary>Staff say how perception and attention seem, and read what everybody has said since the session's start.</summary>
public sealed class PerceptionModel(CareDb db, PatientAccess access, KeepPerception keep, Clock clock) : PageModel
{
    public Patient Patient { get; private set; } = null!;

    public TreatmentSession Session { get; private set; } = null!;

    public PerceptionView View { get; private set; } = null!;

    public IReadOnlyList<PerceptionLine> Lines { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid session, CancellationToken cancellation) => Show(session, PerceptionForm.Drawn(), "", cancellation);

    /// <param name="session">Not called id: the form has one of its own.</param>
    public async Task<IActionResult> OnPostAsync(Guid session, PerceptionForm form, CancellationToken cancellation)
    {
        if (await Show(session, form, PerceptionView.NothingChosen, cancellation) is NotFoundResult gone)
        {
            return gone;
        }

        var body = form.Of(new(Patient.ClinicId, Patient.Id), session, User.Caller().UserId, bySupport: false);
        return body.IsEmpty ? Page() : await keep.Run(body, cancellation) ? Redirect(View.Action) : NotFound();
    }

    private async Task<IActionResult> Show(Guid id, PerceptionForm form, string problem, CancellationToken cancellation)
    {
        var (caller, now) = (User.Caller(), clock.Now);
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.ClinicId == caller.ClinicId && s.Id == id, cancellation) is not { } session
            || await access.Read(caller, session.PatientId, "opened how your perception was after a session", cancellation) is not { } patient)
        {
            return NotFound();
        }

        (Session, Patient, View) = (session, patient, new(form, $"/sessions/perception/{id}", patient.Name, problem));
        var rows = await (
            from c in db.PerceptionChecks.AsNoTracking()
            where c.ClinicId == caller.ClinicId && c.SessionId == id
            orderby c.AnsweredAt descending
            select new { Row = c, By = db.Users.Where(u => u.Id == c.AnsweredBy).Select(u => u.DisplayName).FirstOrDefault() ?? db.SupportPeople.Where(p => p.ClinicId == c.ClinicId && p.Id == c.AnsweredBy).Select(p => p.Name).FirstOrDefault() }).ToListAsync(cancellation);
        Lines = [.. rows.Select(r => new PerceptionLine(Wording.Say(patient.ZoneAt(now), r.Row.AnsweredAt, now), r.By ?? "somebody who is no longer here",
            new PerceptionBody(r.Row.Id, new(r.Row.ClinicId, r.Row.PatientId), id, r.Row.AnsweredBy, false, r.Row.Dissociation, r.Row.Dizziness, r.Row.Confusion).Words))];
        return Page();
    }
}
