namespace Evenkeel.Clinical.Band;

/// <summary>The few distributions that the band needs, from their published series.</summary>
internal static class Tails
{
    private const double LnRoot2Pi = 0.918938533204672741780;

    /// <summary>ln Phi(x), the standard normal's probability below x. Absolute error under 1e-15 above 5, relative under 1e-9 below.</summary>
    public static double LnBelow(double x)
    {
        switch (x)
        {
            case > 8:
                return 0;
            case < -3:
                return LnDensity(x) - Math.Log(Fraction(-x));
            default:
                // Marsaglia 2004: Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/(3*5) + ...)
                double sum = x, term = x;
                for (var n = 3; Math.Abs(term) > 1e-15 * Math.Abs(sum); n += 2)
                {
                    term *= x * x / n;
                    sum += term;
                }

                return Math.Log(.5 + (sum * Math.Exp(LnDensity(x))));
        }
    }

    /// <summary>phi(x) / Phi(x): how far a normal's mean moves when it is cut off above x.</summary>
    public static double Pull(double x) => x < -3 ? Fraction(-x) : Math.Exp(LnDensity(x) - LnBelow(x));

    /// <summary>ln of Student's t density of a surprise v whose scale is q [same unit, squared], but for the part that only depends on the freedom.</summary>
    public static double LnStudent(double v, double q, double freedom) =>
        (-.5 * Math.Log(q)) - (.5 * (freedom + 1) * Math.Log(1 + (v * v / (freedom * q))));

    private static double LnDensity(double x) => (-.5 * x * x) - LnRoot2Pi;

    /// <summary>phi(x) / Phi(-x) for x of 3 and more: Laplace's continued fraction.</summary>
    private static double Fraction(double x)
    {
        var fraction = x;
        for (var n = 24; n >= 1; n--)
        {
            fraction = x + (n / fraction);
        }

        return fraction;
    }
}
