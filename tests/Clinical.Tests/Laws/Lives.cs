using CsCheck;
using Evenkeel.Clinical.Band;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Silence;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Laws;

/// <summary>Lives as they might come: weeks of answers with gaps, sessions, words, screeners and closings, judged at some instant.</summary>
internal static class Lives
{
    /// <summary>Minutes from the first session's day; quarter hours, so that limits in hours are hit often.</summary>
    private static Gen<DateTimeOffset> Instant(int fromDay, int toDay) => Gen.Int[fromDay * 96, toDay * 96].Select(q => When.At("d0 00:00").AddMinutes(15 * q));

    private static readonly Gen<Answer> Scale = Gen.Frequency(
        (8, Gen.Int[0, 10].Select(v => Answer.Of(v))), (1, Gen.Const(Answer.Skipped)), (1, Gen.Const(Answer.NotAsked)));

    private static readonly Gen<SafetyAnswer> Safety = Gen.Frequency(
        (12, Gen.Const(SafetyAnswer.No)), (3, Gen.Const(SafetyAnswer.NotAsked)), (1, Gen.Const(SafetyAnswer.PreferNotToSay)),
        (1, Gen.Const(SafetyAnswer.PassingThoughts)), (1, Gen.Const(SafetyAnswer.StrongOrFrequent)));

    private static readonly Gen<CheckIn> CheckIn =
        from id in Gen.Guid
        from at in Instant(-14, 28)
        from late in Gen.Frequency((9, Gen.Const(0)), (1, Gen.Int[1, 60]))
        from items in Gen.Select(Scale, Scale, Scale, Scale, Scale)
        from safety in Safety
        select new CheckIn(id, at, at.AddHours(late), When.On(at))
        {
            LowMood = items.Item1, Anxiety = items.Item2, Restlessness = items.Item3, Hope = items.Item4, Overall = items.Item5, Safety = safety,
        };

    /// <summary>Half of all lives run at a level before, soon after and long after a session, a little up and down: gains, fades and dips come of it.</summary>
    private static readonly Gen<Func<CheckIn, CheckIn>> Course =
        from steady in Gen.Bool
        from quiet in Gen.Frequency((2, Gen.Const(true)), (1, Gen.Const(false)))
        from levels in Gen.Int[0, 10].Array[3]
        select new Func<CheckIn, CheckIn>(c =>
        {
            var days = (c.AnsweredAt - When.At("d0 00:00")).TotalDays;
            var level = levels[days < 0 ? 0 : days < 10 ? 1 : 2];
            Answer Near(Answer a) => steady && a.IsAnswered ? Answer.Of(Math.Clamp(level + (a.Value % 3) - 1, 0, 10)) : a;
            return c with
            {
                LowMood = Near(c.LowMood), Anxiety = Near(c.Anxiety), Restlessness = Near(c.Restlessness), Overall = Near(c.Overall),
                Hope = quiet && c.Hope.AtMost(2) ? Answer.Of(5) : c.Hope,
                Safety = quiet && c.Safety is not SafetyAnswer.NotAsked ? SafetyAnswer.No : c.Safety,
            };
        });

    private static readonly Gen<TreatmentSession> Session =
        from id in Gen.Guid
        from start in Instant(0, 21)
        from hours in Gen.Int[0, 6]
        from home in Gen.Bool
        from isBooked in Gen.Bool
        from course in Gen.Int[0, 4]
        select new TreatmentSession(id, start, hours == 0 ? null : start.AddHours(hours), When.On(start), home) { IsBooked = isBooked, StartsCourse = course == 0 };

    private static readonly Gen<Score> Scored =
        from id in Gen.Guid
        from at in Instant(-3, 28)
        from total in Gen.Int[-3, 27]
        from item9 in Gen.Int[-6, 3]
        from screening in Gen.Enum<Screening>()
        from phq9 in Gen.Bool
        select phq9
            ? new Score(id, "phq-9", at, at, total < 0 ? null : total, item9 < 0 ? Answer.Of(0) : Answer.Of(item9), Screening.NotAScreener)
            : new Score(id, "asq", at, at, null, Answer.NotAsked, screening);

