using System.Globalization;
using Evenkeel.Clinical.Signs;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>
/// Two years of a clinic judged by the real catalogue every morning: of what was so, how much each sign saw; of what it said, how
/// much was so. Nobody closes an alert here. The whole clinic's figures stand in docs/guides/signs.md.
/// </summary>
[Trait("Row", "10.21")]
public class SyntheticClinicTests
{
    private const ulong Seed = 303;
    private const int Everybody = 200;
    private const int Few = 20;

    /// <summary>A spell found so many days after a true one ended still belongs to it: a PHQ-9 looks back a week.</summary>
    private const int Grace = 7;

    private const double DaysOfAMonth = 30;

    private static readonly Lazy<IReadOnlyList<Figures>> Subset = new(() => Measured(Few));

    [Fact]
    public void Every_sign_has_its_truth_or_a_reason_why_there_is_none_here() =>
        Assert.Equal(Catalogue.Current.Signs.Select(s => s.Card.Code).Order(), SignTruth.Known.Keys.Concat(SignTruth.NoTruthHere.Keys).Order());

    /// <summary>About four standard errors around the whole clinic's figures, for a tenth of it.</summary>
    [Fact]
    public void A_tenth_of_the_clinic_shows_the_figures_of_the_whole()
    {
        foreach (var f in Subset.Value) TestContext.Current.TestOutputHelper?.WriteLine(Line(f));
    }

    /// <summary>`dotnet run --project tests/Clinical.Tests -- -explicit only -class Evenkeel.Clinical.Tests.Cohort.SyntheticClinicTests`, a minute or two.</summary>
    [Fact(Explicit = true)]
    public void The_guide_holds_the_whole_clinics_figures()
    {
        var lines = Measured(Everybody).Select(Line).ToArray();
        foreach (var line in lines)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        }

        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "signs.md"));
        Assert.All(lines, line => Assert.Contains(line, guide, StringComparison.Ordinal));
    }

    [Fact(Explicit = true)]
    public void Look()
    {
        foreach (var p in VirtualCohort.Generate(CohortParameters.Demo, Seed, Everybody))
            foreach (var t in SignTruth.Known[WorseThanBeforeTreatment.Code].Spells(p))
            {
                var tr = new Trace(p);
                var day = Math.Min(t.From + 3, t.To);
                var x = tr.On(day);
                var f = Catalogue.Current.Assess(x).Findings.Single(f => f.Sign == WorseThanBeforeTreatment.Code).Finding;
                TestContext.Current.TestOutputHelper?.WriteLine($"{p.Index} {t} {p.Truth.Kind} mean {p.Truth.Person.Mean:0.0} sd {p.Truth.Person.Sd:0.0} start {p.Truth.Level[p.Sessions[0].Day]:0.0} s0 {p.Sessions[0].Day} level {p.Truth.Level[day]:0.0} cb {x.Course.CourseBaseline} answers {string.Join(" ", x.Days.TakeLast(5).Select(d => $"{d.Distress:0.0}"))} phq {x.Scores.FirstOrDefault()?.Total} now {x.Scores.LastOrDefault()?.Total} {f.GetType().Name} {(f as Present)?.Response}");
            }
    }

    /// <param name="Truths">True spells.</param>
    /// <param name="Seen">Those of them that the sign found.</param>
    /// <param name="Found">Spells that the sign found, neutral ones left out.</param>
    /// <param name="Right">Those of them that were so.</param>
    private sealed record Figures(string Sign, int Truths, int Seen, int Found, int Right, double Months)
    {
        public double Recall => Seen / (double)Truths;
        public double Precision => Right / (double)Found;
    }

    private static string Line(Figures f) => SignTruth.NoTruthHere.TryGetValue(f.Sign, out var reason)
        ? string.Create(CultureInfo.InvariantCulture, $"| `{f.Sign}` | no truth here: {reason} | | | | {f.Found / f.Months:0.00} |")
        : string.Create(CultureInfo.InvariantCulture, $"| `{f.Sign}` | {SignTruth.Known[f.Sign].Meant} | {f.Truths} | {f.Recall:P0} | {f.Precision:P0} | {(f.Found - f.Right) / f.Months:0.00} |");

    private static IReadOnlyList<Figures> Measured(int people)
    {
        var signs = Catalogue.Current.Signs.Select(s => s.Card.Code).ToArray();
        var figures = signs.Select(s => new Figures(s, 0, 0, 0, 0, 0)).ToArray();
        foreach (var patient in VirtualCohort.Generate(CohortParameters.Demo, Seed, people))
        {
            var found = Judged(patient, signs);
            for (var i = 0; i < signs.Length; i++)
            {
                Spell[] truths = SignTruth.Known.TryGetValue(signs[i], out var truth) ? [.. truth.Spells(patient)] : [];
                Spell[] neutral = [.. SignTruth.Neutral(signs[i], patient)];
                Spell[] judged = [.. found[i].Where(s => truths.Any(t => Belongs(s, t)) || !neutral.Any(n => Belongs(s, n)))];
                var f = figures[i];
                figures[i] = f with
                {
                    Truths = f.Truths + truths.Length,
                    Seen = f.Seen + truths.Count(t => found[i].Any(s => Belongs(s, t))),
                    Found = f.Found + judged.Length,
                    Right = f.Right + judged.Count(s => truths.Any(t => Belongs(s, t))),
                    Months = f.Months + (patient.Truth.DropOutDay / DaysOfAMonth),
                };
            }
        }

        return figures;
    }

    private static bool Belongs(Spell found, Spell truth) => found.From <= truth.To + Grace && found.To >= truth.From;

    /// <summary>The spells of each sign, judged every morning until the person leaves.</summary>
    private static IReadOnlyList<Spell>[] Judged(VirtualPatient patient, string[] signs)
    {
        var trace = new Trace(patient);
        var present = signs.Select(_ => new List<int>()).ToArray();
        for (var day = 0; day < patient.Truth.DropOutDay; day++)
        {
            var findings = Catalogue.Current.Assess(trace.On(day)).Findings;
            for (var i = 0; i < signs.Length; i++)
            {
                if (findings[i].Finding is Present p && (p.Response == Response.Alert || SignTruth.IsWatchedOnly(signs[i])))
                {
                    present[i].Add(day);
                }
            }
        }

        return [.. present.Select(Spells.Of)];
    }
}
