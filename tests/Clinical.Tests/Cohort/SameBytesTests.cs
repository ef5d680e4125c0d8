using System.Security.Cryptography;
using System.Text;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

[Trait("Row", "10.21")]
public class SameBytesTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes() => Assert.Equal(Bytes(seed: 5, count: 30), Bytes(seed: 5, count: 30));

    [Fact]
    public void Another_seed_gives_other_people() => Assert.NotEqual(Bytes(seed: 5, count: 30), Bytes(seed: 6, count: 30));

    /// <summary>Fails when any number of any patient changes, on any machine. A wanted change is a new fingerprint here and a line in the change log.</summary>
    [Fact]
    public void The_cohort_is_the_one_that_was_published() =>
        Assert.Equal("8ca4ebf8fd7163af39947be979d75f3e41ebcd5ca420a7b7aa334fc0ce36ad1b", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Bytes(seed: 1, count: 50)))));

    [Fact]
    public void A_patient_does_not_change_when_the_cohort_grows() => Assert.Equal(Bytes(seed: 5, count: 12), Bytes(seed: 5, count: 40, take: 12));

    [Fact]
    public void A_patient_made_alone_is_the_same_patient()
    {
        var parameters = new CohortParameters();
        var together = VirtualCohort.Generate(parameters, 5, 10)[9];
        Assert.Equal(Text([together]), Text([VirtualCohort.Patient(parameters, 5, 9)]));
    }

    /// <summary>Strata are compared on the same people: more silence changes which answers are there, never what they are.</summary>
    [Fact]
    public void Missing_days_take_answers_away_and_change_none()
    {
        var usual = new CohortParameters();
        var ragged = VirtualCohort.Generate(usual, 5, 30);
        var complete = VirtualCohort.Generate(usual with { Missing = usual.Missing with { Shares = [0] } }, 5, 30);
        Assert.All(complete.SelectMany(p => p.Days), d => Assert.NotNull(d.Answers));
        foreach (var (some, all) in ragged.Zip(complete))
        {
            Assert.All(some.Days.Where(d => d.Answers is not null), d => Assert.Equal(all.Days[d.Day].Answers, d.Answers));
        }
    }

    /// <summary>So that a larger worsening is tried on the same people, sessions and days.</summary>
    [Fact]
    public void Size_changes_how_high_a_worsening_goes_and_not_when_it_is()
    {
        var small = VirtualCohort.Generate(new CohortParameters().Enriched(1), 5, 30);
        var large = VirtualCohort.Generate(new CohortParameters().Enriched(2), 5, 30);
        Assert.All(small.Zip(large), pair => Assert.Equal(pair.First.Shift() with { SizeSd = 2 }, pair.Second.Shift()));
    }

    /// <summary>Nothing of what people ask for has a share in what they answer.</summary>
    [Fact]
    public void What_is_asked_for_changes_no_diary()
    {
        var silent = new CohortParameters { Reports = new() { NeedHelpNow = 0, CallMe = 0, FeelWorse = 0, SupportWorried = 0, HardFrom = 11, EmergencyShare = 0, StaysShare = 0 } };
        Assert.All(VirtualCohort.Generate(silent, 5, 100), p => Assert.Empty(p.Reports));
        Assert.NotEmpty(VirtualCohort.Generate(new(), 5, 100).SelectMany(p => p.Reports));
        Assert.Equal(Text(VirtualCohort.Generate(silent, 5, 30)), Bytes(seed: 5, count: 30));
    }

    [Fact]
    public void A_diary_too_short_for_an_event_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => VirtualCohort.Generate(new() { Length = CohortParameters.ShortestDiary - 1 }, 1, 1));
        var shortest = new CohortParameters { Length = CohortParameters.ShortestDiary }.Enriched(1);
        Assert.All(VirtualCohort.Generate(shortest, 1, 200), p => Assert.Equal(CohortParameters.ShortestDiary, p.Days.Count));
    }

    private static string Bytes(ulong seed, int count, int? take = null) =>
        Text(VirtualCohort.Generate(new(), seed, count).Take(take ?? count).ToArray());

    private static string Text(IReadOnlyList<VirtualPatient> patients) =>
        string.Join('\n', [.. CohortCsv.Rows(patients), .. CohortCsv.TruthRows(patients), .. CohortCsv.LevelRows(patients)]);
}
