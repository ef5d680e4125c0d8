namespace Evenkeel.Cohort.Calibration;

/// <summary>Response, remission and worsening by the PHQ-9, two to four weeks after the last session of a first course.</summary>
internal static class TreatmentFigures
{
    private static readonly WholeSpan After = new(14, 31);
    private const decimal WorthTreating = 10;
    private const decimal Remitted = 5;
    private const decimal Reliable = 6;
    private const string Classes =
        "not met: classes as in O'Brien, of which a third benefit substantially, with ceilings of 50-75, 25-45 and 0-15 % of the mean, cannot give the rates of selected completers";

    public static IEnumerable<CalibrationRow> Rows(IReadOnlyList<VirtualPatient> people)
    {
        var starts = people.Select(Start).Where(s => s is not null).Select(s => (double)s!.Value).ToArray();
        yield return new("PHQ-9 at the start, mean", "18.5; 15.4", "1.3 [S22][S41]", new(15.4, 18.5), starts.Average());
        yield return new("PHQ-9 at the start, SD", "4.7; 5.5", "1.3 [S22][S41]", new(4.2, 5.5), Figures.Sd(starts), "4.7 of the trial, half a point less for the clip at 3-9");

        var courses = people.Select(p => (Start: Start(p), End: End(p))).Where(c => c is { Start: >= WorthTreating, End: not null }).ToArray();
        yield return new("Response: PHQ-9 halved 14-31 days after the last session", "47.6-64.2 %", "1.1 [S2][S3][S20][S22]", new(.24, .35), Figures.Share(courses, c => c.End * 2 <= c.Start), Classes);
        yield return new("Remission: PHQ-9 below 5 then", "20-40.6 %", "1.1 [S2][S3][S19][S22]", new(.04, .12), Figures.Share(courses, c => c.End < Remitted), Classes);
        yield return new("Worsened: any rise of the PHQ-9 since the start", "8.4 %", "1.1 [S2]", new(.06, .14), Figures.Share(courses, c => c.End > c.Start), "a measurement error of 2 points lifts some of the modest and wait-list people above their start; a clinic's analysable 6 % leave such people out");
        yield return new("Worsened reliably: a rise of 6 or more", "0.9 %", "1.1 [S3]", new(0, .03), Figures.Share(courses, c => c.End - c.Start >= Reliable), "completers of a screened programme; here 6 % worsen and 8 % relapse by design");
        yield return new("Worsened by a fifth, per time-point in the course", "1.8-5.5 %", "1.1 [S4]", new(.01, .08), DuringCourse(people), "PHQ-9 in place of QIDS, with its own error");
    }

    /// <summary>The share of weekly PHQ-9s between the first and the last session that lie a fifth or more above the start.</summary>
    private static double DuringCourse(IReadOnlyList<VirtualPatient> people) => Figures.Share(
        from p in people
        let start = Start(p)
        where start >= WorthTreating
        from d in p.Days
        where d.Phq9.IsAnswered && d.Day > p.Sessions[0].Day && d.Day <= LastOfCourse(p)
        select d.Phq9.Value >= start * 1.2m, worse => worse);

    private static decimal? Start(VirtualPatient p) => p.Days.LastOrDefault(d => d.Phq9.IsAnswered && d.Day <= p.Sessions[0].Day)?.Phq9.Value;

    private static decimal? End(VirtualPatient p) =>
        p.Days.FirstOrDefault(d => d.Phq9.IsAnswered && d.Day >= LastOfCourse(p) + After.From && d.Day <= LastOfCourse(p) + After.To)?.Phq9.Value;

    private static int LastOfCourse(VirtualPatient p) => p.Sessions.Last(s => s.Phase != Phase.Maintenance).Day;
}
