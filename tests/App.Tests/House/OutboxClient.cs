using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evenkeel.Data;
using Evenkeel.Platform.Access;

namespace Evenkeel.Tests.House;

/// <summary>What a phone's script says to POST /outbox, without a phone.</summary>
internal static class OutboxClient
{
    /// <summary>A check-in with the same number for low mood, anxiety and restlessness.</summary>
    public static JsonObject CheckInEntry(DateTimeOffset madeAt, int distress, int safety = 1, Guid? id = null, bool whole = true) => new()
    {
        ["kind"] = "check-in", ["id"] = (id ?? Guid.NewGuid()).ToString(), ["madeAt"] = madeAt.ToString("O"),
        ["fields"] = new JsonObject
        {
            ["LowMood"] = $"{distress}", ["Anxiety"] = $"{distress}", ["Restlessness"] = $"{distress}", ["Hope"] = "6",
            ["Mode"] = "", ["Safety"] = $"{safety}", ["Whole"] = whole ? "true" : "false",
        },
    };

    public static JsonObject ReportEntry(string kind, DateTimeOffset madeAt, string words = "", Guid? id = null) =>
        new() { ["kind"] = kind, ["id"] = (id ?? Guid.NewGuid()).ToString(), ["madeAt"] = madeAt.ToString("O"), ["words"] = words };

    public static Task<HttpResponseMessage> Post(this HttpClient client, Patient owner, DateTimeOffset sentAt, params JsonObject[] entries) =>
        client.Post(owner, sentAt, entries, CancellationToken.None);

    /// <summary>The same, by somebody who may hang up before the answer.</summary>
    public static async Task<HttpResponseMessage> Post(this HttpClient client, Patient owner, DateTimeOffset sentAt, JsonObject[] entries, CancellationToken hangsUp)
    {
        var batch = new JsonObject { ["owner"] = Writer.OwnerOf(owner.Key()), ["sentAt"] = sentAt.ToString("O"), ["entries"] = new JsonArray([.. entries.Select(e => e.DeepClone())]) };
        return await client.PostAsync("/outbox", new StringContent(batch.ToJsonString(), Encoding.UTF8, "application/json"), hangsUp);
    }

    /// <summary>What the clinic answered, by entry, in the order of its answer.</summary>
    public static async Task<IReadOnlyList<string>> Sent(this HttpClient client, Patient owner, DateTimeOffset sentAt, params JsonObject[] entries)
    {
        using var response = await client.Post(owner, sentAt, entries);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return [.. json.RootElement.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("is").GetString()!)];
    }

    /// <summary>A device on which this account has signed in and whose session is over: it has nothing left but its token.</summary>
    public static async Task<HttpClient> DeviceOf(this TestClinic clinic, User user)
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = clinic.Address };
        using var signedIn = await client.Post("/account/signin", "/account/signin", ("Email", user.Email!), ("Password", TestClinic.Password));
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        foreach (Cookie cookie in cookies.GetCookies(new Uri(clinic.Address, "/account")))
        {
            cookie.Expired |= cookie.Name == "evenkeel";
        }

        return client;
    }
}
