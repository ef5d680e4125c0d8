namespace Evenkeel.Clinical.Plans;

/// <summary>Which reading of a session one that is taken now most likely is. A proposal to whoever takes it: they may say otherwise.</summary>
public static class NextReading
{
    /// <summary>From so long after the dose the reading "about 40 minutes" is expected; closed. A proposal, for a clinician's signature.</summary>
    public static readonly TimeSpan From = TimeSpan.FromMinutes(30);

    /// <summary>When after the dose the pressure is highest, and is read (evidence 4.5, S136).</summary>
    public static readonly TimeSpan AfterDose = TimeSpan.FromMinutes(40);

    /// <param name="dosedAt">Null before the dose.</param>
    public static VitalsMoment At(DateTimeOffset? dosedAt, IReadOnlySet<VitalsMoment> taken, DateTimeOffset now) =>
        dosedAt is not { } dose || now < dose ? VitalsMoment.BeforeDose
        : now < dose + From || taken.Contains(VitalsMoment.At40Minutes) ? VitalsMoment.Between
        : VitalsMoment.At40Minutes;
}
