namespace Evenkeel.Cohort;

/// <summary>What people ask for and report beside the scales. DESIGN throughout: no source says how often; it only has to happen. Nothing here moves the level.</summary>
public sealed record ReportParameters
{
    /// <summary>Share of blocks of 90 days in which somebody presses "I need help now".</summary>
    public double NeedHelpNow { get; init; } = .05;

    /// <summary>The same for "please call me".</summary>
    public double CallMe { get; init; } = .1;

    /// <summary>The same for "I feel worse".</summary>
    public double FeelWorse { get; init; } = .1;

    /// <summary>The same for a support person's "I'm worried".</summary>
    public double SupportWorried { get; init; } = .05;

    /// <summary>A session that is rated so hard is one that the person needs help with [points 0-10].</summary>
    public int HardFrom { get; init; } = 8;

    /// <summary>Share of sessions with raised pressure in which it is an emergency.</summary>
    public double EmergencyShare { get; init; } = .2;

    /// <summary>Share of sessions with dissociation after which perception is not back to usual in the evening.</summary>
    public double StaysShare { get; init; } = .1;
}
