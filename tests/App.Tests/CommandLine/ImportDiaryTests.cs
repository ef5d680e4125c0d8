using Evenkeel.Clinical;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Features.CheckIns;
using Evenkeel.Care;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.CommandLine;

[Trait("Row", "10.21")]
public sealed class ImportDiaryTests
{
    private const string Head = "person,date,low,anx,rest,note\n";

    [Fact]
    public async Task Every_bad_line_is_named_with_line_and_column_and_kept_byte_for_byte_and_the_others_come_in()
    {
        byte[] bytes =
        [
            .. "person,date,low,anx,rest,note\nmia,2026-01-01,3,3,3,\nmia,2026-01-02,three,3,3,\nmia,2026-01-03,3,11,3,\nmia,3 Jan,3,3,3,\n"u8,
            .. "mia,2026-01-01,4,4,4,again\nmia,2026-01-04,3,3\nmia,2026-01-05,3,3,3,caf"u8, 0xE9, .. "\nmia,2026-01-06,3,3,3,\"open\n"u8,
            .. "mia,2026-01-07,3,3,3,\"fine, really\"\n,2026-01-08,3,3,3,\n"u8,
        ];
        var file = Diaries.Written("mia.csv", bytes);
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var imported = await clinic.Import(file, () => Diaries.Plan(file, Diaries.PlainMap));
        Assert.Equal(ImportDiary.SomeSetAside, imported.Exit);
        Assert.Equal(
            [
                "mia.csv, line 3, column 3 (low): 'three' is not a number",
                "mia.csv, line 4, column 4 (anx): 11 is off the scale 0..10",
                "mia.csv, line 5, column 2 (date): '3 Jan' is not a date like 2026-11-30",
                "mia.csv, line 6, column 2 (date): mia has an earlier line for 2026-01-01; the first one stands",
                "mia.csv, line 7, column 5 (rest): the line has 4 columns and the headings 6",
                "mia.csv, line 8, column 6 (note): is not valid UTF-8",
                "mia.csv, line 9: a quote is not closed on this line",
                "mia.csv, line 11, column 1 (person): does not say whose day this is",
            ],
            imported.Error.ReplaceLineEndings("\n").Split('\n').Where(l => l.StartsWith("mia.csv")));
        Assert.Equal(2, await clinic.Read(db => db.CheckIns.CountAsync()));
        var lines = System.Text.Encoding.Latin1.GetString(bytes).Split('\n');
        Assert.Equal([lines[0], .. lines[2..9], lines[10], ""], imported.Rejected.Split('\n'));
    }

