using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "5.5")]
[Trait("Hazard", "dosed-alone")]
[Trait("Hazard", "dosed-hypertensive")]
public sealed class ReadinessGateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly GateStanding InForce = new(GateState.Passed, "In force.", DateTimeOffset.MinValue);

    private static readonly GateFacts Ready = new(
        AtHome: true, new PressureReading(140, 90, Now.AddMinutes(-20)), InForce, InForce, InForce, [], [], null,
        [.. ReadinessGate.Judged.Except([SessionCheckItem.BloodPressure, SessionCheckItem.Consent, SessionCheckItem.Eligible, SessionCheckItem.WatchPlan]).Select(i => Check(i))]);

    [Fact]
    public void With_every_item_passed_the_session_may_start()
    {
        Assert.True(ReadinessGate.Of(Ready, Now).MayStart);
        Assert.Empty(ReadinessGate.Of(Ready, Now).Blocking);
    }

    [Theory]
    [InlineData(140, 90, GateState.Passed)]
    [InlineData(141, 90, GateState.Failed)]
    [InlineData(140, 91, GateState.Failed)]
    [InlineData(null, null, GateState.Failed)]
    [InlineData(120, null, GateState.Failed)]
    public void Blood_pressure_passes_up_to_140_over_90_and_what_was_not_taken_fails(int? systolic, int? diastolic, GateState state) =>
        Assert.Equal(state, Of(Ready with { Pressure = new(systolic, diastolic, Now) }, SessionCheckItem.BloodPressure).State);

    [Fact]
    public void Without_a_reading_nobody_starts()
    {
        var gate = ReadinessGate.Of(Ready with { Pressure = null }, Now);
        Assert.False(gate.MayStart);
        Assert.Equal((SessionCheckItem.BloodPressure, GateState.NotLookedAt), gate.Blocking.Select(i => (i.Item, i.State)).Single());
    }

    [Fact]
    public void A_reading_or_a_check_of_twelve_hours_ago_is_another_days()
    {
        Assert.Equal(GateState.Passed, Of(Ready with { Pressure = new(120, 80, Now.AddHours(-12).AddTicks(1)) }, SessionCheckItem.BloodPressure).State);
        Assert.Equal(GateState.NotLookedAt, Of(Ready with { Pressure = new(120, 80, Now.AddHours(-12)) }, SessionCheckItem.BloodPressure).State);
        Assert.Equal(GateState.Passed, Of(With(Check(SessionCheckItem.FoodAndFluids, at: Now.AddHours(-12).AddTicks(1))), SessionCheckItem.FoodAndFluids).State);
        Assert.Equal(GateState.NotLookedAt, Of(With(Check(SessionCheckItem.FoodAndFluids, at: Now.AddHours(-12))), SessionCheckItem.FoodAndFluids).State);
    }

    [Theory]
    [InlineData(SessionCheckItem.SupportPresent)]
    [InlineData(SessionCheckItem.FoodAndFluids)]
    [InlineData(SessionCheckItem.HeldMedicines)]
    [InlineData(SessionCheckItem.NoRedFlag)]
    [InlineData(SessionCheckItem.WayHome)]
    public void What_nobody_looked_at_blocks_like_what_failed(SessionCheckItem item)
    {
        var unseen = Ready with { Checks = [.. Ready.Checks.Where(c => c.Item != item)] };
        Assert.Equal(item, Assert.Single(ReadinessGate.Of(unseen, Now).Blocking).Item);
        var failed = ReadinessGate.Of(With(Check(item, passed: false, words: "had breakfast")), Now);
        Assert.False(failed.MayStart);
        Assert.Contains("had breakfast", Assert.Single(failed.Blocking).Why);
    }

    [Fact]
    public void At_the_clinic_staff_are_there_and_at_home_somebody_must_be_named()
    {
        var nobody = Ready with { Checks = [.. Ready.Checks.Where(c => c.Item != SessionCheckItem.SupportPresent)] };
        Assert.Equal(GateState.NotLookedAt, Of(nobody, SessionCheckItem.SupportPresent).State);
        Assert.Equal(GateState.Passed, Of(nobody with { AtHome = false }, SessionCheckItem.SupportPresent).State);
    }

    [Fact]
    public void The_latest_look_counts() => Assert.Equal(GateState.Failed, Of(
        Ready with { Checks = [.. Ready.Checks, Check(SessionCheckItem.WayHome, passed: false, at: Now.AddMinutes(-1))] }, SessionCheckItem.WayHome).State);

    [Theory]
    [InlineData(SessionCheckItem.Consent)]
    [InlineData(SessionCheckItem.Eligible)]
    [InlineData(SessionCheckItem.WatchPlan)]
    public void A_consent_a_decision_or_a_watch_plan_that_is_not_in_force_blocks_and_no_tick_replaces_it(SessionCheckItem item)
    {
        var standing = new GateStanding(GateState.Failed, "Not in force.", DateTimeOffset.MinValue);
        var facts = With(Check(item));
        facts = item switch { SessionCheckItem.Consent => facts with { Consent = standing }, SessionCheckItem.Eligible => facts with { Eligible = standing }, _ => facts with { WatchPlan = standing } };
        Assert.Equal((item, GateState.Failed), ReadinessGate.Of(facts, Now).Blocking.Select(i => (i.Item, i.State)).Single());
    }

    [Fact]
    [Trait("Hazard", "consent-not-informed")]
    public void No_reason_takes_the_place_of_consent()
    {
        var unsigned = new GateStanding(GateState.Failed, "Not signed.", Now.AddDays(-3));
        var facts = With(Check(SessionCheckItem.Consent, passed: false, why: "she said yes on the telephone")) with { Consent = unsigned };
        var item = Of(facts, SessionCheckItem.Consent);
        Assert.Equal((GateState.Failed, false), (item.State, item.MayGoAhead));
        Assert.False(ReadinessGate.Of(facts, Now).MayStart);
    }

    [Theory]
    [Trait("Hazard", "dosed-though-unfit")]
    [InlineData(false)]
    [InlineData(true)]
    public void A_reason_lets_a_decision_against_it_through_and_never_replaces_one_that_nobody_made(bool wasDecided)
    {
        var facts = With(Check(SessionCheckItem.Eligible, passed: false, why: "cleared by cardiology today"))
            with { Eligible = new(GateState.Failed, "Not eligible.", Now.AddDays(-3), MayGoAhead: wasDecided) };
        Assert.Equal(wasDecided, ReadinessGate.Of(facts, Now).MayStart);
    }

    [Theory]
    [InlineData("x", false)]
    [InlineData("white coat", false)]
    [InlineData("white - coat", false)]
    [InlineData("known white coat", true)]
    [InlineData("", false)]
    public void A_reason_has_three_words(string typed, bool saysWhy) => Assert.Equal(saysWhy, GateReason.SaysWhy(typed));

    [Fact]
    [Trait("Row", "3.9")]
    [Trait("Hazard", "dosed-though-unfit")]
    public void A_watch_plan_that_nobody_wrote_or_opened_blocks_until_it_is_opened_or_goes_ahead_for_a_reason()
    {
        var nobody = Ready with { WatchPlan = new(GateState.NotLookedAt, "No watch plan is written yet.", DateTimeOffset.MinValue) };
        Assert.Equal((SessionCheckItem.WatchPlan, "No watch plan is written yet."), ReadinessGate.Of(nobody, Now).Blocking.Select(i => (i.Item, i.Why)).Single());
        var unopened = new GateStanding(GateState.Failed, "Not opened yet.", Now.AddMinutes(-10));
        Assert.False(ReadinessGate.Of(Ready with { WatchPlan = unopened }, Now).MayStart);
        Assert.True(ReadinessGate.Of(With(Check(SessionCheckItem.WatchPlan, passed: false, why: "read to them", at: Now.AddMinutes(-10))) with { WatchPlan = unopened }, Now).MayStart);
        // Whoever let an earlier plan, or none, go ahead has not seen the new words.
        Assert.False(ReadinessGate.Of(With(Check(SessionCheckItem.WatchPlan, passed: false, why: "read to them", at: Now.AddMinutes(-10).AddTicks(-1))) with { WatchPlan = unopened }, Now).MayStart);
        Assert.True(ReadinessGate.Of(Ready with { WatchPlan = new(GateState.Passed, "Opened.", Now.AddDays(-30)) }, Now).MayStart);
    }

    [Fact]
    public void An_open_alert_blocks_though_somebody_ticked_no_red_flag()
    {
        var item = Of(Ready with { Alarms = [new("Thoughts of suicide (Asap)", Now.AddHours(-1))] }, SessionCheckItem.NoRedFlag);
        Assert.Equal((GateState.Failed, "Open: Thoughts of suicide (Asap)."), (item.State, item.Why));
    }

    [Fact]
    public void An_override_lets_one_item_through_with_its_reason_and_no_other()
    {
        var facts = With(Check(SessionCheckItem.BloodPressure, passed: false, why: "Dr Osei weighed it")) with { Pressure = new(150, 95, Now.AddMinutes(-20)) };
        var gate = ReadinessGate.Of(facts, Now);
        Assert.True(gate.MayStart);
        Assert.Equal((GateState.Overridden, "150/95 mmHg is above 140/90. Goes ahead all the same: Dr Osei weighed it"), (Of(facts, SessionCheckItem.BloodPressure).State, Of(facts, SessionCheckItem.BloodPressure).Why));
        Assert.False(ReadinessGate.Of(facts with { Consent = new(GateState.Failed, "Not signed.", default) }, Now).MayStart);
    }

    [Fact]
    public void An_override_does_not_cover_what_came_after_it()
    {
        var facts = With(Check(SessionCheckItem.BloodPressure, passed: false, why: "weighed", at: Now.AddMinutes(-10)));
        Assert.Equal(GateState.Overridden, Of(facts with { Pressure = new(150, 95, Now.AddMinutes(-10)) }, SessionCheckItem.BloodPressure).State);
        Assert.Equal(GateState.Failed, Of(facts with { Pressure = new(150, 95, Now.AddMinutes(-10).AddTicks(1)) }, SessionCheckItem.BloodPressure).State);
    }

    [Fact]
    [Trait("Row", "3.10")]
    public void The_patients_took_it_anyway_stops_the_gate_until_a_clinician_has_looked_after_it()
    {
        var took = Check(SessionCheckItem.HeldMedicines, passed: false, words: "took it anyway: Lorazepam", at: Now.AddMinutes(-5), byPatient: true);
        var facts = Ready with { Holds = ["Lorazepam, 12 h"], Checks = [.. Ready.Checks, took] };
        var item = Of(facts, SessionCheckItem.HeldMedicines);
        Assert.Equal((GateState.Failed, "The patient says: took it anyway: Lorazepam. A clinician decides."), (item.State, item.Why));
        Assert.Equal(GateState.Passed, Of(facts with { Checks = [.. facts.Checks, Check(SessionCheckItem.HeldMedicines, at: Now.AddMinutes(-4))] }, SessionCheckItem.HeldMedicines).State);
        // Nor does the patient's own second thought clear it.
        var waited = Check(SessionCheckItem.HeldMedicines, words: "waited", at: Now.AddMinutes(-4), byPatient: true);
        Assert.Equal(GateState.Failed, Of(facts with { Checks = [.. facts.Checks, waited] }, SessionCheckItem.HeldMedicines).State);
    }

    [Fact]
    [Trait("Row", "3.10")]
    public void The_patients_I_waited_clears_nothing_by_itself() => Assert.Equal(
        GateState.NotLookedAt, Of(Ready with { Checks = [Check(SessionCheckItem.HeldMedicines, words: "waited", byPatient: true)] }, SessionCheckItem.HeldMedicines).State);

    [Fact]
    [Trait("Row", "2.9")]
    public void What_the_patient_writes_of_medicines_is_read_at_the_gate_and_written_after_a_look_with_a_hold_asks_for_another()
    {
        var look = Check(SessionCheckItem.HeldMedicines, at: Now.AddMinutes(-15));
        var before = With(look) with { Holds = ["Lorazepam, 12 h"], TakenToday = new("lorazepam at 7", Now.AddMinutes(-15)) };
        Assert.Equal((GateState.Passed, "Looked at, and in order. To wait: Lorazepam, 12 h. Taken today, in the patient's words: “lorazepam at 7”"), (Of(before, SessionCheckItem.HeldMedicines).State, Of(before, SessionCheckItem.HeldMedicines).Why));
        var since = before with { TakenToday = new("lorazepam at 7", Now.AddMinutes(-15).AddTicks(1)) };
        Assert.Equal(GateState.Failed, Of(since, SessionCheckItem.HeldMedicines).State);
        Assert.Contains("“lorazepam at 7”", Of(since, SessionCheckItem.HeldMedicines).Why);
        Assert.Equal(GateState.Passed, Of(since with { Holds = [] }, SessionCheckItem.HeldMedicines).State);
    }

    private static GateItem Of(GateFacts facts, SessionCheckItem item) => ReadinessGate.Of(facts, Now).Items.Single(i => i.Item == item);

    private static GateFacts With(GateCheck check) => Ready with { Checks = [.. Ready.Checks.Where(c => c.Item != check.Item), check] };

    private static GateCheck Check(SessionCheckItem item, bool passed = true, string words = "", string why = "", DateTimeOffset? at = null, bool byPatient = false) =>
        new(item, passed, words, why, byPatient, at ?? Now.AddMinutes(-15));
}
