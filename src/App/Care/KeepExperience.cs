using System.Security.Cryptography;
using System.Text;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>A challenging experience as somebody notes it.</summary>
/// <param name="Id">Made when the page was drawn: the same again is the same record.</param>
/// <param name="AppointmentId">The session that it belongs to, where that is known.</param>
public sealed record ExperienceBody(
    Guid Id, PatientKey Patient, Guid RecordedBy, ExperienceKind Kind, Answer Intensity, Answer Minutes, DateTimeOffset HappenedAt, string Words, string WhatHelped, Guid? AppointmentId = null)
{
    public const int LongestWords = 1500;
    public const int LongestHelp = 1000;
}

/// <summary>
/// Keeps a challenging experience, by whichever of four noticed it. From a level on, and where none was said, a clinician is told in the
/// same commit (mission 3.4).
/// </summary>
public sealed class KeepExperience(PatientTurn turn, AssessPatient assess, Clock clock)
{
    /// <summary>Clocks on a wall differ a little.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>What happens so long after a session's start counts as of that session, where nobody said which.</summary>
    private static readonly TimeSpan OfSession = TimeSpan.FromHours(72);

    /// <returns>What is wrong, by field; empty when it was kept, or had been before.</returns>
    public Task<IReadOnlyDictionary<string, string>> Run(ExperienceBody body, CancellationToken cancellation = default) => turn.Take<IReadOnlyDictionary<string, string>>(body.Patient, async (db, patient) =>
    {
        var now = clock.Now;
        if (patient is null)
        {
            return new Dictionary<string, string> { [nameof(body.Id)] = "There is no such patient any more." };
        }

        if (Problems(body, now) is { Count: > 0 } problems)
        {
            return problems;
        }

        var id = body.Id;
        if (await Taken(db, body, id, cancellation) is { } other && !IsSame(other, body))
        {
            // A page that was gone back to and filled in otherwise: both are kept, the second under an id that the same again has too.
            id = Otherwise(body);
        }

        if (await Taken(db, body, id, cancellation) is not null)
        {
            return new Dictionary<string, string>();
        }

        db.ChallengingExperiences.Add(new ChallengingExperience
        {
            ClinicId = patient.ClinicId, Id = id, PatientId = patient.Id, RecordedBy = body.RecordedBy, RecordedAt = now, HappenedAt = body.HappenedAt, Kind = body.Kind,
            Intensity = body.Intensity, Minutes = body.Minutes, Words = body.Words, WhatHelped = body.WhatHelped, AppointmentId = body.AppointmentId ?? await Session(db, body, cancellation),
        });
        db.Note(patient.ClinicId, now, body.RecordedBy, patient.Id, "noted a hard experience of yours", id.ToString());
        if (ExperienceLevel.Tells(body.Intensity))
        {
            db.Reports.Add(new Data.Report
            {
                ClinicId = patient.ClinicId, Id = id, PatientId = patient.Id, Kind = ReportKind.ChallengingExperience, MadeAt = now, ReceivedAt = now, On = Days.On(patient.ZoneAt(now), now), MadeBy = body.RecordedBy,
                Words = $"{body.Kind.Words()}, intensity {(body.Intensity.IsAnswered ? $"{body.Intensity.Value:0} of 10" : "not said")}{(body.Words.Length > 0 ? $": {body.Words}" : "")}",
            });
            await assess.Run(db, patient, Trigger.Report, now, cancellation);
        }

        return new Dictionary<string, string>();
    }, cancellation);

    private static Task<ChallengingExperience?> Taken(CareDb db, ExperienceBody body, Guid id, CancellationToken cancellation) =>
        db.ChallengingExperiences.AsNoTracking().SingleOrDefaultAsync(e => e.ClinicId == body.Patient.ClinicId && e.Id == id, cancellation);

    private static Task<Guid?> Session(CareDb db, ExperienceBody body, CancellationToken cancellation)
    {
        var since = body.HappenedAt - OfSession;
        return db.Sessions.Where(s => s.ClinicId == body.Patient.ClinicId && s.PatientId == body.Patient.PatientId && s.NotGivenAt == null && s.StartedAt <= body.HappenedAt && s.StartedAt > since)
            .OrderByDescending(s => s.StartedAt).Select(s => s.AppointmentId).FirstOrDefaultAsync(cancellation);
    }

    private static Guid Otherwise(ExperienceBody b) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{b.Id} {b.Patient} {b.RecordedBy} {b.Kind} {b.Intensity} {b.Minutes} {b.HappenedAt:O} {b.Words} {b.WhatHelped}")).AsSpan(0, 16));

    private static bool IsSame(ChallengingExperience a, ExperienceBody b) =>
        (a.PatientId, a.RecordedBy, a.Kind, a.Intensity, a.Minutes, a.HappenedAt, a.Words, a.WhatHelped) == (b.Patient.PatientId, b.RecordedBy, b.Kind, b.Intensity, b.Minutes, b.HappenedAt, b.Words, b.WhatHelped);

    private static Dictionary<string, string> Problems(ExperienceBody body, DateTimeOffset now)
    {
        var problems = new Dictionary<string, string>();
        if (body.Id == Guid.Empty)
        {
            problems[nameof(body.Id)] = "This form has lost its number. Please open the page again.";
        }

        if (!Enum.IsDefined(body.Kind))
        {
            problems[nameof(body.Kind)] = "Please choose what it was like. “Something else” is always right.";
        }

        if (body.HappenedAt > now + Ahead)
        {
            problems[nameof(body.HappenedAt)] = "This time lies in the future. Please enter when it was, as far as you know.";
        }

        if (body.Words.Length > ExperienceBody.LongestWords)
        {
            problems[nameof(body.Words)] = $"Please keep it to {ExperienceBody.LongestWords:N0} characters; this has {body.Words.Length:N0}.";
        }

        if (body.WhatHelped.Length > ExperienceBody.LongestHelp)
        {
            problems[nameof(body.WhatHelped)] = $"Please keep it to {ExperienceBody.LongestHelp:N0} characters; this has {body.WhatHelped.Length:N0}.";
        }

        return problems;
    }
}
