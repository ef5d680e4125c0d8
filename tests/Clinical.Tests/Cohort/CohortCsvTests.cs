using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

[Trait("Row", "10.21")]
public class CohortCsvTests
{
    private static readonly IReadOnlyList<VirtualPatient> Few = VirtualCohort.Generate(new() { Prevalence = .5 }, 4, 20);

    [Fact]
    public void The_diary_has_its_heading_and_a_row_for_every_day()
    {
        var rows = CohortCsv.Rows(Few).ToArray();
        Assert.Equal("person,day,low_mood,anxiety,restlessness,hope,energy,sleep_hours,safety,session,phq_9", rows[0]);
        Assert.Equal(1 + (20 * 90), rows.Length);
        Assert.All(rows, r => Assert.Equal(11, r.Split(',').Length));
    }

    [Fact]
    public void A_row_says_what_was_answered()
    {
        var day = new VirtualDay(1, new(7, 6, 5, 4, 3, 8, SafetyAnswer.PreferNotToSay), Answer.Of(18));
        var patient = Few[0] with { Index = 3, Days = [day, new(2, null, Answer.Skipped)], Sessions = [new(1, 1, Phase.Close)] };
        Assert.Equal(["3,1,7,6,5,4,3,8,prefer_not_to_say,1,18", "3,2,,,,,,,,0,"], CohortCsv.Rows([patient]).Skip(1));
    }

    [Fact]
    public void The_truth_has_a_row_for_every_event_and_one_for_every_quiet_person()
    {
        var rows = CohortCsv.TruthRows(Few).ToArray();
        Assert.Equal(1 + Few.Sum(p => Math.Max(1, p.Truth.Events.Count)), rows.Length);
        Assert.StartsWith("person,class,event,onset_day,end_day,size_sd,", rows[0]);
        Assert.All(rows, r => Assert.Equal(15, r.Split(',').Length));
        var worse = Few.First(p => p.Truth.Kind == PatientKind.Worsener);
        var shift = worse.Shift();
        Assert.Contains(rows, r => r.StartsWith($"{worse.Index},worsener,shift,{shift.OnsetDay},{shift.EndDay},"));
        var quiet = Few.First(p => p.Truth.Events.Count == 0);
        Assert.Contains(rows, r => r.StartsWith($"{quiet.Index},{quiet.Truth.Kind.ToString().ToLowerInvariant()},none,,,,,,"));
    }

    [Fact]
    public void The_latent_path_has_a_row_for_every_day()
    {
        Assert.Equal(1 + (20 * 90), CohortCsv.LevelRows(Few).Count());
        Assert.All(CohortCsv.LevelRows(Few).Skip(1).Take(90), r => Assert.Matches(@"^0,\d+,-?\d+\.\d{3},-?\d+\.\d{3}$", r));
    }
}
