using System.Globalization;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>How a diary is to be walked through.</summary>
/// <param name="FileName">Without its folder: a file that is moved stays the same diary.</param>
/// <param name="Prefix">Stands before each person's name in the file.</param>
/// <param name="AnswerAt">When on each day the answers were given.</param>
/// <param name="SessionDay">The day, counted from each person's first, on which a nominal session is recorded; null for none.</param>
internal sealed record DiaryPlan(DiaryMap Map, string FileName, int ClinicId, string Prefix, string Zone, TimeOnly AnswerAt, int? SessionDay)
{
    public Guid IdOf(DiaryRow row) => Id(row.Person, row.Words);

    public Guid Phq9IdOf(DiaryRow row) => Id(row.Person, "phq-9", row.Words);

    public Guid SessionIdOf(string person) => Id(person, "session", $"{SessionDay}");

    public Guid PatientIdOf(string person) => Id(person, "patient");

    private Guid Id(params string[] parts) =>
        StableId.Of([ClinicId.ToString(CultureInfo.InvariantCulture), FileName, Map.Words, Prefix, Zone, AnswerAt.ToString("HH:mm", CultureInfo.InvariantCulture), .. parts]);
}

/// <summary>One person of a diary and their days in order.</summary>
internal sealed record DiaryPerson(string Person, Guid PatientId, string Name, IReadOnlyList<DiaryRow> Rows)
{
    public DateOnly First => Rows[0].On;

    public DateOnly Last => Rows[^1].On;

    public int DayNumber(DateOnly on) => on.DayNumber - First.DayNumber + 1;
}

/// <summary>Whose records a diary goes into. Never into a living patient's: an imported day must not stand for one, nor mute a ladder.</summary>
internal static class DiaryPatients
{
    public static async Task<IReadOnlyList<DiaryPerson>> Of(CareDb db, DiaryPlan plan, IReadOnlyList<DiaryRow> rows, CancellationToken cancellation)
    {
        var people = rows.GroupBy(r => r.Person)
            .Select(g => new DiaryPerson(g.Key, plan.PatientIdOf(g.Key), plan.Prefix + g.Key, [.. g.OrderBy(r => r.On)])).ToList();
        foreach (var person in people)
        {
            await RefuseUnlessOurs(db, plan, person, cancellation);
        }

        return people;
    }

    private static async Task RefuseUnlessOurs(CareDb db, DiaryPlan plan, DiaryPerson person, CancellationToken cancellation)
    {
        var sameName = await db.Patients.AsNoTracking().Where(p => p.ClinicId == plan.ClinicId && (p.Id == person.PatientId || p.Name == person.Name)).ToListAsync(cancellation);
        if (sameName.Any(p => !p.IsHistorical))
        {
            throw new Refused($"{person.Name} is a patient with live check-ins in clinic {plan.ClinicId}; a diary would mix with them. Choose another --prefix.");
        }

        if (sameName.Any(p => p.DeletedAt is not null))
        {
            throw new Refused($"{person.Name} was deleted from clinic {plan.ClinicId}. Choose another --prefix.");
        }

        var ours = person.Rows.Select(plan.IdOf).ToHashSet();
        var kept = await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == plan.ClinicId && c.PatientId == person.PatientId).Select(c => c.Id).ToListAsync(cancellation);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.ClinicId == plan.ClinicId && s.PatientId == person.PatientId).Select(s => s.Id).ToListAsync(cancellation);
        if (sameName.Any(p => p.Id != person.PatientId) || !kept.TrueForAll(ours.Contains) || sessions.Exists(s => s != plan.SessionIdOf(person.Person)))
        {
            throw new Refused($"{person.Name} holds answers that this command would not make (another file, mapping, session day, or other answers). Choose another --prefix.");
        }
    }
}
