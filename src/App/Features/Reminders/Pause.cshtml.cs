using Evenkeel.Care;
using Evenkeel.Clinical.Silence;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Reminders;

/// <summary>One pause as its patient reads it.</summary>
/// <param name="CanEnd">Whether it can be ended or taken back.</param>
public sealed record PauseLine(Guid Id, string When, string State, bool IsWaiting, bool CanEnd);

/// <summary>Takes a pause, or comes back from one.</summary>
public sealed class PauseModel(CareDb db, AskPause ask, Clock clock) : PageModel
{
    private const int Shown = 10;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public DateOnly? First { get; private set; }

    public DateOnly? Last { get; private set; }

    public string Problem { get; private set; } = "";

    public IReadOnlyList<PauseLine> Pauses { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => await Show(cancellation);

    [HeldWhileAltered("A pause")]
    public async Task<IActionResult> OnPostAsync(Guid id, DateOnly? first, DateOnly? last, CancellationToken cancellation)
    {
        var problem = first is { } from && last is { } until
            ? await ask.Run(User.Caller(), id, from, until, cancellation)
            : $"Please choose the {(first is null ? "first" : "last")} day.";
        if (problem.Length == 0)
        {
            return Redirect("/reminders/pause");
        }

        await Show(cancellation);
        (Id, First, Last, Problem) = (id, first, last, problem);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        await ask.End(User.Caller(), id, cancellation);
        return Redirect("/reminders/pause");
    }

    private async Task Show(CancellationToken cancellation)
    {
        var (key, now) = (User.Caller().Patient, clock.Now);
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
        var zone = patient.ZoneAt(now);
        First = Days.On(zone, now);
        Last = First.Value.AddDays(6);
        var pauses = await db.Pauses.AsNoTracking().Where(p => p.ClinicId == key.ClinicId && p.PatientId == key.PatientId).OrderByDescending(p => p.AskedAt).Take(Shown).ToListAsync(cancellation);
        var answers = pauses.Select(p => p.AnsweredAt).ToArray();
        var reasons = await (
            from a in db.Alerts.AsNoTracking()
            where a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.Sign == OpenAlerts.PauseAskedCode && answers.Contains(a.ClosedAt)
            select new { a.ClosedAt, a.OutcomeNote, By = db.Users.Where(u => u.Id == a.ClosedBy).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(cancellation);
        var trajectory = await Trajectories.Read(db, patient, now, cancellation);
        var holds = trajectory.Pauses.ToDictionary(p => p.Id, p => p.HoldsUntil(trajectory));
        Pauses = [.. pauses.Select(Line)];

        PauseLine Line(Data.Pause p)
        {
            var answer = reasons.Find(r => r.ClosedAt == p.AnsweredAt) is { } r ? $" {r.By ?? "Your care team"} wrote: “{r.OutcomeNote}”" : "";
            var state = p switch
            {
                { EndedAt: not null, NeedsYes: true, Agreed: null } => "You took this request back.",
                { EndedAt: { } ended } => $"You ended it, {Wording.Say(zone, ended, now)}.{answer}",
                { NeedsYes: true, Agreed: null } => "Asked for. Your care team has not answered yet, and until then nothing is paused.",
                { NeedsYes: true, Agreed: false } => $"Your care team said no.{answer}",
                _ when p.Until <= now => $"Over.{answer}",
                _ when holds.GetValueOrDefault(p.Id) is null => "It does not count for now, because of what we have heard from you since. You can talk to us at any time.",
                _ when holds[p.Id] <= now => "It has ended early, because of what we have heard from you since. You can talk to us at any time.",
                _ => (p.From <= now ? "You are paused now." : "Planned.") + answer,
            };
            var days = $"{Wording.Say(Days.On(zone, p.From))} to {Wording.Say(Days.On(zone, p.Until.AddTicks(-1)))}";
            return new PauseLine(p.Id, days, state, p.IsWaiting(), p.EndedAt is null && p.Agreed != false && p.Until > now);
        }
    }
}
