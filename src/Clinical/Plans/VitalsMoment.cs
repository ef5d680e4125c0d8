namespace Evenkeel.Clinical.Plans;

/// <summary>Which reading of a session it is; the first three are required before a session can be closed (evidence 4.5, mission 5.6).</summary>
public enum VitalsMoment
{
    BeforeDose = 1,
    /// <summary>About 40 minutes after the dose.</summary>
    At40Minutes = 2,
    /// <summary>At the end, before leaving.</summary>
    End = 3,
    /// <summary>Any other time: a look-in, or because somebody was worried.</summary>
    Between = 4,
}
