using Evenkeel.Clinical.Signs;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>Which sign each report of the cohort sets off.</summary>
internal static class Reported
{
    private static readonly IReadOnlyDictionary<ReportKind, string> Signs = new Dictionary<ReportKind, string>
    {
        [ReportKind.NeedHelpNow] = NeedsHelpNow.Code,
        [ReportKind.CallMe] = CallMe.Code,
        [ReportKind.FeelWorse] = FeelsWorse.Code,
        [ReportKind.SupportWorried] = WorriedSupportPerson.Code,
        [ReportKind.HardSession] = HardSession.Code,
        [ReportKind.PhysicalRedFlag] = PhysicalRedFlag.Code,
        [ReportKind.PerceptionNotUsual] = ProlongedDissociation.Code,
    };

    public static string Sign(ReportKind kind) => Signs[kind];

    /// <summary>Said in the evening, it must be known in the morning; what is said on the last evening has none.</summary>
    public static IEnumerable<Spell> Spells(VirtualPatient p, string sign) =>
        p.Reports.Where(r => Signs[r.Kind] == sign && r.Day + 1 < p.Truth.DropOutDay).Select(r => new Spell(r.Day + 1, r.Day + 1));
}
