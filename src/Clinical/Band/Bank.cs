using System.Runtime.InteropServices;

namespace Evenkeel.Clinical.Band;

/// <summary>
/// All explanations of one person's answers as one kind of person: nothing began, or a lasting shift or a dip began on one of
/// the last days. Detector section 5.
/// </summary>
internal sealed class Bank
{
    /// <summary>A variance below this is none [own variance].</summary>
    private const double Gone = 1e-12;

    private readonly BandParameters _p;
    private readonly double _sd;
    private readonly Hypothesis[] _all;

    public Bank(BandParameters p, double sd)
    {
        (_p, _sd) = (p, sd);
        _all = new Hypothesis[1 + (3 * p.Onsets)];
        ref var nothing = ref _all[0];
        nothing.Belief[Belief.L] = p.PopulationMean;
        nothing.Scale = Scale(0, 0);
        nothing.Belief.AddVariance(Belief.L, p.PopulationSpread * p.PopulationSpread / nothing.Scale);
        nothing.Belief.AddVariance(Belief.A, p.CarriedShare);
        for (var i = 1; i < _all.Length; i++)
        {
            _all[i].End();
        }
    }

    public ReadOnlySpan<Hypothesis> All => _all;

    /// <summary>The whole state, as it lies in memory.</summary>
    public Span<byte> Bytes => MemoryMarshal.AsBytes(_all.AsSpan());

    /// <summary>That nothing began.</summary>
    public ref Hypothesis Nothing => ref _all[0];

    /// <summary>A day passes, whether anybody answers or not.</summary>
    public void NextDay(int sessions)
    {
        var half = Math.Min(_p.FadeHalf * Math.Pow(_p.FadeGrows, Math.Max(0, sessions - 1)), _p.FadeHalfMost);
        var fade = Math.Pow(2, -1 / half);
        foreach (ref var h in _all.AsSpan())
        {
            if (h.IsOver)
            {
                continue;
            }

            h.Age++;
            h.Belief.Decay(Belief.A, _p.CarriedOver);
            h.Belief.Decay(Belief.R, fade);
            h.Belief.Decay(Belief.J, fade);
            h.Belief.AddVariance(Belief.L, _p.LevelWander);
            h.Belief.AddVariance(Belief.A, _p.CarriedShare * (1 - (_p.CarriedOver * _p.CarriedOver)));
        }
    }

    /// <summary>The day after a session: what the one before did belongs to the past, and a new response begins.</summary>
    public void Respond(double mean, double sd)
    {
        foreach (ref var h in _all.AsSpan())
        {
            if (h.IsOver)
            {
                continue;
            }

            Settle(ref h);
            h.Belief.Pour(Belief.J, Belief.R);
            h.Belief.Restart(Belief.J, mean, sd * sd / h.Scale);
            h.ResponseLimitAtStart = h.ResponseLimit;
        }
    }

    /// <summary>The explanations of an onset so long ago end: they go over into the level.</summary>
    public void Expire(int slot, double answers)
    {
        ref var into = ref _all[0];
        for (var i = First(slot); i < First(slot) + 3; i++)
        {
            ref var h = ref _all[i];
            if (h.IsOver)
            {
                continue;
            }

            var weight = h.LnWeight + h.LnLimits;
            if (h.Onset == Onset.Shift)
            {
                h.Belief.Pour(Belief.D, Belief.L);
            }
            else
            {
                h.Belief.Restart(Belief.D, 0, 0);
            }

            Merge(ref into, ref h, weight, answers);
            h.End();
        }
    }

    /// <summary>A shift or a dip may begin today.</summary>
    public void Begin(int slot, double shiftHazard, bool afterSession)
    {
        ref var from = ref _all[0];
        var shift = Born(from, Onset.Shift, shiftHazard, _p.ShiftSize);
        if (afterSession)
        {
            // It counts from the level before the session, not from the hoped-for improvement.
            shift.LnWeight += shift.ResponseLimit - shift.ResponseLimitAtStart;
            shift.Belief.Restart(Belief.J, 0, 0);
            shift.ResponseLimitAtStart = 0;
        }

        _all[First(slot)] = shift;
        _all[First(slot) + 1] = Born(from, Onset.DipOfOneDay, _p.DipHazard, _p.DipSize);
        _all[First(slot) + 2] = Born(from, Onset.DipOfTwoDays, _p.DipHazard, _p.DipSize);
        from.LnWeight += Math.Log(1 - shiftHazard - (2 * _p.DipHazard));
    }

