using Evenkeel.Clinical;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>What arrives for an instrument, scored.</summary>
/// <param name="Id">Made when the page was drawn.</param>
/// <param name="Items">The answers in order: a number, s skipped, d declined, n not asked; y and - for yes and no.</param>
public sealed record InstrumentBody(Guid Id, PatientKey Patient, string Instrument, string Items, int? Total, Answer Item9, Screening Screening)
{
    public static InstrumentBody Scale(Guid id, PatientKey patient, Instrument instrument, IReadOnlyList<Answer> answers) => new(
        id, patient, instrument.Code, string.Join(',', answers.Select(Letter)), instrument.Total(answers),
        instrument.Code == Phq9.Definition.Code ? Phq9.Item9(answers) : Answer.NotAsked, Screening.NotAScreener);

    public static InstrumentBody Screener(Guid id, PatientKey patient, string code, IReadOnlyList<ScreenerAnswer> answers, Screening outcome) =>
        new(id, patient, code, string.Join(',', answers.Select(Letter)), null, Answer.NotAsked, outcome);

    private static string Letter(Answer answer) => answer.State switch
    {
        AnswerState.Answered => ((int)answer.Value).ToString(),
        AnswerState.Skipped => "s",
        AnswerState.Declined => "d",
        _ => "n",
    };

    private static string Letter(ScreenerAnswer answer) => answer switch
    {
        ScreenerAnswer.Yes => "y",
        ScreenerAnswer.No => "-",
        ScreenerAnswer.Declined => "d",
        ScreenerAnswer.Skipped => "s",
        _ => "n",
    };
}

/// <summary>Keeps and assesses an instrument's answers. The same body again changes nothing; another body is an amendment, and the graver answer stands.</summary>
public sealed class SubmitInstrument(PatientTurn turn, AssessPatient assess, Clock clock)
{
    /// <returns>False when there is no such patient.</returns>
    public Task<bool> Run(InstrumentBody body, CancellationToken cancellation = default) => Run(body, null, cancellation);

    public Task<bool> Run(InstrumentBody body, DateTimeOffset? receivedAt, CancellationToken cancellation = default) =>
        turn.Take(body.Patient, async (db, patient) =>
        {
            if (patient is null)
            {
                return false;
            }

            var at = receivedAt ?? clock.Now;
            var revisions = await db.InstrumentResponses.AsNoTracking().Where(r => r.ClinicId == patient.ClinicId && r.Id == body.Id).ToListAsync(cancellation);
            if (revisions.Any(r => r.PatientId != patient.Id))
            {
                return false;
            }

            if (revisions.Any(r => r.Instrument == body.Instrument && r.Items == body.Items))
            {
                return true;
            }

            db.InstrumentResponses.Add(new InstrumentResponse
            {
                ClinicId = patient.ClinicId,
                Id = body.Id,
                Revision = revisions.Count + 1,
                PatientId = patient.Id,
                Instrument = body.Instrument,
                Items = body.Items,
                Total = body.Total,
                Item9 = body.Item9,
                Screening = body.Screening,
                AnsweredAt = at,
                ReceivedAt = at,
            });
            if (!patient.IsHistorical)
            {
                db.Note(patient.ClinicId, at, null, patient.Id, "questionnaire received", $"{body.Instrument} {body.Id}");
            }

            await assess.Run(db, patient, Trigger.Instrument, at, cancellation);
            return true;
        }, cancellation);
}
