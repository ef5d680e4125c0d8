using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection.Diaries;

/// <summary>Virtual people as cases: the first source.</summary>
public static class CohortCases
{
    /// <summary>People in whom nothing lasting happens: false alerts are counted here.</summary>
    /// <param name="items">Three, or one: their low mood alone.</param>
    public static Case[] Calm(CohortParameters p, Seeds seeds, int people, int items = 3) => Make(p.WithoutShifts(), seeds, people, items);

    /// <summary>People who all worsen by the size [own SD]. The same people for each size.</summary>
    public static Case[] Worse(CohortParameters p, Seeds seeds, int people, double size, int items = 3) => Make(p.Enriched(size), seeds, people, items);

    private static Case[] Make(CohortParameters p, Seeds seeds, int people, int items)
    {
        var each = (int)Math.Ceiling((double)people / seeds.Count);
        (ulong Seed, int Index)[] all = [.. seeds.All.SelectMany(seed => Enumerable.Range(0, each).Select(i => (seed, i)))];
        var cases = new Case[all.Length];
        Parallel.For(0, cases.Length, Work.OnAllCores, i =>
        {
            var (seed, index) = all[i];
            var patient = VirtualCohort.Patient(p, seed, index);
            var worse = VirtualCohort.Worse(p.Missing, patient.Truth, patient.Sessions);
            var asked = IfAsked.Of(patient, worse, d => Value(d, items), chance => Seeded.For(seed, index, chance));
            cases[i] = Of(p, patient, $"{seed}/{index}", items) with { IfAsked = asked };
        });
        return cases;
    }

    private static Case Of(CohortParameters p, VirtualPatient patient, string name, int items)
    {
        var values = patient.Days.Select(d => Value(d.Answers, items)).ToArray();
        var phq9 = patient.Days.Select(d => d.Phq9.IsAnswered ? (int)d.Phq9.Value : (int?)null).ToArray();
        var truth = patient.Truth;
        TrueEvent[] events = [.. truth.Events.Where(e => e.Kind is EventKind.Shift or EventKind.Dip)];
        var diary = new Diary(values, [.. patient.Sessions.Select(s => s.Day)], phq9, items);
        return new(name, truth.Kind.ToString(), diary, events, Neutral(diary, truth, events), truth.Person.Sd, Know(p, patient));
    }

    private static double? Value(DiaryAnswers? said, int items) => items == 1 ? said?.LowMood : said?.DistressTimesThree / 3.0;

    /// <summary>Days on which a person is truly worse by an own SD than before the latest session, outside a shift or dip.</summary>
    private static bool[] Neutral(Diary diary, Truth truth, TrueEvent[] events)
    {
        var latest = diary.LatestSession();
        return [.. latest.Select((session, day) =>
            session >= 0 && truth.Level[day] - truth.Level[session] >= truth.Person.Sd - 1e-9
            && !events.Any(e => e.OnsetDay <= day && day <= e.EndDay))];
    }

    /// <summary>In a person without a shift the oracle looks for a step or a climb by turns, as both are equally common.</summary>
    private static Known Know(CohortParameters p, VirtualPatient patient)
    {
        var truth = patient.Truth;
        var ramp = truth.Events.FirstOrDefault(e => e.Kind == EventKind.Shift)?.RampDays ?? (patient.Index % 2 == 0 ? 1 : p.Shift.RampDays);
        double[] Without(params TrueEvent[] events) => LatentLevel.WithoutEvents(p, truth.Person, patient.Sessions, events, p.Length);
        return new(
            truth.Person, Without(),
            [.. patient.Sessions.Select(s => Without(new TrueEvent(EventKind.Shift, s.Day + 1, s.Day + 1, 0, s.Day, 1)))], ramp);
    }
}
