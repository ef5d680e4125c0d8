using System.Globalization;
using Evenkeel.Clinical;

namespace Evenkeel.Cohort;

/// <summary>A cohort as lines of CSV, headings first. Where they are written is somebody else's work.</summary>
public static class CohortCsv
{
    /// <summary>The diary: one row per person and day; a missed day has blank answers.</summary>
    public static IEnumerable<string> Rows(IEnumerable<VirtualPatient> patients)
    {
        yield return "person,day,low_mood,anxiety,restlessness,hope,energy,sleep_hours,safety,session,phq_9";
        foreach (var patient in patients)
        {
            var sessions = patient.Sessions.Select(s => s.Day).ToHashSet();
            foreach (var day in patient.Days)
            {
                yield return Text($"{patient.Index},{day.Day},{Said(day.Answers)},{(sessions.Contains(day.Day) ? 1 : 0)},{Total(day.Phq9)}");
            }
        }
    }

    /// <summary>The truth: one row per event, and one with the event "none" for a person to whom nothing happened.</summary>
    public static IEnumerable<string> TruthRows(IEnumerable<VirtualPatient> patients)
    {
        yield return "person,class,event,onset_day,end_day,size_sd,after_session_day,ramp_days,response,harsh,mean,sd,carried_share,phi,drop_out_day";
        foreach (var patient in patients)
        {
            var t = patient.Truth;
            var who = Text($"{patient.Index},{Word(t.Kind)}");
            var left = t.DroppedOut ? Text($"{t.DropOutDay}") : "";
            var person = Text($"{Word(t.Person.Response)},{(t.Person.IsHarsh ? 1 : 0)},{t.Person.Mean:F3},{t.Person.Sd:F3},{t.Person.CarriedShare:F3},{t.Person.Phi:F3},{left}");
            foreach (var e in t.Events)
            {
                var after = e.AfterSession < 0 ? "" : Text($"{e.AfterSession}");
                yield return Text($"{who},{Word(e.Kind)},{e.OnsetDay},{e.EndDay},{e.SizeSd:F3},{after},{e.RampDays},{person}");
            }

            if (t.Events.Count == 0)
            {
                yield return $"{who},none,,,,,,{person}";
            }
        }
    }

    /// <summary>The latent path: what distress would be each day without noise, and what it stands on without events.</summary>
    public static IEnumerable<string> LevelRows(IEnumerable<VirtualPatient> patients)
    {
        yield return "person,day,level,level_without_events";
        foreach (var patient in patients)
        {
            for (var day = 0; day < patient.Truth.Level.Count; day++)
            {
                yield return Text($"{patient.Index},{day},{patient.Truth.Level[day]:F3},{patient.Truth.LevelWithoutEvents[day]:F3}");
            }
        }
    }

    /// <summary>The sessions: what each brought with it and how hard it was said to be; blank when not said.</summary>
    public static IEnumerable<string> SessionRows(IEnumerable<VirtualPatient> patients)
    {
        yield return "person,day,in_course,phase,rating,dizziness,dissociation,nausea,vertigo,raised_pressure,sedation";
        foreach (var patient in patients)
        {
            foreach (var s in patient.Sessions)
            {
                var effects = string.Join(',', Experience.All.Select(e => s.SideEffects.HasFlag(e) ? 1 : 0));
                yield return Text($"{patient.Index},{s.Day},{s.InCourse},{Word(s.Phase)},{Total(s.Rating)},{effects}");
            }
        }
    }

    /// <summary>What was asked for or reported beside the scales, which is its own truth.</summary>
    public static IEnumerable<string> ReportRows(IEnumerable<VirtualPatient> patients)
    {
        yield return "person,day,report";
        foreach (var patient in patients)
        {
            foreach (var report in patient.Reports)
            {
                yield return Text($"{patient.Index},{report.Day},{Word(report.Kind)}");
            }
        }
    }

    /// <summary>The questionnaires: a row for each day on which one was asked; blank when skipped.</summary>
    public static IEnumerable<string> ScoreRows(IEnumerable<VirtualPatient> patients)
    {
        yield return "person,day,phq_9,gad_7";
        foreach (var patient in patients)
        {
            foreach (var day in patient.Days.Where(d => d.Phq9.State != AnswerState.NotAsked))
            {
                yield return Text($"{patient.Index},{day.Day},{Total(day.Phq9)},{Total(day.Gad7)}");
            }
        }
    }

    private static string Total(Answer answer) => answer.IsAnswered ? Text($"{answer.Value:F0}") : "";

    private static string Said(DiaryAnswers? a) =>
        a is null ? ",,,,,," : Text($"{a.LowMood},{a.Anxiety},{a.Restlessness},{a.Hope},{a.Energy},{a.SleepHours},{Word(a.Safety)}");

    /// <summary>An enum's name as the file says it: SlowRelapse is slow_relapse.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
