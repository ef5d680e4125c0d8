using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>Every sentence for the patient: plain, kind, true; no diagnosis, no judgement, no reassurance.</summary>
[Trait("Row", "4.9")]
[Trait("Row", "4.1")]
public sealed class PatientVoiceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Func<DateTimeOffset, string> Time = _ => "09:10";
    private static readonly string[] Codes = [.. Catalogue.Current.Signs.Select(s => s.Card.Code), "not-in-the-catalogue"];

    [Fact]
    public void Every_sentence_for_every_sign_priority_and_move_is_plain_kind_and_without_a_blocked_claim()
    {
        var sentences = AllFindings()
            .SelectMany(f => PatientVoice.Seen(f).Concat(Enum.GetValues<AlertMove>().SelectMany(move => PatientVoice.Next(f, move))))
            .Concat(PatientVoice.Boundaries)
            .Concat([PatientVoice.TalkNow, PatientVoice.NobodyIsWatching, PatientVoice.OpensAt("08:00")])
            .Distinct().ToArray();
        Assert.True(sentences.Length > 40, $"only {sentences.Length} sentences");
        Assert.All(sentences, PatientText.Holds);
    }

    [Fact]
    public void Every_sentence_of_an_alerts_story_is_plain_and_kind()
    {
        string[] story =
        [
            AlertStory.Sent(Now, Time), AlertStory.NotSeenYet, AlertStory.Seen("Dr Osei", Now, Time), AlertStory.StillHere,
            .. Enum.GetValues<NextAction>().Select(a => AlertStory.Planned("Dr Osei", a, Now, Time)),
            .. Enum.GetValues<Outcome>().Select(o => AlertStory.Closed("Dr Osei", o)),
        ];
        Assert.All(story, PatientText.Holds);
        Assert.All(story, s => Assert.DoesNotContain("false", s, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("Row", "4.8")]
    public void An_outcome_called_false_reads_like_no_change()
    {
        Assert.Equal("Dr Osei looked at it; no change for now.", AlertStory.Closed("Dr Osei", Outcome.FalseAlarm));
        Assert.Equal(AlertStory.Closed("Dr Osei", Outcome.NoChange), AlertStory.Closed("Dr Osei", Outcome.FalseAlarm));
        Assert.Equal(6, Enum.GetValues<Outcome>().Select(o => AlertStory.Closed("Dr Osei", o)).Distinct().Count());
    }

    [Fact]
    public void The_story_names_who_and_when()
    {
        Assert.Equal("Dr Osei saw it at 09:10.", AlertStory.Seen("Dr Osei", Now, Time));
        Assert.Equal("A nurse plans to call you by 09:10.", AlertStory.Planned("A nurse", NextAction.Call, Now, Time));
        Assert.Equal(Enum.GetValues<NextAction>().Length, Enum.GetValues<NextAction>().Select(a => AlertStory.Planned("A nurse", a, Now, Time)).Distinct().Count());
    }

    [Theory]
    [InlineData(4, 5, "4 of your last 5 answers were harder than before your session.")]
    [InlineData(3, 3, "Your last 3 answers were harder than before your session.")]
    [InlineData(1, 2, "Your last answers were harder than before your session.")]
    public void What_the_own_band_found_is_said_in_answers_and_never_in_chances(int above, int of, string sentence)
    {
        var found = new Present(Priority.Urgent, Response.Alert, Now, [new(Fact.AboveSessionLevel, above, Now, of), new(Fact.OwnLevel, 3), new(Fact.ShiftWeight, 17, Limit: 11)]);
        Assert.Contains(sentence, PatientVoice.Seen(new SignFinding(SustainedWorsening.Code, found)));
        PatientText.Holds(sentence);
    }

    [Fact]
    public void What_began_away_from_sessions_is_said_without_one()
    {
        var found = new Present(Priority.Urgent, Response.Alert, Now, [new(Fact.AboveExpectedLevel, 4, Now, 5), new(Fact.AwayFromSessions, 3)]);
        const string Sentence = "4 of your last 5 answers were harder than is usual for you.";
        Assert.Contains(Sentence, PatientVoice.Seen(new SignFinding(SustainedWorsening.Code, found)));
        PatientText.Holds(Sentence);
        Assert.Contains("began more than 3 days after any session", ClinicianVoice.Why(found, Time));
    }

    [Fact]
    public void Every_sign_of_the_catalogue_has_words_of_its_own()
    {
        var unnamed = PatientVoice.Seen(new("not-in-the-catalogue", Found(Priority.Urgent)));
        Assert.All(Catalogue.Current.Signs, s => Assert.NotEqual(unnamed, PatientVoice.Seen(new(s.Card.Code, Found(Priority.Urgent)))));
    }

    [Fact]
    public void Every_reason_has_words_of_its_own()
    {
        var reasons = Enum.GetValues<Because>();
        Assert.Equal(reasons.Length, reasons.Select(PatientVoice.Of).Where(w => w != PatientVoice.Of((Because)999)).Distinct().Count());
    }

    [Fact]
    [Trait("Row", "4.6")]
    public void Talking_to_a_person_comes_first_when_it_cannot_wait()
    {
        Assert.Equal(PatientVoice.TalkNow, PatientVoice.Next(new(Ideation.Code, Found(Priority.Stat)), AlertMove.Open)[0]);
        Assert.Equal(PatientVoice.TalkNow, PatientVoice.Next(new(Ideation.Code, Found(Priority.Asap)), AlertMove.Raise)[0]);
        Assert.NotEqual(PatientVoice.TalkNow, PatientVoice.Next(new(ProlongedDip.Code, Found(Priority.Urgent)), AlertMove.Open)[0]);
    }

    [Fact]
    [Trait("Row", "4.6")]
    public void Somebody_who_did_not_answer_is_not_told_that_they_said_yes()
    {
        Assert.StartsWith("You chose not to answer", Thoughts(new Evidence(Fact.SafetyAnswer, (int)SafetyAnswer.PreferNotToSay)));
        Assert.StartsWith("You told us about thoughts", Thoughts(new Evidence(Fact.SafetyAnswer, (int)SafetyAnswer.PassingThoughts)));
        Assert.StartsWith("You told us about thoughts", Thoughts(new Evidence(Fact.Item9, 1)));
        Assert.StartsWith("Some questions about your safety", Thoughts(new Evidence(Fact.Screening, (int)Screening.NotAnswered)));
        Assert.StartsWith("Your care team knows", Thoughts(new Evidence(Fact.KnownIdeation, 1)));
        Assert.StartsWith("It is time", Thoughts(new Evidence(Fact.KnownIdeation, 1), new Evidence(Fact.ReviewOverdue, 3)));
    }

    [Fact]
    public void What_is_absent_is_not_spoken_of() => Assert.Empty(PatientVoice.Seen(new(Ideation.Code, new Absent(Now))));

    [Fact]
    public void Nobody_is_said_to_be_told_when_nobody_is()
    {
        var watched = new SignFinding(DipToday.Code, Found(Priority.Routine) with { Response = Response.Watch });
        Assert.DoesNotContain(PatientVoice.Next(watched, AlertMove.None), s => s.Contains("telling", StringComparison.Ordinal));
        var quiet = new SignFinding(ProlongedDip.Code, Found(Priority.Urgent));
        Assert.StartsWith("Someone on your care team looked at this", PatientVoice.Next(quiet, AlertMove.None)[0]);
    }

    [Fact]
    public void A_sign_that_failed_is_told_to_the_patient_and_to_the_team() =>
        Assert.NotEmpty(PatientVoice.Next(new(ProlongedDip.Code, new Indeterminate(Because.SignFailed, Priority.Urgent)), AlertMove.Open));

    [Fact]
    [Trait("Row", "10.22")]
    public void What_this_is_not_is_said_in_so_many_words()
    {
        Assert.Contains(PatientVoice.Boundaries, s => s.Contains("not an emergency service", StringComparison.Ordinal));
        Assert.Contains(PatientVoice.Boundaries, s => s.Contains("does not choose your dose", StringComparison.Ordinal));
    }

    private static IEnumerable<SignFinding> AllFindings() =>
        from code in Codes
        from finding in Enum.GetValues<Priority>().SelectMany(p => Enum.GetValues<Response>().SelectMany(r => Evidences().Select(e => (Finding)new Present(p, r, Now, e))))
            .Concat(Enum.GetValues<Because>().Select(b => new Indeterminate(b, b == Because.SignFailed ? Priority.Urgent : Priority.Routine)))
        select new SignFinding(code, finding);

    private static IEnumerable<Evidence[]> Evidences() =>
        Enum.GetValues<Fact>().SelectMany(f => Enumerable.Range(0, 5).Select(amount => new Evidence[] { new(f, amount) }))
            .Append([])
            .Append([new(Fact.Distress, 8), new(Fact.NoBaseline, 7)])
            .Append([new(Fact.Distress, 8), new(Fact.Baseline, 4)]);

    private static Present Found(Priority priority) => new(priority, Response.Alert, Now, []);

    private static string Thoughts(params Evidence[] evidence) =>
        Assert.Single(PatientVoice.Seen(new(Ideation.Code, new Present(Priority.Asap, Response.Alert, Now, evidence))));
}