    private static readonly Gen<Report> Report =
        from id in Gen.Guid
        from kind in Gen.Enum<ReportKind>()
        from at in Instant(-3, 28)
        from late in Gen.Frequency((5, Gen.Const(0)), (1, Gen.Int[1, 60]))
        select new Report(id, kind, at, at.AddHours(late), When.On(at));

    private static readonly Gen<Closing> Closing =
        from sign in Gen.Int[0, Catalogue.Current.Signs.Count - 1].Select(i => Catalogue.Current.Signs[i].Card.Code)
        from at in Instant(0, 28)
        from priority in Gen.Enum<Priority>()
        from known in Gen.Int[0, 2]
        select new Closing(sign, at, priority, at.AddHours(48), known, known > 0 ? at.AddDays(7) : null);

    private static readonly Gen<Pause> Pause =
        from id in Gen.Guid
        from start in Instant(-3, 28)
        from quarters in Gen.Int[1, 14 * 96]
        from yes in Gen.Bool
        select new Pause(id, start, start.AddMinutes(15 * quarters), yes);

    private static readonly Gen<BandDay> Band =
        from evidence in Gen.Frequency((2, Gen.Double[-12, -5]), (1, Gen.Double[-5, 3]))
        from onset in Gen.Int[0, 7]
        from before in Gen.Frequency((3, Gen.Double[0, 10].Select(v => (double?)v)), (1, Gen.Const((double?)null)))
        from rival in Gen.Enum<Onset>()
        select new BandDay { Evidence = evidence, Gained = 2, OnsetDaysAgo = onset, BeforeSession = before, Middle = 5, Rival = rival };

    public static readonly Gen<Trajectory> Any =
        from sessions in Session.Array[0, 3]
        from course in Course
        from checkIns in CheckIn.Array[0, 45]
        from scores in Scored.Array[0, 3]
        from reports in Report.Array[0, 3]
        from closings in Closing.Array[0, 3]
        from pauses in Pause.Array[0, 2]
        from asOf in Instant(0, 32)
        from band in Band
        select Banded(AsOf(asOf, sessions, [.. checkIns.Select(course)], scores, reports, closings) with { Pauses = pauses }, band);

    private static Trajectory Banded(Trajectory t, BandDay day) => t.Days.Count == 0 ? t : t with { Band = new(t.Days[^1].On, day, -2.1) };

    /// <summary>The same life looked at from another instant.</summary>
    public static Trajectory At(this Trajectory t, DateTimeOffset asOf) => t with { AsOf = asOf, Today = When.On(asOf), TodayEndsAt = When.DayEndsAt(asOf) };

    public static string InFull(this Trajectory t) =>
        $"as of {When.Told(t.AsOf)}\nsessions {string.Join("\n  ", t.Sessions)}\ncheck-ins {string.Join("\n  ", t.CheckIns)}\nscores {string.Join("\n  ", t.Scores)}"
        + $"\nreports {string.Join("\n  ", t.Reports)}\nclosings {string.Join("\n  ", t.Closings)}\npauses {string.Join("\n  ", t.Pauses)}\n{t.Band}";

    private static Trajectory AsOf(DateTimeOffset at, TreatmentSession[] sessions, CheckIn[] checkIns, Score[] scores, Report[] reports, Closing[] closings) => new Trajectory
    {
        AsOf = at,
        Today = When.On(at),
        TodayEndsAt = When.DayEndsAt(at),
        Sessions = [.. sessions.Where(s => s.Start <= at)],
        CheckIns = [.. checkIns.Where(c => c.ReceivedAt <= at)],
        Scores = [.. scores.Where(s => s.ReceivedAt <= at)],
        Reports = [.. reports.Where(r => r.ReceivedAt <= at)],
        Closings = [.. closings.Where(c => c.At <= at).DistinctBy(c => (c.Sign, c.At))],
    };
}
