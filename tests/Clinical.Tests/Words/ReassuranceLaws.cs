using System.Reflection;
using CsCheck;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>What holds of reassurance for every history (mission N1).</summary>
[Trait("Row", "N1")]
[Trait("Row", "3.3")]
[Trait("Hazard", "false-calm")]
public sealed class ReassuranceLaws
{
    private static readonly Gen<(Trajectory T, int OpenAlerts, bool HasThreshold)> Cases =
        Gen.Select(Histories.Any, Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 3])), Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))));

    [Fact]
    public void It_is_never_made_with_an_open_alert_without_a_threshold_with_ideation_about_or_before_recovery()
    {
        var made = 0;
        var withheld = 0;
        Cases.Sample(c =>
        {
            if (Verdict(c.T, c.OpenAlerts, c.HasThreshold) is not Reassurance)
            {
                Interlocked.Increment(ref withheld);
                return;
            }

            Interlocked.Increment(ref made);
            Assert.Equal(0, c.OpenAlerts);
            Assert.True(c.HasThreshold);
            Assert.False(HadIdeation(c.T));
            Assert.True(HasRecovered(c.T));
        }, iter: 2000);
        Assert.True(made > 200, $"only {made} were made: the law was hardly tried");
        Assert.True(withheld > 200, $"only {withheld} were withheld: the law was hardly tried");
    }

    [Fact]
    public void No_sentence_that_is_made_from_it_stands_without_the_threshold() =>
        Cases.Sample(c =>
        {
            if (Verdict(c.T, c.OpenAlerts, c.HasThreshold) is Reassurance r)
            {
                var common = DayCard.For(c.T).Common(r);
                Assert.Equal(Ana.Threshold.Text, common[^1].Text);
                Assert.All(r.RecentRange().TakeLast(1), s => Assert.Equal(Ana.Threshold.Text, s.Text));
            }
        }, iter: 500);

    [Fact]
    public void Removing_all_reassurance_leaves_every_guidance_identical() =>
        Cases.Sample(c =>
        {
            // Two copies of one history: one is only judged, the other is reassured and rendered in full first.
            var without = Written(Catalogue.Current.Assess(c.T with { }));
            if (Verdict(c.T, c.OpenAlerts, c.HasThreshold) is Reassurance r)
            {
                _ = r.RecentRange();
                _ = DayCard.For(c.T).Common(r);
            }

            Assert.Equal(without, Written(Catalogue.Current.Assess(c.T)));
        }, iter: 500);

    [Fact]
    public void Nothing_that_judges_knows_of_words()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var judging = typeof(Trajectory).Assembly.GetTypes().Where(t => t.Namespace is { } n && n.StartsWith("Evenkeel.Clinical", StringComparison.Ordinal) && !IsWords(t)).ToArray();
        var known = judging.SelectMany(t => t.GetFields(all).Select(f => f.FieldType)
            .Concat(t.GetProperties(all).Select(p => p.PropertyType))
            .Concat(t.GetMethods(all).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType).Concat(m.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? [])))
            .Concat(t.GetConstructors(all).SelectMany(m => m.GetParameters().Select(p => p.ParameterType)))).ToArray();
        Assert.True(known.Length > 100);
        Assert.DoesNotContain(known, IsWords);
    }

    private static ReassuranceVerdict Verdict(Trajectory t, int openAlerts, bool hasThreshold) =>
        Reassurance.For(t, Catalogue.Current.Assess(t), openAlerts, hasThreshold ? Ana.Threshold : null, AlertPath.Working);

    private static bool IsWords(Type type) =>
        type.Namespace == typeof(Reassurance).Namespace || (type.IsGenericType && type.GetGenericArguments().Any(IsWords)) || (type.HasElementType && IsWords(type.GetElementType()!));

    /// <summary>Design 5a in the test's own words, not the program's.</summary>
    private static bool HadIdeation(Trajectory t)
    {
        bool Lately(DateTimeOffset answered, DateTimeOffset received) => t.AsOf - answered <= TimeSpan.FromDays(14) || t.AsOf - received <= TimeSpan.FromDays(14);
        var item9 = t.Scores.Any(s => Lately(s.AnsweredAt, s.ReceivedAt) && s.Item9 is { State: AnswerState.Answered, Value: >= 1 } or { State: AnswerState.Skipped or AnswerState.Declined });
        var screener = t.Scores.Any(s => Lately(s.AnsweredAt, s.ReceivedAt) && (int)s.Screening >= (int)Screening.NotAnswered);
        return t.CheckIns.Any(c => Lately(c.AnsweredAt, c.ReceivedAt) && (int)c.Safety >= (int)SafetyAnswer.PreferNotToSay) || item9 || screener
            || t.Closings.LastOrDefault(c => c.Sign == "ideation") is { KnownLevel: > 0 };
    }

    /// <summary>Since the last reading at the limit, or the last "worse", there have been three days below the recovery line.</summary>
    private static bool HasRecovered(Trajectory t)
    {
        if (t.Course.Anchor is not { } anchor)
        {
            return true;
        }

        var readings = t.Readings.Where(r => r.At >= anchor.After).ToArray();
        DateOnly[] worse =
        [
            .. readings.Where(r => r.Distress >= t.Course.DipLimit).Select(r => r.On),
            .. t.Reports.Where(r => r.MadeAt >= anchor.After && r.Kind is ReportKind.FeelWorse or ReportKind.ComparedWorse).Select(r => r.On),
        ];
        return worse.Length == 0
            || readings.Where(r => r.On >= worse.Max()).GroupBy(r => r.On).Count(day => day.Average(r => r.Distress) < t.Course.RecoveryLine) >= 3;
    }

    private static string Written(Guidance g) =>
        string.Join("\n", g.Findings.Select(f => f.Sign + (f.Finding is Present p ? $" {p.Priority} {p.Response} {p.NewestFactAt:O} {p.LookAgainAt:O} {string.Join(", ", p.Evidence)}" : $" {f.Finding}")))
        + $"\n{g.Catalogue} {g.AsOf:O} {g.Priority} {g.ReassessAt:O}";
}
