using System.Runtime.CompilerServices;

namespace Evenkeel.Clinical.Band;

/// <summary>
/// What one hypothesis holds of a person's state: five parts, each with its mean in points, and their covariance in multiples of
/// the person's own variance (lower triangle, row by row).
/// </summary>
internal struct Belief
{
    /// <summary>The slow level.</summary>
    public const int L = 0;

    /// <summary>Noise that carries over from day to day.</summary>
    public const int A = 1;

    /// <summary>What is left of the response to earlier sessions.</summary>
    public const int R = 2;

    /// <summary>The response to the latest session.</summary>
    public const int J = 3;

    /// <summary>The shift or dip.</summary>
    public const int D = 4;

    public const int Parts = 5;

    private Five _mean;
    private Fifteen _cov;

    public double this[int part]
    {
        readonly get => _mean[part];
        set => _mean[part] = value;
    }

    public readonly double Cov(int i, int j) => _cov[At(i, j)];

    public readonly double Variance(int part) => _cov[At(part, part)];

    /// <summary>Means are numbers, no variance lies below zero and no covariance beyond its two variances.</summary>
    public readonly bool IsSound
    {
        get
        {
            const double Rounding = 1e-9;
            for (var i = 0; i < Parts; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var most = Math.Sqrt(Math.Max(0, Variance(i)) * Math.Max(0, Variance(j)));
                    if (!double.IsFinite(_mean[i]) || !(Variance(i) >= -Rounding) || !(Math.Abs(Cov(i, j)) <= most + Rounding))
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    public void AddVariance(int part, double amount) => _cov[At(part, part)] += amount;

    /// <summary>One part and all that goes with it shrinks.</summary>
    public void Decay(int part, double factor)
    {
        _mean[part] *= factor;
        for (var i = 0; i < Parts; i++)
        {
            _cov[At(part, i)] *= i == part ? factor * factor : factor;
        }
    }

    /// <summary>One part begins anew, whatever it was.</summary>
    public void Restart(int part, double mean, double variance)
    {
        _mean[part] = mean;
        for (var i = 0; i < Parts; i++)
        {
            _cov[At(part, i)] = 0;
        }

        _cov[At(part, part)] = variance;
    }

    /// <summary>One part goes over into another and ends.</summary>
    public void Pour(int from, int into)
    {
        _mean[into] += _mean[from];
        _cov[At(into, into)] += _cov[At(from, from)] + (2 * _cov[At(from, into)]);
        for (var i = 0; i < Parts; i++)
        {
            if (i != into && i != from)
            {
                _cov[At(into, i)] += _cov[At(from, i)];
            }
        }

        Restart(from, 0, 0);
    }

    /// <summary>One part is told a new mean and variance; what goes with it follows by regression.</summary>
    public void Revise(int part, double mean, double variance)
    {
        var own = _cov[At(part, part)];
        Five gain = default;
        for (var i = 0; i < Parts; i++)
        {
            gain[i] = _cov[At(i, part)] / own;
        }

        Spread(ref gain, variance - own, mean - _mean[part]);
    }

    /// <summary>The mean of an answer, shift or dip included where it is under way.</summary>
    public readonly double Expected(bool withD) => _mean[L] + _mean[A] + _mean[R] + _mean[J] + (withD ? _mean[D] : 0);

    /// <summary>Level without noise, shift or dip.</summary>
    public readonly double Level => _mean[L] + _mean[R] + _mean[J];

    /// <summary>The variance of that mean, in multiples of the person's own variance.</summary>
    public readonly double ExpectedVariance(bool withD)
    {
        var parts = withD ? Parts : D;
        double sum = 0;
        for (var i = 0; i < parts; i++)
        {
            sum += _cov[At(i, i)];
            for (var j = 0; j < i; j++)
            {
                sum += 2 * _cov[At(i, j)];
            }
        }

        return sum;
    }

    /// <summary>Takes in an answer that lies so far from what was expected [points], of which the predictive variance is known [own variance].</summary>
    public void Learn(double surprise, double predictive, bool withD)
    {
        var parts = withD ? Parts : D;
        Five gain = default;
        for (var i = 0; i < Parts; i++)
        {
            double sum = 0;
            for (var j = 0; j < parts; j++)
            {
                sum += _cov[At(i, j)];
            }

            gain[i] = sum / predictive;
        }

        Spread(ref gain, -predictive, surprise);
    }

    /// <summary>This belief becomes a share of a mixture with another; variances are in points squared while they are mixed.</summary>
    public void Mix(double share, in Belief other, double otherShare)
    {
        Five apart = default;
        for (var i = 0; i < Parts; i++)
        {
            apart[i] = other._mean[i] - _mean[i];
            _mean[i] += otherShare * apart[i];
        }

        for (var i = 0; i < Parts; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var at = At(i, j);
                _cov[at] = (share * _cov[at]) + (otherShare * other._cov[at]) + (share * otherShare * apart[i] * apart[j]);
            }
        }
    }

    /// <summary>From one unit of variance to another.</summary>
    public void Scale(double factor)
    {
        for (var i = 0; i < 15; i++)
        {
            _cov[i] *= factor;
        }
    }

    private void Spread(ref Five gain, double variance, double step)
    {
        for (var i = 0; i < Parts; i++)
        {
            _mean[i] += gain[i] * step;
            for (var j = 0; j <= i; j++)
            {
                _cov[At(i, j)] += gain[i] * gain[j] * variance;
            }
        }
    }

    private static int At(int i, int j) => i >= j ? (i * (i + 1) / 2) + j : (j * (j + 1) / 2) + i;

    [InlineArray(Parts)]
    private struct Five
    {
        private double _first;
    }

    [InlineArray(15)]
    private struct Fifteen
    {
        private double _first;
    }
}
