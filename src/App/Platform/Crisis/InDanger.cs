using Evenkeel.Clinical;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Crisis;

/// <summary>"Is there danger now?", asked of somebody who is worried outside a session. The worry itself is kept already.</summary>
/// <param name="Worry">The id of the worry.</param>
/// <param name="FirstName">Of whom they are worried about.</param>
/// <param name="Action">Where the answer is sent.</param>
/// <param name="Emergency">The emergency number; empty where none is known.</param>
/// <param name="Said">The last answer since the worry; null when there is none yet.</param>
public sealed record InDanger(Guid Worry, string FirstName, string Action, string Emergency, ReportKind? Said)
{
    public static bool IsAnswer(ReportKind kind) =>
        kind is ReportKind.SupportSeesDanger or ReportKind.SupportNotSureOfDanger or ReportKind.SupportSeesNoDanger;

    /// <summary>The gravest that the same person has answered since they said that they are worried; null when they have not.</summary>
    public static async Task<ReportKind?> Since(CareDb db, Data.Report worry, CancellationToken cancellation)
    {
        var said = await db.Reports
            .Where(r => r.ClinicId == worry.ClinicId && r.PatientId == worry.PatientId && r.MadeBy == worry.MadeBy && r.ReceivedAt >= worry.ReceivedAt
                && (r.Kind == ReportKind.SupportSeesDanger || r.Kind == ReportKind.SupportNotSureOfDanger || r.Kind == ReportKind.SupportSeesNoDanger))
            .Select(r => r.Kind).ToListAsync(cancellation);
        return said.Contains(ReportKind.SupportSeesDanger) ? ReportKind.SupportSeesDanger
            : said.Contains(ReportKind.SupportNotSureOfDanger) ? ReportKind.SupportNotSureOfDanger
            : said.Count > 0 ? ReportKind.SupportSeesNoDanger
            : null;
    }
}
