using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.CommandLine;

/// <summary>
/// 43 outpatients with all their gaps (Jang and others, CC BY 4.0): each 0-3 item to 0-10, a nominal session on day 15. All of them
/// come in with bin/check --full, a tenth of them always.
/// </summary>
[Trait("Row", "10.21")]
[Trait("Hazard", "alarm-fatigue")]
public sealed class JangTests
{
    private const string Seoul = "Asia/Seoul";
    private static readonly string[] Map = ["low-mood=neg_feeling_sev:0..3", "anxiety=anxiety:0..3", "restlessness=annoying:0..3"];

    [Fact(Explicit = true)]
    public async Task All_43_people_come_in_with_their_gaps_and_one_alert_at_most_for_each_sign()
    {
        var file = Diaries.Real("jang/daily.csv");
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var imported = await clinic.Import(file, () => Diaries.Plan(file, Map, "Jang ", 15, "phq_9", Seoul));
        Assert.Equal((0, ""), (imported.Exit, imported.Error));
        Assert.Contains("In all: 43 people, 3969 days answered, 3476 missed, 111 PHQ-9 totals.", imported.Output);
        var bySign = await clinic.Read(db => db.Alerts.GroupBy(a => a.Sign).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync());
        Assert.Equal(
            [("prolonged-dip", 27), ("return-of-symptoms", 13), ("severe-answer", 27), ("silent-after-dip", 29), ("sustained-worsening", 3), ("worse-away-from-sessions", 9), ("worse-than-before-treatment", 22)],
            bySign.Select(g => (g.Key, g.Count)));
    }

    [Theory, OnBothDatabases]
    public async Task The_shortest_diaries_and_the_longest_silences_come_in_on_both_databases(Store store)
    {
        var whole = await File.ReadAllLinesAsync(Diaries.Real("jang/daily.csv").FullName, TestContext.Current.CancellationToken);
        string[] people = ["SYM2-1-327", "SYM2-1-363", "SYM2-1-366", "SYM2-1-384", "SYM2-1-574"];
        var file = Diaries.Written(string.Join('\n', whole.Where((line, i) => i == 0 || people.Any(line.StartsWith))));
        await using var clinic = await TestClinic.Open(store);
        var imported = await clinic.Import(file, () => Diaries.Plan(file, Map, "Jang ", 15, "phq_9", Seoul));
        Assert.Equal(0, imported.Exit);
        Assert.Contains("In all: 5 people, 55 days answered", imported.Output);
        Assert.Contains("Jang SYM2-1-327: 1 days answered, 0 missed, 0 PHQ-9; no session (the diary ends before)", imported.Output);
        Assert.Contains("alert silent-after-dip on day 18", imported.Output);
    }
}
