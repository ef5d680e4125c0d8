namespace Evenkeel.Clinical.Plans;

/// <summary>What the readiness gate is judged on, read at one moment.</summary>
/// <param name="Pressure">The latest reading before the dose; null when there is none.</param>
/// <param name="Consent">Whether the consent in force is signed.</param>
/// <param name="Eligible">Whether a clinician's decision says eligible.</param>
/// <param name="WatchPlan">Whether the patient has opened the personal watch plan as it stands.</param>
/// <param name="Alarms">Open alerts that are Stat or Asap.</param>
/// <param name="Holds">Medicines that wait before this session, in words.</param>
/// <param name="TakenToday">What the patient wrote of medicines on the day; null when they wrote nothing.</param>
/// <param name="Checks">Everything that was looked at for this appointment, in any order.</param>
public sealed record GateFacts(
    bool AtHome, PressureReading? Pressure, GateStanding Consent, GateStanding Eligible, GateStanding WatchPlan, IReadOnlyList<GateAlarm> Alarms, IReadOnlyList<string> Holds, PatientWords? TakenToday, IReadOnlyList<GateCheck> Checks);

/// <summary>Blood pressure in mmHg; null where it was not taken.</summary>
public sealed record PressureReading(int? Systolic, int? Diastolic, DateTimeOffset At);

/// <summary>Something that is decided elsewhere and only read here.</summary>
/// <param name="State">Passed, failed, or not there to be looked at.</param>
/// <param name="Since">When it became so; an override from before does not count for it.</param>
/// <param name="MayGoAhead">False where no clinician's reason takes the place of what is missing.</param>
public sealed record GateStanding(GateState State, string Why, DateTimeOffset Since, bool MayGoAhead = true);

/// <summary>An open alert.</summary>
/// <param name="At">Of its newest fact.</param>
public sealed record GateAlarm(string What, DateTimeOffset At);

/// <summary>One thing that somebody looked at.</summary>
/// <param name="OverrideReason">Why it goes ahead though it failed; empty when it does not.</param>
/// <param name="ByPatient">The patient's own answer. It can stop a session, and never clears one.</param>
public sealed record GateCheck(SessionCheckItem Item, bool Passed, string Words, string OverrideReason, bool ByPatient, DateTimeOffset At);

/// <summary>What the patient wrote, and when it was received.</summary>
public sealed record PatientWords(string Words, DateTimeOffset At);
