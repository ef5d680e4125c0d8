using Evenkeel.Bench.Detection.Scoring;

namespace Evenkeel.Bench.Detection;

/// <summary>A figure that must be reached, and one that is aimed at.</summary>
/// <param name="Unit">Of all four numbers: %, FA, µs or ms.</param>
/// <param name="AtMost">Less is better.</param>
/// <param name="ForAim">What the aim is held against where that is another figure: with the next-day reminder.</param>
public sealed record Goal(string What, string Unit, Ratio Here, double Must, double Aim, bool AtMost = false, Ratio? ForAim = null)
{
    public bool IsMet => Reaches(Here, Must);

    public bool IsAimMet => Reaches(ForAim ?? Here, Aim);

    private bool Reaches(Ratio figure, double limit) => AtMost ? figure.Value <= limit : figure.Value >= limit;
}

/// <summary>Every figure in one place, for our first engine.</summary>
public static class Goals
{
    private const double Low = .1, High = .2;

    public static IEnumerable<Goal> Of(OnCohort own, OnCohort oracle, IReadOnlyList<OnAsking> asking, IReadOnlyList<OnCarriers> carriers, IReadOnlyList<Difference> differences, Cost cost)
    {
        At Asked(double aim) => asking.First(a => a.Policy == Asking.Reminder.Name && a.At.Aim == aim).At;
        Stratum In(string name) => own.Strata.First(s => s.Name == name);
        var (at, atHigh) = (own.AtAim(Low), own.AtAim(High));
        var middle = at.Of(1.5).By7Days;
        var share = oracle.AtAim(Low).Of(1.5).By7Days.Value;
        yield return new("FA of the calibration's threshold for .1, cohort", "FA", at.FalseAlerts, Low, Low, AtMost: true);
        yield return new("+1.5 SD by day 7, cohort, FA .1 (aim: with the reminder)", "%", middle, .48, .54, ForAim: Asked(Low).Of(1.5).By7Days);
        yield return new("the same, share of the oracle's", "%", new(middle.Value / share, middle.Low / share, middle.High / share), .8, .8);
        yield return new("+2 SD by day 7, cohort, FA .1 (aim: with the reminder)", "%", at.Of(2).By7Days, .58, .67, ForAim: Asked(Low).Of(2).By7Days);
        yield return new("FA of the calibration's threshold for .2, cohort", "FA", atHigh.FalseAlerts, High, High, AtMost: true);
        yield return new("+1.5 SD by day 7, cohort, FA .2 (aim: with the reminder)", "%", atHigh.Of(1.5).By7Days, .6, .68, ForAim: Asked(High).Of(1.5).By7Days);
        yield return new("+2 SD by 48 h, cohort, FA .1", "%", at.Of(2).By48Hours, .14, .3);
        foreach (var d in differences.Where(d => d.Method == own.Method && d.Size > 1))
        {
            yield return new($"+{d.Size.ToString(System.Globalization.CultureInfo.InvariantCulture)} SD by day 7 less the best rule's ({d.Rule}), real diaries, matched FA .1", "%", d.By7Days, d.Size > 1.5 ? .1 : .05, d.Size > 1.5 ? .2 : .1);
        }

        yield return new("dips of a day or two alerted by day 3, cohort, FA .1", "%", at.Dips, .08, .05, AtMost: true);
        yield return new("FA of people whose gain fades, cohort, FA .1", "FA", In("class Fade").FalseAlerts!.Value, .1, .08, AtMost: true);
        yield return new("PPV where 6 % worsen, cohort, FA .1", "%", Alone(at.Ppv(.06)), .17, .2);
        yield return new("+1.5 SD by day 7, own SD < 1, cohort, FA .1", "%", In("person SD < 1").FoundBy7Days!.Value, .35, .5);
        yield return new("FA where nobody misses an answer, threshold for .1", "FA", In("missing 0").FalseAlerts!.Value, .18, .12, AtMost: true);
        yield return new("FA where nobody misses an answer, shipped limit", "FA", In("missing 0").AtUsual!.Value, .18, .12, AtMost: true);
        foreach (var c in carriers.Where(c => c.Method == own.Method && c.Usual is not null))
        {
            yield return new($"FA of the shipped limit on diaries not fitted to ({c.Set})", "FA", c.Usual!.FalseAlerts, .2, .12, AtMost: true);
        }

        yield return new("a day's step, every hypothesis open, one core", "µs", Alone(cost.StepMicroseconds), 40, 40, AtMost: true);
        yield return new("365 days rebuilt, one core", "ms", Alone(cost.YearMilliseconds), 15, 15, AtMost: true);
    }

    private static Ratio Alone(double value) => new(value, double.NaN, double.NaN);
}
