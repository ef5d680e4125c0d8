using System.Text.RegularExpressions;

namespace Evenkeel.Tests.Architecture;

/// <summary>People dose and book. No path leads from a rule, or from what runs rules, to a dose or to a session that is planned or changed.</summary>
[Trait("Row", "10.22")]
public sealed partial class BoundariesTests
{
    /// <summary>The form that a clinician fills in, and the verbs that make demo and imported patients.</summary>
    private static readonly string[] People = ["src/App/Features/Sessions/", "src/App/CommandLine/"];

    [Fact]
    public void Nothing_but_a_persons_form_writes_a_session() =>
        Assert.DoesNotContain(Tree.Sources, f => !People.Any(p => f.StartsWith(p, StringComparison.Ordinal)) && Writes(f, Tree.Read(f)));

    [Fact]
    public void The_form_itself_is_found() => Assert.Contains("src/App/Features/Sessions/RecordSession.cs", Tree.Sources.Where(f => Writes(f, Tree.Read(f))));

    [Fact]
    public void No_rule_and_nothing_that_runs_rules_knows_of_a_dose() => Assert.DoesNotContain(Tree.Sources, f => RunsRules(f) && KnowsOfDoses(Tree.Read(f)));

    /// <summary>What a plan allows is asked by people who book and dose; no rule may.</summary>
    [Fact]
    public void No_rule_reads_what_a_plan_allows() => Assert.DoesNotContain(Tree.Sources, f => RunsRules(f) && f.StartsWith("src/Clinical/", StringComparison.Ordinal) && ReadsPlans(Tree.Read(f)));

    [Theory]
    [InlineData("using Evenkeel.Clinical.Plans;")]
    [InlineData("if (Plans.SessionSpacing.Default.MinDays > 2) { }")]
    public void A_planted_rule_that_reads_a_plan_is_found(string code) => Assert.True(ReadsPlans(code));

    [Theory]
    [InlineData("src/App/Care/AssessPatient.cs", "db.Sessions.Add(next);")]
    [InlineData("src/App/Care/NightWatch.cs", "await record.Run(caller, new SessionBody(id, patient));")]
    [InlineData("src/App/Care/OpenAlerts.cs", "await db.Sessions.Where(s => s.PatientId == id).ExecuteUpdateAsync(s => s);")]
    [InlineData("src/App/Features/Inbox/WorkAlert.cs", "var s = new Data.TreatmentSession { ClinicId = 1 };")]
    [InlineData("src/App/Features/Inbox/WorkAlert.cs", "public sealed class WorkAlert(RecordSession record);")]
    public void A_planted_path_to_a_session_is_found(string path, string code) => Assert.True(Writes(path, code));

    [Theory]
    [InlineData("if (finding is Present) session.DoseMg += 10;")]
    [InlineData("var route = RouteOfAdministration.Intravenous;")]
    public void A_planted_dose_is_found(string code) => Assert.True(KnowsOfDoses(code));

    [Theory]
    [InlineData("src/App/Care/Trajectories.cs", "// writes no session: new Data.TreatmentSession\nvar sessions = await db.Sessions.AsNoTracking().ToListAsync();")]
    [InlineData("src/App/Care/Trajectories.cs", "sessions.AddRange(db.Sessions.Local); var s = new Clinical.TreatmentSession(id, start);")]
    [InlineData("src/Clinical/Trajectory.cs", "var s = new TreatmentSession(id, start);")]
    public void Reading_a_session_is_left_alone(string path, string code) => Assert.False(Writes(path, code));

    /// <summary>They read a visit for the page of a person, and keep readings and ticks; a session is out of their reach too.</summary>
    private static readonly string[] OfAVisit = ["src/App/Care/GateStandings.cs", "src/App/Care/Readiness.cs", "src/App/Care/KeepVitals.cs", "src/App/Care/KeepExperience.cs", "src/App/Care/KeepPerception.cs", "src/App/Care/Preparations.cs", "src/App/Care/TickPreparation.cs"];

    private static bool RunsRules(string path) => !OfAVisit.Contains(path) && (
        (path.StartsWith("src/Clinical/", StringComparison.Ordinal) && !path.StartsWith("src/Clinical/Plans/", StringComparison.Ordinal)) || path.StartsWith("src/App/Care/", StringComparison.Ordinal));

    /// <summary>Clinical and Cohort have a TreatmentSession of their own, a value that no database knows.</summary>
    private static bool Writes(string path, string text) =>
        path.StartsWith("src/App/", StringComparison.Ordinal) && !path.EndsWith("WebHost.cs", StringComparison.Ordinal) && !path.StartsWith("src/App/Data/", StringComparison.Ordinal) && SessionWriting().IsMatch(Tree.WithoutWords(text));

    private static bool ReadsPlans(string text) => Regex.IsMatch(Tree.WithoutWords(text), @"\bPlans\.|\bClinical\.Plans\b");

    private static bool KnowsOfDoses(string text) => DoseWord().IsMatch(Tree.WithoutWords(text));

    [GeneratedRegex(@"\bRecordSession\b|\bSessionBody\b|\bSessions\.(Add|Update|Remove|Attach)\w*\(|\bSessions\b[^;]*\.Execute(Update|Delete)|\bnew (?!Clinical\.)[\w.]*\bTreatmentSession\b(?!\()")]
    private static partial Regex SessionWriting();

    [GeneratedRegex(@"\w*(?<![a-z])Dose(?![a-z])\w*|\bRouteOfAdministration\b|\bBooking\w*|\bAppointment\w*")]
    private static partial Regex DoseWord();
}
