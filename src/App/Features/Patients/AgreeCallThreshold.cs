using Evenkeel.Care;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;

namespace Evenkeel.Features.Patients;

/// <summary>Writes down from when this person should call, and whom. Until it is agreed nothing reassuring is shown to them (row 3.3).</summary>
public sealed class AgreeCallThreshold(PatientTurn turn, Clock clock)
{
    private const int LongestWhen = 300;
    private const int LongestWhom = 100;
    private const int LongestNote = 200;

    /// <param name="was">What the page had drawn.</param>
    /// <returns>What is wrong, in words; empty when it was kept. Both empty takes the agreement back.</returns>
    public async Task<string> Run(Caller caller, Guid patientId, string when, string whom, (string When, string Whom) was, CancellationToken cancellation = default)
    {
        (when, whom) = (when.Trim(), whom.Trim());
        if (when.Length == 0 != (whom.Length == 0))
        {
            return "Please fill in both: from when they should call, and whom. A limit without somebody to call helps nobody.";
        }

        if (when.Length > LongestWhen || whom.Length > LongestWhom)
        {
            return $"Please keep it short: at most {LongestWhen} characters for when, and {LongestWhom} for whom.";
        }

        return await turn.Take(new PatientKey(caller.ClinicId, patientId), (db, patient) =>
        {
            if (patient is null)
            {
                return Task.FromResult("There is no such patient.");
            }

            var now = (patient.CallWhen, patient.CallWhom);
            if (now != (when, whom))
            {
                if (now != was)
                {
                    return Task.FromResult($"Somebody has changed this meanwhile. It is now: if {Said(patient.CallWhen)}, call {Said(patient.CallWhom)}. Keep again to put yours in its place.");
                }

                (patient.CallWhen, patient.CallWhom) = (when, whom);
                db.Note(caller.ClinicId, clock.Now, caller.UserId, patientId, "wrote down when you should call, and whom");
                foreach (var part in $"before: if {Said(now.CallWhen)}, call {Said(now.CallWhom)}; after: if {Said(when)}, call {Said(whom)}".Chunk(LongestNote))
                {
                    db.Note(caller.ClinicId, clock.Now, caller.UserId, patientId, new string(part));
                }
            }

            return Task.FromResult("");
        }, cancellation);
    }

    private static string Said(string words) => words.Length == 0 ? "(empty)" : $"“{words}”";
}
