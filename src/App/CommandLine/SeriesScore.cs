using Evenkeel.Clinical.Band;

namespace Evenkeel.CommandLine;

/// <summary>What is said of one row.</summary>
/// <param name="Rule48">Whether the 48-hour rule stands.</param>
/// <param name="Alert">Whether the evidence passes the limit after an answer, none having done so in the seven days before.</param>
internal sealed record ScoredRow(int Day, BandDay Band, bool Rule48, bool Alert);

/// <summary>One series through the person's own band and the 48-hour rule, a day after the other: nothing looks ahead.</summary>
internal static class SeriesScore
{
    /// <summary>
    /// Of one item's noise variance two thirds are that item's own: 1.7 points for one item and 1.3 for the mean of three then make
    /// 1.4 for the mean of two.
    /// </summary>
    private const double SdOfTwoItems = 1.4;

    /// <param name="items">How many items the value is the mean of; above three the population's noise is taken to be that of three.</param>
    public static BandParameters Parameters(int items) => items switch
    {
        1 => BandParameters.OneItem,
        2 => BandParameters.ThreeItems with { PopulationSd = SdOfTwoItems },
        _ => BandParameters.ThreeItems,
    };

    /// <summary>A score for each row; days between them that the series does not have are missed days.</summary>
    /// <param name="limit">Evidence from which an alert is raised.</param>
    public static IEnumerable<ScoredRow> Of(Series series, BandParameters parameters, double limit)
    {
        var (band, rule, next, quietUntil) = (new OwnBand(parameters), new SeriesRule(), series.Days[0].Day, int.MinValue);
        foreach (var row in series.Days)
        {
            for (; next < row.Day; next++)
            {
                band.Step(null, false);
            }

            var today = band.Step(row.Value, row.Session);
            next = row.Day + 1;
            // A missed day is no news: what stood yesterday has been told, and silence has signs of its own.
            var alert = row.Value is not null && today.Evidence >= limit && row.Day >= quietUntil;
            quietUntil = alert ? row.Day + AlertBudget.QuietDays : quietUntil;
            yield return new(row.Day, today, rule.Step(row), alert);
        }
    }
}
