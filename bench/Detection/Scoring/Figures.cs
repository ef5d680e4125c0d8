namespace Evenkeel.Bench.Detection.Scoring;

/// <summary>What a method finds of shifts of one size [own SD] at one threshold: shares of people by so many days after onset.</summary>
/// <param name="MedianDelay">Of those found within 14 days [days].</param>
public sealed record Found(double Size, Ratio By48Hours, Ratio By4Days, Ratio By7Days, Ratio By14Days, double? MedianDelay);

/// <summary>A method at one threshold.</summary>
/// <param name="Aim">The false alerts per patient-month that the threshold was set for; null at the usual limit.</param>
/// <param name="FalseAlerts">Those that came, per patient-month.</param>
/// <param name="Dips">Share of dips with an alert by the third day.</param>
public sealed record At(double? Aim, double Threshold, Ratio FalseAlerts, IReadOnlyList<Found> Sizes, Ratio Dips)
{
    public Found Of(double size) => Sizes.First(s => s.Size == size);

    /// <summary>The share of alerts that would be right if so many of the people worsen once in a course of 45 days, by 1.5 SD.</summary>
    public double Ppv(double prevalence)
    {
        var right = prevalence * Of(1.5).By14Days.Value;
        return right / (right + (1.5 * FalseAlerts.Value));
    }
}

/// <summary>One row of people of one kind: false alerts where they are counted, and shifts of 1.5 SD found by day 7.</summary>
/// <param name="AtUsual">False alerts at the usual limit; null where there is none.</param>
public sealed record Stratum(string Name, Ratio? FalseAlerts, Ratio? FoundBy7Days, Ratio? AtUsual);

/// <summary>All of one method on the cohort.</summary>
public sealed record OnCohort(string Method, IReadOnlyList<At> Curve, At? Usual, IReadOnlyList<Stratum> Strata)
{
    public At AtAim(double aim) => Curve.First(a => a.Aim == aim);
}
