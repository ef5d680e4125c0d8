using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;

namespace Evenkeel.Features.Enrolment;

/// <summary>One question as it was answered on the form; without a reply it is still open.</summary>
public sealed record GivenAnswer(string Code, ContraindicationReply? Reply, string Words);

/// <summary>Keeps a patient's answers to the contraindications. A changed answer is a new row beside the old one; the same answer again is none.</summary>
public sealed class AnswerQuestions(PatientTurn turn, Clock clock)
{
    public const int LongestWords = 1000;

    /// <returns>What is wrong, by the question's code; empty when all that was given is kept.</returns>
    public Task<IReadOnlyDictionary<string, string>> Run(Caller caller, IReadOnlyList<GivenAnswer> given, CancellationToken cancellation) =>
        turn.Take<IReadOnlyDictionary<string, string>>(caller.Patient, async (db, patient) =>
        {
            var problems = Problems(given);
            if (patient is null || problems.Count > 0)
            {
                return problems;
            }

            var known = await ReadEligibility.All(db, caller.Patient, cancellation);
            var latest = EligibilityNow.Latest(known.Answers);
            // What comes after a decision stands after it, also by a clock that was set back.
            var at = known.Decisions.Select(d => d.At.AddMicroseconds(1)).Append(clock.Now).Max();
            foreach (var answer in given.Where(g => g.Reply is { } reply && (latest.GetValueOrDefault(g.Code)?.Reply, latest.GetValueOrDefault(g.Code)?.Words) != (reply, g.Words)))
            {
                db.ContraindicationAnswers.Add(new ContraindicationAnswer
                {
                    ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(at), PatientId = patient.Id, Code = answer.Code, Reply = answer.Reply!.Value, Words = answer.Words,
                    AnsweredBy = caller.UserId, AnsweredAt = latest.GetValueOrDefault(answer.Code) is { } before && before.At >= at ? before.At.AddMicroseconds(1) : at,
                });
            }

            if (db.ChangeTracker.HasChanges())
            {
                db.Note(patient.ClinicId, clock.Now, caller.UserId, patient.Id, "answered questions before the treatment");
            }

            return problems;
        }, cancellation);

    private static Dictionary<string, string> Problems(IReadOnlyList<GivenAnswer> given)
    {
        var problems = new Dictionary<string, string>();
        foreach (var answer in given)
        {
            if (Contraindications.Of(answer.Code) is null || answer.Reply is { } reply && !Enum.IsDefined(reply))
            {
                problems[answer.Code] = "Please choose Yes, No or Not sure.";
            }
            else if (answer.Words.Length > LongestWords)
            {
                problems[answer.Code] = $"Please keep it to {LongestWords} characters; this has {answer.Words.Length}. You can tell your clinician the rest.";
            }
            else if (answer.Reply is null && answer.Words.Length > 0)
            {
                problems[answer.Code] = "Please choose Yes, No or Not sure as well, so that your words are kept with an answer.";
            }
        }

        return problems;
    }
}