    [Fact]
    public async Task A_column_is_rescaled_in_a_straight_line_a_blank_is_skipped_and_a_line_of_blanks_is_a_missed_day()
    {
        var file = Diaries.Written(Head + "mia,2026-01-01,1,7,4,\nmia,2026-01-02,,2,2,\nmia,2026-01-03,,,,\n");
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var imported = await clinic.Import(file, () => Diaries.Plan(file, ["low-mood=low:1..7", "anxiety=anx:7..1", "restlessness=rest:1..7"]));
        Assert.Equal(0, imported.Exit);
        Assert.Contains("2 days answered, 1 missed", imported.Output);
        var kept = await clinic.Read(db => db.CheckIns.OrderBy(c => c.AnsweredAt).ToListAsync());
        Assert.Equal((Answer.Of(0), Answer.Of(0), Answer.Of(5)), (kept[0].LowMood, kept[0].Anxiety, kept[0].Restlessness));
        Assert.Equal((Answer.Skipped, Answer.Of(8.333m), Answer.Of(1.667m)), (kept[1].LowMood, kept[1].Anxiety, kept[1].Restlessness));
        Assert.Equal((Answer.NotAsked, SafetyAnswer.NotAsked), (kept[1].Hope, kept[1].Safety));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 20, 0, 0, TimeSpan.Zero), kept[0].ReceivedAt);
    }

    [Theory]
    [InlineData(false, "low-mood=low")]
    [InlineData(false, "hope=low", "safety=anx")]
    [InlineData(true, "overall=low")]
    [InlineData(true, "low-mood=low", "restlessness=rest")]
    [Trait("Hazard", "silence-read-as-fine")]
    public async Task A_mapping_that_can_give_no_distress_is_refused_before_the_first_row(bool taken, params string[] map)
    {
        var file = Diaries.Written("person,date,low,anx,rest\nmia,2026-01-01,2,no,2\nmia,2026-01-02,2,no,2\n");
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var imported = await clinic.Import(file, () => Diaries.Plan(file, map));
        Assert.Equal((taken ? 0 : 1, taken ? 2 : 0), (imported.Exit, await clinic.Read(db => db.CheckIns.CountAsync())));
        Assert.Equal(!taken, imported.Error.Contains("These columns give no distress", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Hazard", "worsening-unseen")]
    public async Task A_single_mood_as_overall_opens_a_worsening_and_calls_nobody_silent()
    {
        var days = string.Concat(new[] { 2, 2, 2, 8, 8, 8 }.Select((v, i) => $"mia,2026-01-0{i + 1},{v}\n"));
        var file = Diaries.Written("person,date,mood\n" + days);
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        Assert.Equal(0, (await clinic.Import(file, () => Diaries.Plan(file, ["overall=mood"], sessionDay: 3))).Exit);
        var signs = await clinic.Read(db => db.Alerts.Select(a => a.Sign).Distinct().ToListAsync());
        Assert.Contains("prolonged-dip", signs);
        Assert.DoesNotContain("silent-after-dip", signs);
    }

    [Theory, OnBothDatabases]
    public async Task A_stopped_import_goes_on_where_it_was_and_ends_as_one_that_was_never_stopped(Store store)
    {
        var file = Diaries.Written(TwoPeople());
        DiaryPlan Plan() => Diaries.Plan(file, Diaries.PlainMap, sessionDay: 5);
        await using var whole = await TestClinic.Open(Store.Sqlite);
        Assert.Equal(0, (await whole.Import(file, Plan)).Exit);

        await using var clinic = await TestClinic.Open(store);
        using var stop = new CancellationTokenSource();
        var imported = await clinic.Import(file, Plan, stop, new StopsAt("person 1 of 2", stop));
        Assert.Equal(ImportDiary.Stopped, imported.Exit);
        var (_, checkIns, _, _, _, _, _, _) = await clinic.Everything();
        Assert.InRange(checkIns, 1, 12);

        Assert.Equal(0, (await clinic.Import(file, Plan)).Exit);
        Assert.Equal(await whole.Everything(), await clinic.Everything());
        Assert.True((await clinic.Everything()).Alerts > 0);
    }

    [Theory, OnBothDatabases]
    public async Task A_finished_import_changes_nothing_when_it_is_run_again(Store store)
    {
        var file = Diaries.Written(TwoPeople());
        await using var clinic = await TestClinic.Open(store);
        var first = await clinic.Import(file, () => Diaries.Plan(file, Diaries.PlainMap, sessionDay: 5));
        var before = await clinic.Everything();
        var second = await clinic.Import(file, () => Diaries.Plan(file, Diaries.PlainMap, sessionDay: 5));
        Assert.Equal((0, 0), (first.Exit, second.Exit));
        Assert.Equal(before, await clinic.Everything());
        Assert.Equal(first.Output[first.Output.LastIndexOf("Diary mia:", StringComparison.Ordinal)..], second.Output[second.Output.LastIndexOf("Diary mia:", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task A_line_that_was_mended_after_time_had_passed_over_it_is_set_aside_and_not_slipped_into_the_past()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var file = Diaries.Written(Head + "mia,2026-01-01,3,3,3,\nmia,2026-01-02,x,3,3,\nmia,2026-01-03,3,3,3,\n");
        Assert.Equal(ImportDiary.SomeSetAside, (await clinic.Import(file, () => Diaries.Plan(file, Diaries.PlainMap))).Exit);
        File.WriteAllText(file.FullName, File.ReadAllText(file.FullName).Replace(",x,", ",3,"));
        var again = await clinic.Import(file, () => Diaries.Plan(file, Diaries.PlainMap));
        Assert.Equal(ImportDiary.SomeSetAside, again.Exit);
        Assert.Contains("line 3: its day lies before days that were imported earlier", again.Error);
        Assert.Equal(2, await clinic.Read(db => db.CheckIns.CountAsync()));
    }

    [Fact]
    public async Task A_patient_with_live_check_ins_is_refused_before_anything_is_written()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Diary mia");
        await clinic.Get<SubmitCheckIn>().Run(new CheckInBody(Guid.CreateVersion7(), new PatientKey(1, ben.Id), clinic.Now, null, true) { LowMood = Answer.Of(3), Anxiety = Answer.Of(3) }, TestContext.Current.CancellationToken);
        var before = await clinic.Everything();
        var file = Diaries.Written(TwoPeople());
        var imported = await clinic.Import(file, () => Diaries.Plan(file, Diaries.PlainMap));
        Assert.Equal(1, imported.Exit);
        Assert.Contains("Diary mia is a patient with live check-ins in clinic 1", imported.Error);
        Assert.Equal(before, await clinic.Everything());
    }

    [Fact]
    public async Task Another_mapping_under_the_same_name_is_refused()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var file = Diaries.Written(TwoPeople());
        await clinic.Import(file, () => Diaries.Plan(file, Diaries.PlainMap));
        var imported = await clinic.Import(file, () => Diaries.Plan(file, ["low-mood=low:0..20", "anxiety=anx:0..20", "restlessness=rest:0..20"]));
        Assert.Equal(1, imported.Exit);
        Assert.Contains("Diary mia holds answers that this command would not make", imported.Error);
    }

    [Theory]
    [InlineData("mood=low", "'mood=low' is no mapping")]
    [InlineData("low-mood=low:1-7", "'1-7' in 'low-mood=low:1-7' is no scale")]
    [InlineData("low-mood=gone", "must have one column 'gone'")]
    public async Task A_mapping_that_cannot_be_is_refused_with_what_would_be_right(string map, string why)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var file = Diaries.Written(TwoPeople());
        var imported = await clinic.Import(file, () => Diaries.Plan(file, [map]));
        Assert.Equal(1, imported.Exit);
        Assert.Contains(why, imported.Error);
        Assert.Equal(0, await clinic.Read(db => db.Patients.CountAsync()));
    }

    /// <summary>Mia dips for good after day 5 and stays silent for a while; Lou is calm.</summary>
    private static string TwoPeople() => Head + string.Concat(
        Enumerable.Range(1, 12).Select(d => $"mia,2026-01-{(d > 9 ? d + 4 : d):00},{(d > 6 ? "6,6,6" : "2,2,2")},\nlou,2026-01-{d:00},2,1,2,\n"));

    /// <summary>Stops the import when it says something.</summary>
    private sealed class StopsAt(string words, CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith(words, StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }
        }
    }
}
