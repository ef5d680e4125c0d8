using System.Globalization;
using Evenkeel.Clinical.Signs;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>
/// What the 48-hour rule sees and what it does not, on lives whose truth is known. It is judged by the real catalogue, morning by
/// morning. The figures stand in docs/guides/signs.md.
/// </summary>
[Trait("Row", "N2")]
[Trait("Hazard", "worsening-unseen")]
public class SustainedRecallTests
{
    private const int People = 400;

    /// <summary>How many are looked at in each check; everybody, and with them the guide's own figures, in bin/check --full.</summary>
    private const int Few = People / 10;
    private const ulong Seed = 311;
    private const decimal FourPoints = 4;
    private const int FiveDays = 5;
    private const int Within72Hours = 3;
    private const int Week = 7;
    private static readonly CohortParameters Usual = new();
    private static readonly CohortParameters Answering = Usual with { Missing = Usual.Missing with { Shares = [0] } };

    /// <summary>Row N2 as it is written: each of five days' answers four points or more above the person's own days before the session.</summary>
    [Theory]
    [InlineData(Few)]
    [InlineData(People, Explicit = true)]
    public void Five_days_answered_four_points_above_the_baseline_are_found_within_72_hours(int people) =>
        IsFound(people, AnsweredRun);

    /// <summary>Harder than the row asks: the person is in truth four points above, and what they answer goes up and down around that.</summary>
    [Theory]
    [InlineData(Few)]
    [InlineData(People, Explicit = true)]
    public void Five_days_in_truth_four_points_above_the_baseline_are_found_within_72_hours(int people) =>
        IsFound(people, TrueRun);

    private static void IsFound(int people, Func<VirtualPatient, int?> run)
    {
        var labelled = Grown(Answering, 5, people)
            .Select(p => (Patient: p, From: run(p))).Where(t => t.From is not null).ToArray();
        Assert.True(labelled.Length >= people / 4, $"only {labelled.Length} traces");
        var recall = labelled.Share(t => FoundBy(t.Patient, t.From!.Value, Within72Hours));
        Assert.InRange(recall, .95, 1);
        Assert.True(people < People
            || Guide().Contains($"({recall * labelled.Length:0} of {labelled.Length})", StringComparison.Ordinal));
    }

    /// <summary>The misses as well as the hits, on a tenth of the people: three standard errors to each side.</summary>
    [Theory]
    [InlineData(2, .41, .87, .68, 1)]
    [InlineData(4, .87, 1, .94, 1)]
    public void A_tenth_of_the_people_lies_near_the_guides_figures(double points, double least3, double most3, double least7, double most7)
    {
        var recall = Recall(Grown(Answering, points, Few));
        Assert.InRange(recall[0], least3, most3);
        Assert.InRange(recall[1], least7, most7);
    }

    /// <summary>What it misses: every line of the guide's table is measured here, the misses as well as the hits.</summary>
    [Fact(Explicit = true)]
    public void The_guide_says_what_is_found_and_what_is_missed()
    {
        var guide = Guide();
        Assert.All(Lines(), line => Assert.Contains(line, guide, StringComparison.Ordinal));
    }

    /// <summary>The rule alone: "I feel worse" beside the answers would be heard as well.</summary>
    private static Trace OfAnswers(VirtualPatient p) => new(p with { Reports = [] });

