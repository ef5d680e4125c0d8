using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection.Diaries;

/// <summary>What a virtual person would say to questions beyond the daily one. Drawn for every day, asked or not: a policy that asks more changes nobody's luck on other days.</summary>
/// <param name="Reached">For each missed day the answer that a reminder brings; null where it brings none.</param>
/// <param name="Recalled">For each day what is said of the day before, if that was missed; null where nothing is.</param>
/// <param name="SaysWorse">For each day whether a tap at "compared with before your session" would be "worse".</param>
public sealed record IfAsked(double?[] Reached, double?[] Recalled, bool[] SaysWorse)
{
    /// <summary>A reminder, and "how was yesterday?", are answered so often, and at so much lower odds by somebody who is worse (detector, section 4; the second DESIGN).</summary>
    private const double ReminderAnswered = .4, YesterdayAnswered = .7, OddsWhenWorse = 1 / 2.2;

    /// <summary>Recall leans towards today by so much, and is blurred by so much [own SD] (DESIGN).</summary>
    private const double LeansToToday = .3, Blur = .3;

    /// <summary>The spread of an impression of change, and how small a change counts as "the same" [own SD] (DESIGN). Everybody taps.</summary>
    private const double ImpressionSd = .7, Same = .5;

    public IfAsked First(int days) => new(Reached[..days], Recalled[..days], SaysWorse[..days]);

    /// <param name="worse">Days on which the person is truly worse than before the latest session.</param>
    internal static IfAsked Of(VirtualPatient patient, bool[] worse, Func<DiaryAnswers?, double?> value, Func<Chance, Seeded> chanceFor)
    {
        bool Answers(VirtualDay d, double usually, Seeded chance) => chance.Happens(worse[d.Day] ? Lowered(usually) : usually);
        var (reminder, recall) = (chanceFor(Chance.Reminder), chanceFor(Chance.Recall));
        return new(
            [.. patient.Days.Select(d => Answers(d, ReminderAnswered, reminder) ? value(d.Unsaid) : null)],
            [.. patient.Days.Select(d => Recall(d, Answers(d, YesterdayAnswered, recall), recall.Normal()))],
            Impressions(patient, chanceFor(Chance.Impression)));

        double? Recall(VirtualDay today, bool answers, double blur)
        {
            var yesterday = today.Day > 0 ? value(patient.Days[today.Day - 1].Unsaid) : null;
            var now = value(today.Answers ?? today.Unsaid);
            return answers && yesterday is { } was && now is { } isNow
                ? Math.Clamp(((1 - LeansToToday) * was) + (LeansToToday * isNow) + (Blur * patient.Truth.Person.Sd * blur), 0, 10)
                : null;
        }
    }

    private static double Lowered(double share)
    {
        var odds = share / (1 - share) * OddsWhenWorse;
        return odds / (1 + odds);
    }

    /// <summary>Held against the level on the day of the latest session, events apart; before the first session nobody is worse.</summary>
    private static bool[] Impressions(VirtualPatient patient, Seeded chance)
    {
        var truth = patient.Truth;
        return [.. patient.Days.Select(d =>
        {
            var noise = chance.Normal(0, ImpressionSd);
            var session = patient.Sessions.LastOrDefault(s => s.Day < d.Day);
            return session is not null && ((truth.Level[d.Day] - truth.LevelWithoutEvents[session.Day]) / truth.Person.Sd) + noise > Same;
        })];
    }
}
