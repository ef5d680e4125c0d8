using BenchmarkDotNet.Attributes;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Bench;

/// <summary>
/// All signs of the catalogue on 90 days. A trajectory keeps what it derived, so each judgement gets its own: judging one twice
/// would measure a memory.
/// </summary>
[MemoryDiagnoser]
public class AllSigns
{
    private const int AtOnce = 1024;
    private readonly Trajectory[] _fresh = new Trajectory[AtOnce];
    private Life _life = null!;

    [Params(Ending.Steady, Ending.Dip)]
    public Ending Ending { get; set; }

    /// <summary>What is measured must be what the name says.</summary>
    [GlobalSetup]
    public void Live()
    {
        _life = new Life(Ending);
        var findings = Catalogue.Current.Assess(_life.Fresh()).Findings;
        var dips = findings.Single(f => f.Sign == ProlongedDip.Code).Finding is Present;
        if (dips != (Ending == Ending.Dip) || findings.Any(f => f.Finding is Indeterminate { Because: Because.SignFailed }))
        {
            throw new InvalidOperationException($"{Ending} came to: {string.Join("; ", findings)}");
        }
    }

    [IterationSetup(Target = nameof(Judge))]
    public void Forget()
    {
        for (var i = 0; i < AtOnce; i++)
        {
            _fresh[i] = _life.Fresh();
        }
    }

    /// <summary>The figure of the budget.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = AtOnce)]
    public int Judge()
    {
        var sum = 0;
        foreach (var trajectory in _fresh)
        {
            sum += (int)Catalogue.Current.Assess(trajectory).Priority;
        }

        return sum;
    }

    [Benchmark]
    public Trajectory Build() => _life.Fresh();

    [Benchmark]
    public Guidance BuildAndJudge() => Catalogue.Current.Assess(_life.Fresh());
}
