using System.Security.Cryptography;
using System.Text;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.AfterSession;

/// <summary>How a session was, as it is sent.</summary>
/// <param name="Id">Made when the page was drawn.</param>
public sealed record RatingBody(Guid Id, Guid SessionId, Answer Ease, Answer Meaning, Answer Distress, HelpWanted Help, DeviceClock Device = default)
{
    public bool IsEmpty => Help == HelpWanted.NotSaid && !Ease.IsAnswered && !Meaning.IsAnswered && !Distress.IsAnswered;

    /// <summary>In the words of the clinic's pages.</summary>
    public string Words => $"ease {Say(Ease)}, meaning {Say(Meaning)}, distress {Say(Distress)}, of 10";

    private static string Say(Answer answer) => answer.IsAnswered ? $"{answer.Value:0}" : "not said";
}

/// <summary>
/// Keeps how a session was for the patient. "Hard in a way I need help with" opens an alert in the same commit; a later "no" closes
/// none, a person does.
/// </summary>
public sealed class RateSession(PatientTurn turn, AssessPatient assess, Clock clock)
{
    /// <returns>False when there is no such session of theirs.</returns>
    public Task<bool> Run(Caller caller, RatingBody body, CancellationToken cancellation = default) => turn.Take(caller.Patient, async (db, patient) =>
    {
        var now = clock.Now;
        if (patient is null || caller.Role != Role.Patient || !await db.Sessions.AnyAsync(s => s.ClinicId == patient.ClinicId && s.Id == body.SessionId && s.PatientId == patient.Id, cancellation))
        {
            return false;
        }

        var row = Row(body, patient, now, body.Id == Guid.Empty ? Guid.CreateVersion7(now) : body.Id);
        if (await Taken(db, row, cancellation) is { } other && !IsSame(other, row))
        {
            // Gone back to and answered otherwise: kept beside the first, under an id that the same answers sent again have too.
            row = Row(body, patient, now, new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{body.Id} {patient.Id} {body.SessionId} {body.Words} {body.Help}")).AsSpan(0, 16)));
        }

        if (await Taken(db, row, cancellation) is not null)
        {
            return true;
        }

        db.SessionRatings.Add(row);
        db.Note(patient.ClinicId, now, caller.UserId, patient.Id, "said how a session was", row.Id.ToString());
        if (row.Help == HelpWanted.Yes)
        {
            db.Reports.Add(new Data.Report
            {
                ClinicId = patient.ClinicId, Id = row.Id, PatientId = patient.Id, Kind = ReportKind.HardSession, MadeAt = row.AnsweredAt, ReceivedAt = now,
                On = Days.On(patient.ZoneAt(row.AnsweredAt), row.AnsweredAt), MadeBy = caller.UserId, Words = body.Words,
            });
            await assess.Run(db, patient, Trigger.Report, now, cancellation);
        }

        return true;
    }, cancellation);

    private static Task<SessionRating?> Taken(CareDb db, SessionRating row, CancellationToken cancellation) =>
        db.SessionRatings.AsNoTracking().SingleOrDefaultAsync(r => r.ClinicId == row.ClinicId && r.Id == row.Id, cancellation);

    private static SessionRating Row(RatingBody body, Patient patient, DateTimeOffset now, Guid id) => new()
    {
        ClinicId = patient.ClinicId, Id = id, PatientId = patient.Id, SessionId = body.SessionId, AnsweredAt = body.Device.Settle(now).At, ReceivedAt = now,
        Ease = body.Ease, Meaning = body.Meaning, Distress = body.Distress, Help = body.Help,
    };

    private static bool IsSame(SessionRating a, SessionRating b) =>
        (a.PatientId, a.SessionId, a.Ease, a.Meaning, a.Distress, a.Help) == (b.PatientId, b.SessionId, b.Ease, b.Meaning, b.Distress, b.Help);
}
