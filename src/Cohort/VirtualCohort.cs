using Evenkeel.Clinical;

namespace Evenkeel.Cohort;

/// <summary>Virtual patients with labelled truth. The same parameters and seed give the same people, on every machine, however many are asked for.</summary>
public static class VirtualCohort
{
    public static IReadOnlyList<VirtualPatient> Generate(CohortParameters parameters, ulong seed, int count) =>
        [.. Enumerable.Range(0, count).Select(index => Patient(parameters, seed, index))];

    public static VirtualPatient Patient(CohortParameters p, ulong seed, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(p.Length, CohortParameters.ShortestDiary);
        Seeded For(Chance purpose) => Seeded.For(seed, index, purpose);

        var kind = Happenings.Kind(p, For(Chance.Class));
        var person = Person.Draw(p, kind, For(Chance.Person), For(Chance.Response));
        var until = Surroundings.DropOutDay(p, person.Response, For(Chance.DropOut));
        var sessions = Programme.Draw(p, until, For(Chance.Programme));
        var happenings = Happenings.Draw(p, kind, sessions, until, For(Chance.Event));
        var ideation = Surroundings.Ideation(p.Around, until, For(Chance.Ideation)).ToArray();
        var without = LatentLevel.WithoutEvents(p, person, sessions, happenings, p.Length);
        var level = LatentLevel.WithEvents(p, person, happenings, without);
        var truth = new Truth(kind, person, [.. happenings, .. ideation], level, without, until);
        var lived = Experience.Of(p.Experience, sessions, For(Chance.SideEffects), For(Chance.SessionRating));
        return new(index, lived, Diary(p, truth, sessions, ideation, For), truth) { Reports = Reports.Draw(p.Reports, lived, until, For(Chance.Report)) };
    }

    private static VirtualDay[] Diary(
        CohortParameters p, Truth truth, IReadOnlyList<VirtualSession> sessions, IReadOnlyList<TrueEvent> ideation, Func<Chance, Seeded> chanceFor)
    {
        var noise = Noise.Draw(truth.Person, p.Length, chanceFor(Chance.Noise));
        var felt = noise.Select((n, day) => truth.Level[day] + n.Day).ToArray();
        var missed = MissedDays.Draw(p.Missing, Worse(p.Missing, truth, sessions), chanceFor(Chance.Missing));
        var answers = new DailyAnswers(p.Around, chanceFor(Chance.Answers));
        var (phq9, gad7) = (chanceFor(Chance.Phq9), chanceFor(Chance.Gad7));
        var diary = new VirtualDay[p.Length];
        for (var day = 0; day < p.Length; day++)
        {
            // Drawn for missed days too: who misses which day must not change what the others' answers are.
            var wouldSay = answers.On(felt[day] + noise[day].Moment, ideation.FirstOrDefault(e => e.OnsetDay <= day && day <= e.EndDay));
            var total = Surroundings.Phq9(p.Around, day, felt, truth, phq9);
            var anxious = Surroundings.Gad7(p.Around, day, felt, truth, answers.AnxietyHabit, gad7);
            var left = day >= truth.DropOutDay;
            diary[day] = new(day, left || missed[day] ? null : wouldSay, left ? Answer.NotAsked : total)
            {
                Gad7 = left ? Answer.NotAsked : anxious,
                Unsaid = !left && missed[day] ? wouldSay : null,
            };
        }

        return diary;
    }

    /// <summary>The days on which the level lies above that of the latest session's day, events apart, by the limit or more.</summary>
    internal static bool[] Worse(MissingParameters p, Truth truth, IReadOnlyList<VirtualSession> sessions)
    {
        const double Rounding = 1e-9;
        var limit = (p.WorseFrom * truth.Person.Sd) - Rounding;
        var worse = new bool[truth.Level.Count];
        var (next, before) = (0, truth.Person.Mean);
        for (var day = 0; day < worse.Length; day++)
        {
            worse[day] = truth.Level[day] - before >= limit;
            if (next < sessions.Count && sessions[next].Day == day)
            {
                before = truth.LevelWithoutEvents[day];
                next++;
            }
        }

        return worse;
    }
}
