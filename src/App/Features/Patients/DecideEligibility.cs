using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Patients;

/// <summary>A decision as it is typed in.</summary>
public sealed record DecisionForm
{
    /// <summary>Made when the page was drawn: saved twice, it is one decision.</summary>
    public Guid Id { get; init; }

    /// <summary>The instant of the latest answer and decision on the page, in UTC ticks: what came after them has not been read.</summary>
    public long Seen { get; init; }

    public Eligibility? Decision { get; init; }

    public string? Reason { get; init; }

    /// <summary>Why eligible though the label speaks against it.</summary>
    public string? Although { get; init; }

    public Guid? ClearanceBy { get; init; }
}

/// <summary>Keeps a clinician's decision about a patient's sessions. The program proposes none and refuses none that is explained.</summary>
public sealed class DecideEligibility(PatientTurn turn, Clock clock)
{
    public const int LongestReason = 1000;

    /// <returns>What is wrong, by field; empty when it was kept.</returns>
    public Task<IReadOnlyDictionary<string, string>> Run(Caller caller, Guid patientId, DecisionForm form, CancellationToken cancellation) =>
        turn.Take<IReadOnlyDictionary<string, string>>(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            if (patient is null || form.Id == Guid.Empty)
            {
                return new Dictionary<string, string> { [nameof(form.Id)] = "This form has lost its number. Please open it again; what you typed is kept below." };
            }

            if (await db.EligibilityDecisions.AnyAsync(d => d.ClinicId == caller.ClinicId && d.Id == form.Id, cancellation))
            {
                return new Dictionary<string, string>();
            }

            var known = await ReadEligibility.All(db, new PatientKey(caller.ClinicId, patientId), cancellation);
            if (form.Seen != Seen(known))
            {
                return new Dictionary<string, string> { [nameof(form.Id)] = "Something has come since you opened this page. Please read it below before you decide." };
            }

            var clinicians = await db.Users.Where(u => u.ClinicId == caller.ClinicId && u.Role == Role.Clinician).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
            var reason = Reason(form, AgainstTheLabel(known));
            var problems = Problems(caller, form, reason, known, clinicians);
            if (!await Prescribing.May(db, caller.ClinicId, caller.UserId, cancellation))
            {
                problems[nameof(form.Decision)] = Prescribing.EligibilityRefused;
            }

            if (problems.Count == 0)
            {
                // Stands after everything that was read, also by a clock that was set back.
                var at = known.Answers.Select(a => a.At).Concat(known.Decisions.Select(d => d.At.AddMicroseconds(1))).Append(clock.Now).Max();
                db.EligibilityDecisions.Add(new EligibilityDecision
                {
                    ClinicId = caller.ClinicId, Id = form.Id, PatientId = patientId, Decision = form.Decision!.Value, Reason = reason,
                    ClearanceBy = form.Decision == Eligibility.NeedsClearance ? form.ClearanceBy : null, DecidedBy = caller.UserId, DecidedAt = at,
                });
                db.Note(caller.ClinicId, clock.Now, caller.UserId, patientId, "decided whether you can have sessions", form.Id.ToString());
            }

            return problems;
        }, cancellation);

    public static long Seen(Screened known) => known.Answers.Select(a => a.At).Concat(known.Decisions.Select(d => d.At)).Select(at => at.UtcTicks).DefaultIfEmpty().Max();

    /// <summary>What the label speaks against and has not been answered with no.</summary>
    public static IReadOnlyList<Contraindication> AgainstTheLabel(Screened known)
    {
        var latest = EligibilityNow.Latest(known.Answers);
        return [.. Contraindications.All.Where(c => c.IfYes == IfYes.AgainstTheLabel && latest.GetValueOrDefault(c.Code)?.SpeaksAgainst == true)];
    }

    private static string Reason(DecisionForm form, IReadOnlyList<Contraindication> against)
    {
        var (reason, although) = (form.Reason?.Trim() ?? "", form.Although?.Trim() ?? "");
        return form.Decision != Eligibility.Eligible || against.Count == 0 || although.Length == 0 ? reason
            : $"{reason} Although the label speaks against it ({string.Join(", ", against.Select(c => c.Short.ToLowerInvariant()))}): {although}";
    }

    private static Dictionary<string, string> Problems(Caller caller, DecisionForm form, string reason, Screened known, Dictionary<Guid, string> clinicians)
    {
        var problems = new Dictionary<string, string>();
        if (form.Decision is not { } decision || !Enum.IsDefined(decision))
        {
            problems[nameof(form.Decision)] = "Please choose one of the three.";
        }
        else if (decision == Eligibility.NeedsClearance && (form.ClearanceBy is not { } named || !clinicians.ContainsKey(named)))
        {
            problems[nameof(form.ClearanceBy)] = "Please choose which clinician must say yes.";
        }
        else if (decision == Eligibility.Eligible)
        {
            if (EligibilityNow.OwedBy(known.Decisions) is { } owed && owed != caller.UserId)
            {
                problems[nameof(form.Decision)] = $"This needs the yes of {clinicians.GetValueOrDefault(owed, "somebody who has left")} first. If somebody else should give it, choose “needs clearance” again with their name and say why.";
            }

            if (AgainstTheLabel(known).Count > 0 && string.IsNullOrWhiteSpace(form.Although))
            {
                problems[nameof(form.Although)] = "Please say why sessions are right for this patient although the label speaks against them.";
            }
        }

        if (string.IsNullOrWhiteSpace(form.Reason))
        {
            problems[nameof(form.Reason)] = "Please give the reason. Whoever reads this later must be able to follow it.";
        }
        else if (reason.Length > LongestReason)
        {
            problems[nameof(form.Reason)] = $"Please keep both reasons together to {LongestReason:N0} characters; they have {reason.Length:N0}.";
        }

        return problems;
    }
}
