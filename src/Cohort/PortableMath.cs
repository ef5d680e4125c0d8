namespace Evenkeel.Cohort;

/// <summary>
/// Exp and ln from additions and multiplications only. The runtime's own call the platform's C library, which differs in the
/// last bit from one system to the next; a cohort must be the same bytes everywhere. Good to about 14 digits.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417;
    private const double Sqrt2 = 1.41421356237309504880;

    /// <summary>Natural logarithm of a positive, normal number: exponent and mantissa apart, then the series of atanh.</summary>
    public static double Ln(double x)
    {
        var bits = BitConverter.DoubleToUInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.UInt64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFFUL) | 0x3FF0_0000_0000_0000UL);
        if (mantissa > Sqrt2)
        {
            mantissa /= 2;
            exponent++;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        double sum = 0;
        for (var n = 23; n >= 1; n -= 2)
        {
            sum = (sum * square) + (1.0 / n);
        }

        return (exponent * Ln2) + (2 * s * sum);
    }

    /// <summary>e to the x: a power of two times the series of what is left. Zero below -700; not meant above 700.</summary>
    public static double Exp(double x)
    {
        if (x < -700)
        {
            return 0;
        }

        var twos = (int)Math.Round(x / Ln2);
        var rest = x - (twos * Ln2);
        double sum = 1;
        for (var n = 15; n >= 1; n--)
        {
            sum = 1 + (sum * rest / n);
        }

        return sum * BitConverter.UInt64BitsToDouble((ulong)(twos + 1023) << 52);
    }

    public static double Pow(double x, double y) => x <= 0 ? 0 : Exp(y * Ln(x));
}