    private static string Guide() => File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "signs.md"));

    private static IEnumerable<string> Lines()
    {
        foreach (var (size, grown) in new (string, Func<CohortParameters, IEnumerable<VirtualPatient>>)[]
        {
            ("1 point", p => Grown(p, 1)), ("2 points", p => Grown(p, 2)), ("3 points", p => Grown(p, 3)), ("4 points", p => Grown(p, 4)),
            ("1 own SD", p => VirtualCohort.Generate(p.Enriched(1), Seed, People)), ("1.5 own SD", p => VirtualCohort.Generate(p.Enriched(1.5), Seed, People)),
            ("2 own SD", p => VirtualCohort.Generate(p.Enriched(2), Seed, People)),
        })
        {
            yield return $"| {size} | {string.Join(" | ", new[] { Answering, Usual }.SelectMany(p => Recall(grown(p))).Select(r => r.ToString("P0", CultureInfo.InvariantCulture)))} |";
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"| false alerts a month | {Unprompted(Answering):0.00} | | {Unprompted(Usual):0.00} | |");
    }

    /// <summary>Found within 72 hours and within seven days of the onset's answer.</summary>
    private static double[] Recall(IEnumerable<VirtualPatient> grown)
    {
        var after = grown.Select(p => DaysToFind(p, p.Shift().OnsetDay, Week)).ToArray();
        return [after.Share(d => d <= Within72Hours), after.Share(d => d <= Week)];
    }

    /// <summary>One alert, then seven quiet days, as the bench counts; dips, fades and slow relapses are among these people.</summary>
    private static double Unprompted(CohortParameters p)
    {
        var (alerts, days) = (0, 0);
        foreach (var patient in VirtualCohort.Generate(p.WithoutShifts(), Seed, People / 4))
        {
            var trace = OfAnswers(patient);
            var quietUntil = 0;
            for (var day = patient.Sessions[0].Day + 1; day < patient.Days.Count; day++, days++)
            {
                if (day >= quietUntil && Finds(trace, day))
                {
                    alerts++;
                    quietUntil = day + Week + 1;
                }
            }
        }

        return 30.0 * alerts / days;
    }

    /// <summary>People of whom everyone worsens by so many points after a session: the size in own SD is set for each.</summary>
    private static IEnumerable<VirtualPatient> Grown(CohortParameters p, double points, int people = People) =>
        from index in Enumerable.Range(0, people)
        let sd = VirtualCohort.Patient(p.Enriched(1), Seed, index).Truth.Person.Sd
        select VirtualCohort.Patient(p.Enriched(points / sd), Seed, index);

    private static int? AnsweredRun(VirtualPatient p) => Run(p, day => p.Days[day].Answers is { } a ? a.DistressTimesThree / 3m : null);

    private static int? TrueRun(VirtualPatient p) => Run(p, day => (decimal)p.Truth.Level[day]);

    /// <summary>The first of five days in a row at four points above the SessionBaseline of the session that the worsening followed.</summary>
    private static int? Run(VirtualPatient p, Func<int, decimal?> value)
    {
        var shift = p.Shift();
        var known = OfAnswers(p).On(shift.AfterSession + 1);
        var session = known.Sessions.Single(s => s.On == known.Today.AddDays(-1));
        // The baseline of a first session is that of the course: so the rule's own definition is asked, not one of ours.
        if ((known with { Sessions = [session] }).Course.CourseBaseline is not { } baseline)
        {
            return null;
        }

        var run = 0;
        for (var day = shift.AfterSession + 1; day < p.Days.Count; day++)
        {
            run = value(day) >= baseline + FourPoints ? run + 1 : 0;
            if (run == FiveDays)
            {
                return day - FiveDays + 1;
            }
        }

        return null;
    }

    private static bool FoundBy(VirtualPatient p, int from, int days) => DaysToFind(p, from, days) <= days;

    /// <summary>Mornings after the first one; one more than asked about when it was not found by then.</summary>
    private static int DaysToFind(VirtualPatient p, int from, int days)
    {
        var trace = OfAnswers(p);
        var after = 0;
        while (after <= days && !(from + after < p.Days.Count && Finds(trace, from + after)))
        {
            after++;
        }

        return after;
    }

    private static bool Finds(Trace trace, int day) =>
        Catalogue.Current.Assess(trace.On(day)).Findings.Single(f => f.Sign == ProlongedDip.Code).Finding is Present { Response: Response.Alert };
}
