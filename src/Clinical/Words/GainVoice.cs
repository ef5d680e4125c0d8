namespace Evenkeel.Clinical.Words;

/// <summary>What was gained and what is fading, in one sentence or two. Facts of the past weeks: nothing here says how it goes on.</summary>
public static class GainVoice
{
    /// <summary>Empty when there is neither.</summary>
    /// <param name="day">Says a day, as in "Tue 20 Oct".</param>
    public static string ForClinician(Gain gain, Func<DateOnly, string> day) => string.Join(' ', Clinician(gain, day));

    /// <summary>Empty when there is neither. Whether a better week may be told to them is decided before (design 5a, words).</summary>
    /// <param name="day">Says a day, as in "Tue 20 Oct".</param>
    public static string ForPatient(Gain gain, Func<DateOnly, string> day) => string.Join(' ', Patient(gain, day));

    private static IEnumerable<string> Clinician(Gain gain, Func<DateOnly, string> day)
    {
        if (gain.FirstClear is { } first && gain.Start is { } start)
        {
            yield return $"First improvement by {day(first.On)}: weekly median {Points(first.Median)} against {Points(start)} before the course.";
        }

        if (gain is { FadingSince: { } since, Now: { } now, Best: { } best })
        {
            yield return $"Fading since {day(since.On)}: weekly median {Points(now)} now, {Points(best)} in the best week.";
        }
    }

    private static IEnumerable<string> Patient(Gain gain, Func<DateOnly, string> day)
    {
        if (gain.FirstClear is { } first && gain.Start is { } start)
        {
            yield return $"Your first better week was the one up to {day(first.On)}. Its middle answer was {Points(first.Median)}; before this course of treatment it was {Points(start)}.";
        }

        if (gain.FadingSince is { } since)
        {
            yield return $"Since {day(since.On)} your weeks have been harder than your best week.";
        }
    }

    private static string Points(decimal amount) => ClinicianPhrases.Points(amount);
}
