namespace Evenkeel.Cohort.Calibration;

/// <summary>The questionnaires, ideation and what sessions are like.</summary>
internal static class SurroundingFigures
{
    private static readonly (string Word, double Published)[] FirstSession =
        [("dizziness", .206), ("dissociation", .167), ("nausea", .140), ("vertigo", .121), ("raised blood pressure", .043), ("sedation", .038)];

    public static IEnumerable<CalibrationRow> Rows(IReadOnlyList<VirtualPatient> people)
    {
        yield return new("PHQ-9 a week apart before treatment, correlation", ".81-.88 (ICC)", "1.3 [S40]", new(.70, .88), Figures.Correlation(
            [.. people.Where(p => p.Sessions[0].Day >= 7 && p.Days[0].Phq9.IsAnswered && p.Days[7].Phq9.IsAnswered).Select(p => ((double)p.Days[0].Phq9.Value, (double)p.Days[7].Phq9.Value))]),
            "no figure is from depressed patients; carried noise and an error of 2 points give a little less");
        yield return new("PHQ-9 with the week of diary before it, correlation", ".80 (daily PHQ-2)", "1.3 [S42]", new(.80, .95), Figures.Correlation([.. people.SelectMany(Weeks)]),
            "nothing but error parts them here: both look back over the same seven days");
        yield return new("PHQ-9 with time alone, 4 weeks, wait-list class", "-1.7 points", "1.3 [S41]", new(-3.6, -1.2), people.Where(p => p.Truth.Kind == PatientKind.WaitList).SelectMany(Change).Average(),
            "its drift is drawn between -.6 and -1.2 points of distress, up to twice the published, so that detectors are not flattered");
        yield return new("GAD-7 over a first course", "-30 %", "1.1 [S19]", new(-.45, -.20), AnxietyChange(people));
        yield return new("An episode of ideation in 90 days", "6.0 % (rise)", "1.1 [S2]", new(.04, .08), Figures.Share(people, p => p.Truth.Events.Any(e => e.Kind == EventKind.Ideation)));
        for (var i = 0; i < FirstSession.Length; i++)
        {
            var (word, share) = FirstSession[i];
            var error = 4 * Math.Sqrt(share * (1 - share) / people.Count);
            yield return new(
                $"First sessions with {word}", Figures.Text($"{share * 100:0.0} %"), "1.2 [S38]", new(Math.Round(share - error, 3), Math.Round(share + error, 3)),
                Figures.Share(people, p => p.Sessions[0].SideEffects.HasFlag(Experience.All[i])), i == 0 ? "four standard errors about the published share" : "");
        }

        var (first, sixth) = (Harder(people, 1), Harder(people, 6));
        yield return new("How hard a first session was, 0-10", "no source found", "1.2 [S39]", new(3, 5), first, "DESIGN");
        yield return new("... and a sixth, against the first", "\"all fall later\"", "1.2 [S38]", new(-2.5, -.5), sixth - first, "DESIGN");
    }

    private static IEnumerable<(double, double)> Weeks(VirtualPatient p) =>
        from d in p.Days
        where d.Phq9.IsAnswered
        let week = p.Days.Where(w => w.Day > d.Day - 7 && w.Day <= d.Day && w.Answers is not null).Select(w => w.Answers!.DistressTimesThree / 3.0).ToArray()
        where week.Length >= 3
        select ((double)d.Phq9.Value, week.Average());

    private static IEnumerable<double> Change(VirtualPatient p) =>
        p.Days[0].Phq9.IsAnswered && p.Days[28].Phq9.IsAnswered ? [(double)(p.Days[28].Phq9.Value - p.Days[0].Phq9.Value)] : [];

    /// <summary>The mean after the course over the mean before it, less one.</summary>
    private static double AnxietyChange(IReadOnlyList<VirtualPatient> people)
    {
        var pairs = people
            .Select(p => (Before: p.Days.LastOrDefault(d => d.Gad7.IsAnswered && d.Day <= p.Sessions[0].Day), After: p.Days.FirstOrDefault(d => d.Gad7.IsAnswered && d.Day >= p.Sessions[^1].Day + 7)))
            .Where(p => p is { Before: not null, After: not null }).ToArray();
        return (double)(pairs.Average(p => p.After!.Gad7.Value) / pairs.Average(p => p.Before!.Gad7.Value)) - 1;
    }

    private static double Harder(IReadOnlyList<VirtualPatient> people, int inCourse) =>
        people.SelectMany(p => p.Sessions).Where(s => s.InCourse == inCourse && s.Rating.IsAnswered).Average(s => (double)s.Rating.Value);
}
