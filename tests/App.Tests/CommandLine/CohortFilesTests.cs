using Evenkeel.Cohort;
using Evenkeel.CommandLine;

namespace Evenkeel.Tests.CommandLine;

[Trait("Row", "10.21")]
public sealed class CohortFilesTests
{
    [Fact]
    public void The_same_seed_writes_the_same_bytes_and_another_seed_other_people()
    {
        Assert.Equal(Written(7), Written(7));
        Assert.NotEqual(Written(7)["diary.csv"], Written(8)["diary.csv"]);
        Assert.Equal(1 + 3 * 40, Written(7)["diary.csv"].Split('\n').Length - 1);
        Assert.DoesNotContain('\r', Written(7)["truth.csv"]);
    }

    [Theory]
    [InlineData(0, 90)]
    [InlineData(3, 34)]
    public void What_cannot_be_grown_is_refused(int people, int days) =>
        Assert.Equal(1, CohortFiles.Run(people, new() { Length = days }, 1, Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), TextWriter.Null, TextWriter.Null));

    [Fact]
    public void One_command_writes_two_years_of_a_clinic_with_its_truth()
    {
        Assert.True(CohortFiles.Verb().Parse(["--clinic", "--out", "somewhere"]).GetValue<bool>("--clinic"));
        var written = Written(303, CohortParameters.Demo);
        Assert.Equal(["diary.csv", "levels.csv", "reports.csv", "scores.csv", "sessions.csv", "truth.csv"], written.Keys.Order());
        Assert.Equal(1 + 3 * 730, written["diary.csv"].Split('\n').Length - 1);
        Assert.StartsWith("person,day,phq_9,gad_7\n0,0,", written["scores.csv"]);
        Assert.StartsWith("person,day,report\n", written["reports.csv"]);
        Assert.StartsWith("person,day,in_course,phase,rating,dizziness,dissociation,nausea,vertigo,raised_pressure,sedation\n0,", written["sessions.csv"]);
    }

    [Fact]
    public void The_table_sets_the_cohort_beside_published_figures()
    {
        var printed = new StringWriter();
        Assert.Equal(0, CohortFiles.Table(301, printed));
        Assert.Contains("| Share of days missed |", printed.ToString());
        Assert.DoesNotContain("OUTSIDE", printed.ToString());
    }

    [Fact]
    public void Without_a_folder_and_without_the_table_it_says_what_is_missing()
    {
        Assert.Contains("--out DIR", Assert.Single(CohortFiles.Verb().Parse([]).Errors).Message);
        Assert.Empty(CohortFiles.Verb().Parse(["--table"]).Errors);
        Assert.Empty(CohortFiles.Verb().Parse(["--out", "somewhere"]).Errors);
    }

    private static Dictionary<string, string> Written(ulong seed, CohortParameters? parameters = null)
    {
        var folder = Directory.CreateTempSubdirectory("evenkeel-cohort-").FullName;
        Assert.Equal(0, CohortFiles.Run(3, parameters ?? new() { Length = 40 }, seed, folder, TextWriter.Null, TextWriter.Null));
        var files = Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
        Directory.Delete(folder, recursive: true);
        return files;
    }
}
