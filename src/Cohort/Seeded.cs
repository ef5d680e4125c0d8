using System.Numerics;

namespace Evenkeel.Cohort;

/// <summary>What a stream of chance is for. Each has its own, so that a change to one part leaves the others as they were.</summary>
public enum Chance
{
    Class = 1,
    Person = 2,
    Programme = 3,
    Response = 4,
    Event = 5,
    Noise = 6,
    Missing = 7,
    Answers = 8,
    Phq9 = 9,
    Ideation = 10,
    DropOut = 11,
    Gad7 = 12,
    SideEffects = 13,
    SessionRating = 14,
    Reminder = 15,
    Recall = 16,
    Impression = 17,
    Report = 18,
}

/// <summary>
/// Chance from a seed: xoshiro256** (Blackman and Vigna 2018), its state filled by splitmix64 (Steele, Lea and Flood 2014), both
/// written from their published description. The runtime's generator may change with a version; this one may not.
/// </summary>
public sealed class Seeded
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15UL;

    private ulong _a, _b, _c, _d;
    private double _spare;
    private bool _hasSpare;

    public Seeded(ulong seed)
        : this(Mix(seed + Golden), Mix(seed + unchecked(2 * Golden)), Mix(seed + unchecked(3 * Golden)), Mix(seed + unchecked(4 * Golden)))
    {
    }

    /// <summary>From a bare state, for known answers; not all four may be zero.</summary>
    public Seeded(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The stream of one patient for one purpose: it does not depend on how many patients there are.</summary>
    public static Seeded For(ulong seed, int patient, Chance purpose) =>
        new(Mix(Mix(Mix(seed + Golden) + ((ulong)patient * Golden)) + ((ulong)purpose * Golden)));

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double from, double to) => from + ((to - from) * Unit());

    public double Uniform(Span span) => Uniform(span.From, span.To);

    /// <summary>A whole number, both ends possible, without bias.</summary>
    public int Whole(int from, int to)
    {
        var range = (ulong)((long)to - from + 1);
        var limit = ulong.MaxValue - (ulong.MaxValue % range);
        ulong drawn;
        do
        {
            drawn = Next();
        }
        while (drawn >= limit);
        return (int)(from + (long)(drawn % range));
    }

    public int Whole(WholeSpan span) => Whole(span.From, span.To);

    public bool Happens(double probability) => Unit() < probability;

    /// <summary>Standard normal by Marsaglia's polar method, two at a time.</summary>
    public double Normal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        double u, v, s;
        do
        {
            u = (2 * Unit()) - 1;
            v = (2 * Unit()) - 1;
            s = (u * u) + (v * v);
        }
        while (s >= 1 || s == 0);
        var scale = Math.Sqrt(-2 * PortableMath.Ln(s) / s);
        _spare = v * scale;
        _hasSpare = true;
        return u * scale;
    }

    public double Normal(double mean, double sd) => mean + (sd * Normal());

    public double LogNormal(double median, double logSd) => median * PortableMath.Exp(logSd * Normal());

    public T Choice<T>(IReadOnlyList<T> items) => items[Whole(0, items.Count - 1)];

    /// <summary>An index, as likely as its share. The shares sum to one; what rounding leaves goes to the last.</summary>
    public int Weighted(IReadOnlyList<double> shares)
    {
        var drawn = Unit();
        for (var i = 0; i < shares.Count - 1; i++)
        {
            drawn -= shares[i];
            if (drawn < 0)
            {
                return i;
            }
        }

        return shares.Count - 1;
    }

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Whole(0, i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBUL;
        return z ^ (z >> 31);
    }
}
