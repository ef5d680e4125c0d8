using System.Net;
using System.Text.RegularExpressions;
using Evenkeel.Clinical;

namespace Evenkeel.Bench;

/// <summary>A signed-in patient who has opened today's check-in and answers it again and again, each time under a new id.</summary>
/// <param name="Token">The page's proof that the form came from it.</param>
public sealed partial record Visitor(string Cookie, string Token)
{
    private const string Page = "/checkins/today";

    public static async Task<Visitor> Open(HttpClient http, string signedIn)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Page) { Headers = { { "Cookie", signedIn } } };
        using var response = await http.SendAsync(request);
        var token = HiddenToken().Match(await response.Content.ReadAsStringAsync());
        if (response.StatusCode != HttpStatusCode.OK || !token.Success || !response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            throw new InvalidOperationException($"{Page} answered {(int)response.StatusCode} without a form.");
        }

        return new Visitor($"{signedIn}; {string.Join("; ", set.Select(c => c.Split(';')[0]))}", token.Groups[1].Value);
    }

    /// <summary>Sends the whole form; true when the answer is the redirect that says "kept" for this very id.</summary>
    /// <param name="safety">The answer to the safety question, as the form sends it.</param>
    public async Task<bool> CheckIn(HttpClient http, int number, SafetyAnswer safety = SafetyAnswer.No)
    {
        var id = Guid.CreateVersion7();
        var level = 3 + number % 2;
        using var request = new HttpRequestMessage(HttpMethod.Post, Page)
        {
            Headers = { { "Cookie", Cookie } },
            Content = new FormUrlEncodedContent(
            [
                new("Form.Id", id.ToString()), new("Form.Mode", ""), new("Form.SafetyGiven", $"{(int)safety}"), new("Form.AskedOnce", "false"),
                new("Form.LowMood", $"{level}"), new("Form.Anxiety", $"{level}"), new("Form.Restlessness", "2"), new("Form.Hope", "6"),
                new("Form.Energy", "5"), new("Form.SleepHours", "7"), new("__RequestVerificationToken", Token),
            ]),
        };
        using var response = await http.SendAsync(request);
        return response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location?.OriginalString == $"/home?kept={id}";
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex HiddenToken();
}
