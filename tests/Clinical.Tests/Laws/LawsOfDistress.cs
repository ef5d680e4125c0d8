using CsCheck;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Laws;

/// <summary>
/// More distress is never less urgent, and silence is never better than a calm answer. Held for each sign, which is more than
/// the law for the whole guidance. A failure prints its seed.
/// </summary>
[Trait("Row", "N2")]
[Trait("Row", "N4")]
[Trait("Hazard", "silence-read-as-fine")]
[Trait("Hazard", "worsening-unseen")]
public class LawsOfDistress
{
    private const int HowMany = 1_000;

    private static readonly Gen<(Trajectory Life, int Pick, int By)> Lived = Gen.Select(
        Lives.Any.Select(t => t with { Reports = [.. t.Reports.Where(r => r.Kind != ReportKind.BeyondUsualNo)] }), Gen.Int[0, 1000], Gen.Int[1, 10]);

    /// <summary>
    /// Two definitions stand against the law as worded. A raised answer can undo the gain that a return of symptoms returns from, and can
    /// move the time at which the patient is asked, so that a "no" answers it: the law is held without them.
    /// </summary>
    [Fact]
    public void Raising_distress_in_an_answer_after_the_latest_session_never_lowers_the_priority_of_any_sign() => Lived.Sample(
        x =>
        {
            var after = x.Life.CheckIns.Where(c => x.Life.Sessions.Count > 0 && c.AnsweredAt >= x.Life.Sessions[^1].After).ToArray();
            if (after.Length > 0)
            {
                var raised = after[x.Pick % after.Length];
                var worse = x.Life with { CheckIns = [.. x.Life.CheckIns.Select(c => c == raised ? Raised(c, x.By) : c)] };
                NeverLower(x.Life, worse);
            }
        },
        iter: HowMany, print: x => $"{x.Pick}, {x.By}: {x.Life.InFull()}");

    /// <summary>The week of a return of symptoms needs four days: a calm fourth can complete what three bad ones could not show.</summary>
    [Fact]
    public void Dropping_the_latest_answers_never_yields_a_lower_priority_than_calm_answers_there() => Lived.Sample(
        x =>
        {
            if (x.Life.Sessions.Count == 0)
            {
                return;
            }

            var kept = x.Life.CheckIns.Where(c => c.AnsweredAt < x.Life.Sessions[^1].After).ToArray();
            var after = x.Life.CheckIns.Skip(kept.Length).ToArray();
            var drop = after.Length == 0 ? 0 : x.Pick % (after.Length + 1);
            var until = drop == 0 ? DateTimeOffset.MaxValue : after[^drop].AnsweredAt;
            var life = x.Life with { Scores = [.. x.Life.Scores.Where(s => s.AnsweredAt < until)] };
            var calm = life with { CheckIns = [.. kept, .. after.SkipLast(drop), .. after.TakeLast(drop).Select(Calm)] };
            var silent = life with { CheckIns = [.. kept, .. after.SkipLast(drop)] };
            NeverLower(calm, silent);
        },
        iter: HowMany, print: x => $"{x.Pick}: {x.Life.InFull()}");

    [Fact]
    public void Dropping_the_latest_answers_never_makes_a_sign_absent_for_longer() => Lived.Sample(
        x =>
        {
            var silent = x.Life with { CheckIns = [.. x.Life.CheckIns.SkipLast(x.Pick % (x.Life.CheckIns.Count + 1))] };
            var last = silent.CheckIns.Select(c => c.AnsweredAt).Concat(silent.Scores.Select(s => s.AnsweredAt)).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
            Assert.All(Catalogue.Current.Signs, sign => Assert.True(sign.Judge(silent) is not Absent a || a.Until - last <= TimeSpan.FromHours(48), sign.Card.Code));
        },
        iter: HowMany, print: x => $"{x.Pick}: {x.Life.InFull()}");

    private static void NeverLower(Trajectory than, Trajectory life)
    {
        Assert.All(Catalogue.Current.Signs.Where(s => s.Card.Code != ReturnOfSymptoms.Code), sign =>
        {
            var (before, after) = (sign.Judge(than), sign.Judge(life));
            Assert.True(LawsOfSigns.PriorityOf(after) >= LawsOfSigns.PriorityOf(before), $"{sign.Card.Code}: {before.Told()} became {after.Told()}");
        });
    }

    private static CheckIn Raised(CheckIn c, int by) => c with
    {
        LowMood = Raised(c.LowMood, by), Anxiety = Raised(c.Anxiety, by), Restlessness = Raised(c.Restlessness, by), Overall = Raised(c.Overall, by),
    };

    private static Answer Raised(Answer a, int by) => a.IsAnswered ? Answer.Of(Math.Min(10, a.Value + by)) : a;

    private static CheckIn Calm(CheckIn c) => c with
    {
        LowMood = Answer.Of(0), Anxiety = Answer.Of(0), Restlessness = Answer.Of(0), Overall = Answer.NotAsked, Hope = Answer.Of(9), Safety = SafetyAnswer.No,
    };
}
