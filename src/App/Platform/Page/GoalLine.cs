using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Page;

/// <summary>A goal as it stands, with how it came to that.</summary>
/// <param name="Changes">What each version changed and when, in words, the latest first.</param>
public sealed record GoalLine(Goal Goal, IReadOnlyList<string> Changes)
{
    /// <summary>All of a patient; those to be looked at next first, those that are over last.</summary>
    /// <param name="onlyShared">For the care team: goals that are shared now, and of their past what was shared then.</param>
    public static async Task<IReadOnlyList<GoalLine>> Of(CareDb db, PatientKey key, bool onlyShared, string zone, CancellationToken cancellation)
    {
        var versions = await db.Goals.AsNoTracking().Where(g => g.ClinicId == key.ClinicId && g.PatientId == key.PatientId).OrderBy(g => g.WrittenAt).ThenBy(g => g.Id).ToListAsync(cancellation);
        return
        [
            .. versions.GroupBy(g => g.GoalId).Where(g => !onlyShared || g.Last().IsShared)
                .Select(g => Line([.. g.Where(v => !onlyShared || v.IsShared)], zone))
                .OrderBy(l => l.Goal.State != GoalState.Active).ThenBy(l => l.Goal.ReviewOn),
        ];
    }

    private static GoalLine Line(Goal[] versions, string zone) => new(versions[^1],
        [.. versions.Select((v, i) => $"{Wording.Say(Days.On(zone, v.WrittenAt))}: {(i == 0 ? "written" : Change(versions[i - 1], v))}.").Reverse()]);

    private static string Change(Goal before, Goal after)
    {
        string[] changes =
        [
            .. before.Words == after.Words ? Array.Empty<string>() : [$"the words; before: “{before.Words}”"],
            .. before.SignOfProgress == after.SignOfProgress ? Array.Empty<string>() : [$"the sign; before: “{before.SignOfProgress}”"],
            .. before.ReviewOn == after.ReviewOn ? Array.Empty<string>() : [$"the day to look again; before: {Wording.Say(before.ReviewOn)}"],
            .. before.IsShared == after.IsShared ? Array.Empty<string>() : [after.IsShared ? "shared with the care team" : "made private"],
            .. before.State == after.State ? Array.Empty<string>() : [Say(after.State)],
        ];
        return changes.Length == 0 ? "kept as it was" : string.Join("; ", changes);
    }

    public static string Say(GoalState state) => state switch
    {
        GoalState.Reached => "reached",
        GoalState.SetAside => "set aside",
        _ => "taken up again",
    };
}
