using System.Globalization;

namespace Evenkeel.Features.Sessions;

/// <summary>
/// Lays what was typed over what stands now: only a field that was changed on the page is written, and one that somebody else has changed
/// meanwhile is asked about, with both.
/// </summary>
public static class SessionMerge
{
    private static readonly (string Field, Func<SessionForm, string> Read)[] Fields =
    [
        (nameof(SessionForm.On), f => f.On ?? ""),
        (nameof(SessionForm.StartedAt), f => f.StartedAt ?? ""),
        (nameof(SessionForm.EndedAt), f => f.EndedAt ?? ""),
        (nameof(SessionForm.Route), f => f.Route.ToString()),
        (nameof(SessionForm.DoseMg), f => Number(f.DoseMg)),
        (nameof(SessionForm.AtHome), f => f.AtHome?.ToString() ?? ""),
        (nameof(SessionForm.StartsCourse), f => f.StartsCourse.ToString()),
    ];

    /// <summary>Every field as it is drawn, for the page to send back.</summary>
    public static IEnumerable<(string Field, string Value)> Drawn(SessionForm form) => Fields.Select(f => (f.Field, f.Read(form)));

    /// <param name="was">By field, as the page had drawn it; a field that is missing was not seen.</param>
    /// <param name="now">As it stands.</param>
    /// <returns>What is to be kept; and by field what somebody else has changed as well.</returns>
    public static (SessionForm Merged, Dictionary<string, string> Conflicts) Of(SessionForm typed, IReadOnlyDictionary<string, string> was, SessionForm now)
    {
        var conflicts = new Dictionary<string, string>();
        var stays = new HashSet<string>();
        foreach (var (field, read) in Fields)
        {
            var (mine, stands) = (read(typed).Trim(), read(now));
            var drawn = was.GetValueOrDefault(field);
            if (mine == drawn)
            {
                stays.Add(field);
            }
            else if (mine != stands && stands != drawn)
            {
                conflicts[field] = $"Somebody has changed this meanwhile. It is now: {Say(stands)}. You typed: {Say(mine)}. "
                    + "Save again to keep yours, or type what is right.";
            }
        }

        T Pick<T>(string field, T mine, T stands) => stays.Contains(field) ? stands : mine;
        return (typed with
        {
            On = Pick(nameof(typed.On), typed.On, now.On),
            StartedAt = Pick(nameof(typed.StartedAt), typed.StartedAt, now.StartedAt),
            EndedAt = Pick(nameof(typed.EndedAt), typed.EndedAt, now.EndedAt),
            Route = Pick(nameof(typed.Route), typed.Route, now.Route),
            DoseMg = Pick(nameof(typed.DoseMg), typed.DoseMg, now.DoseMg),
            AtHome = Pick(nameof(typed.AtHome), typed.AtHome, now.AtHome),
            StartsCourse = Pick(nameof(typed.StartsCourse), typed.StartsCourse, now.StartsCourse),
        }, conflicts);
    }

    /// <summary>"35,50" is "35.5"; what is no number stays as it was typed.</summary>
    private static string Number(string? typed) =>
        decimal.TryParse(typed?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.###", CultureInfo.InvariantCulture) : typed ?? "";

    private static string Say(string value) => value.Length == 0 ? "empty" : value;
}
