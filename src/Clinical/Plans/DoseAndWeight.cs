using System.Globalization;

namespace Evenkeel.Clinical.Plans;

/// <summary>What is unusual about a dose or a weight for this person, as a question. Nothing here refuses, and nothing proposes a dose.</summary>
public static class DoseAndWeight
{
    public const decimal KilogramsOfAPound = 0.45359237m;

    /// <summary>Times the usual dose, above which (and below whose inverse) it is asked about; a proposal.</summary>
    public const decimal UnusualTimes = 2;

    /// <summary>A slip of the decimal point.</summary>
    public const decimal SlipTimes = 10;

    /// <summary>So many doses of others by a route say what is usual there; a proposal.</summary>
    public const int FewestOfOthers = 5;

    /// <summary>Kilograms, inclusive; likely to be mistyped, or another unit, outside. A proposal.</summary>
    public const decimal LowestWeight = 30, HighestWeight = 300;

    /// <summary>Share of the last weight by which it may differ unasked; a proposal.</summary>
    public const decimal WeightMoves = 0.25m;

    /// <summary>mg; more is refused at every door, whatever the reason. A proposal.</summary>
    public const decimal MostMilligrams = 1000;

    /// <summary>
    /// mg, and mg for each kg, above which a single dose by a route is asked about; open ends. Trials gave .5 to 1.0 mg/kg by infusion
    /// (evidence 1.2); the rest follows how much less of it arrives by other routes. Proposals, for a prescriber's signature.
    /// </summary>
    private static (decimal Milligrams, decimal PerKilogram) AskAbove(RouteOfAdministration route) => route switch
    {
        RouteOfAdministration.Intravenous => (150, 1.5m),
        RouteOfAdministration.Intramuscular or RouteOfAdministration.Subcutaneous => (200, 2),
        RouteOfAdministration.Intranasal => (250, 3),
        _ => (600, 8),
    };

    /// <summary>The question about a dose that is high by this route for anybody; null when it is not.</summary>
    public static string? DoubtRoute(decimal mg, decimal? kg, RouteOfAdministration route)
    {
        var (milligrams, perKilogram) = AskAbove(route);
        var by = route.ToString().ToLowerInvariant();
        return mg > milligrams ? $"{Say(mg)} mg is more than {Say(milligrams)} mg, which is much for one {by} dose. Is that meant?"
            : PerKilogram(mg, kg) is { } each && each > perKilogram
                ? $"{Say(mg)} mg at {Say(kg!.Value)} kg is {Say(each)} mg for each kg; above {Say(perKilogram)} is much for one {by} dose. Is that meant?"
            : null;
    }

    /// <summary>Rounded to 0.1 kg.</summary>
    public static decimal ToKilograms(decimal pounds) => Math.Round(pounds * KilogramsOfAPound, 1, MidpointRounding.AwayFromZero);

    /// <summary>mg per kg, to 0.01; null where one of the two is not known.</summary>
    public static decimal? PerKilogram(decimal? mg, decimal? kg) => mg is { } dose && kg is > 0 ? Math.Round(dose / kg.Value, 2, MidpointRounding.AwayFromZero) : null;

    /// <summary>The middle of earlier doses by the same route; null without any.</summary>
    public static decimal? Usual(IEnumerable<decimal> earlier)
    {
        var sorted = earlier.Order().ToArray();
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <returns>The question; null when nothing is unusual, or nothing is known to compare with.</returns>
    public static string? DoubtDose(decimal mg, decimal? usual) =>
        usual is not > 0 ? null
        : mg >= usual * SlipTimes ? $"{Say(mg)} mg is {Say(Math.Round(mg / usual.Value, 1))} times this person's usual {Say(usual.Value)} mg by this route. Has a decimal point slipped?"
        : mg * SlipTimes <= usual ? $"{Say(mg)} mg is a tenth or less of this person's usual {Say(usual.Value)} mg by this route. Has a decimal point slipped?"
        : mg > usual * UnusualTimes ? $"{Say(mg)} mg is more than twice this person's usual {Say(usual.Value)} mg by this route. Is that meant?"
        : mg * UnusualTimes < usual ? $"{Say(mg)} mg is less than half of this person's usual {Say(usual.Value)} mg by this route. Is that meant?"
        : null;

    /// <summary>A first dose of somebody by this route has only other people's beside it, so that nothing but a slip of the decimal point is asked about.</summary>
    /// <param name="clinicsUsual">The middle of what this clinic gave others by this route; null where it gave too few.</param>
    public static string? DoubtFirstDose(decimal mg, decimal? clinicsUsual) =>
        clinicsUsual is > 0 && (mg >= clinicsUsual * SlipTimes || mg * SlipTimes <= clinicsUsual)
            ? $"{Say(mg)} mg is {(mg > clinicsUsual ? "ten times or more" : "a tenth or less")} of what this clinic usually gives by this route, {Say(clinicsUsual.Value)} mg. Has a decimal point slipped?"
            : null;

    /// <param name="last">Kilograms at an earlier session; null without one.</param>
    public static string? DoubtWeight(decimal kg, decimal? last) =>
        kg is < LowestWeight or > HighestWeight ? $"{Say(kg)} kg is outside {Say(LowestWeight)} to {Say(HighestWeight)} kg. Is it typed as it was read, and in kilograms? {Pounds(kg)}"
        : last is > 0 && Math.Abs(kg - last.Value) > last * WeightMoves ? $"{Say(kg)} kg; last time it was {Say(last.Value)} kg. Is it in kilograms? {Pounds(kg)}"
        : null;

    private static string Pounds(decimal typed) => $"{Say(typed)} pounds would be {Say(ToKilograms(typed))} kg: choose “lb” if that is what was read.";

    private static string Say(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