    /// <summary>Takes in an answer [points]; the ones before it count for so many, and old surprises for a little less each time.</summary>
    public void Answer(double value, double answers)
    {
        var counted = Math.Min(answers + 1, _p.AnswersRemembered);
        foreach (ref var h in _all.AsSpan())
        {
            if (h.IsOver)
            {
                continue;
            }

            var predictive = Predictive(h);
            var q = predictive * h.Scale;
            var surprise = value - h.Belief.Expected(h.IsActive);
            if (value == 0 && surprise > 0)
            {
                surprise = 0;
            }

            h.LnWeight += Tails.LnStudent(surprise, q, _p.SurpriseFreedom);
            var most = _p.SurpriseClip * Math.Sqrt(q);
            surprise = Math.Clamp(surprise, -most, most);
            h.Belief.Learn(surprise, predictive, h.IsActive);
            h.Squares = (h.Squares + (surprise * surprise / predictive)) * counted / (answers + 1);
            h.Scale = Scale(h.Squares, counted);
            h.Answered++;
        }
    }

    /// <summary>Variance of an answer as a hypothesis expects it [own variance].</summary>
    public double Predictive(in Hypothesis h) => h.Belief.ExpectedVariance(h.IsActive) + 1 - _p.CarriedShare;

    /// <summary>What sessions did goes into the level, and so does what may have begun; the person stays who they are.</summary>
    public void NewCourse(double answers)
    {
        for (var slot = 0; slot < _p.Onsets; slot++)
        {
            Expire(slot, answers);
        }

        ref var nothing = ref _all[0];
        Settle(ref nothing);
        nothing.Belief.Pour(Belief.J, Belief.R);
        nothing.Belief.Pour(Belief.R, Belief.L);
    }

    /// <summary>Takes so much off every weight [ln].</summary>
    public void Weaken(double by)
    {
        foreach (ref var h in _all.AsSpan())
        {
            h.LnWeight -= by;
        }
    }

    private double Scale(double squares, double answers) =>
        Math.Max(
            _p.LeastSd * _p.LeastSd,
            ((_p.PopulationAnswers * _sd * _sd) + squares) / (_p.PopulationAnswers + answers));

    private Hypothesis Born(in Hypothesis from, Onset onset, double hazard, (double Mean, double Sd) size)
    {
        var born = from;
        born.Onset = onset;
        (born.Age, born.Answered) = (0, 0);
        born.Hazard = hazard;
        born.LnWeight += Math.Log(hazard);
        born.Belief.Restart(Belief.D, size.Mean * Math.Sqrt(born.Scale), size.Sd * size.Sd);
        born.ShiftLimitAtStart = Tails.LnBelow(size.Mean / size.Sd);
        return born;
    }

    /// <summary>The response so far was not a worsening: that knowledge goes into weight and belief for good.</summary>
    private static void Settle(ref Hypothesis h)
    {
        var variance = h.Belief.Variance(Belief.J);
        if (variance < Gone)
        {
            // Long since gone: there is nothing to learn from it any more.
            h.LnWeight += h.ResponseLimit - h.ResponseLimitAtStart;
            h.ResponseLimitAtStart = 0;
            h.Belief.Restart(Belief.J, 0, 0);
            return;
        }

        var sd = Math.Sqrt(variance * h.Scale);
        var edge = -h.Belief[Belief.J] / sd;
        var pull = Tails.Pull(edge);
        h.LnWeight += h.ResponseLimit - h.ResponseLimitAtStart;
        h.ResponseLimitAtStart = 0;
        h.Belief.Revise(Belief.J, h.Belief[Belief.J] - (sd * pull), variance * Math.Max(1e-6, 1 - (edge * pull) - (pull * pull)));
    }

    private void Merge(ref Hypothesis into, ref Hypothesis h, double weight, double answers)
    {
        var (a, b) = (into.LnWeight + into.LnLimits, weight);
        var total = Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));
        var (share, other) = (Math.Exp(a - total), Math.Exp(b - total));
        into.Belief.Scale(into.Scale);
        h.Belief.Scale(h.Scale);
        into.Belief.Mix(share, h.Belief, other);
        into.Squares = (share * into.Squares) + (other * h.Squares);
        into.Scale = Scale(into.Squares, answers);
        into.Belief.Scale(1 / into.Scale);
        into.LnWeight = total - into.LnLimits;
    }

    private static int First(int slot) => 1 + (3 * slot);
}
