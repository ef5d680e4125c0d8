using Evenkeel.Platform.Access;
using System.Security.Claims;
using System.Net;
using System.Text.RegularExpressions;
using Evenkeel.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Evenkeel.Tests.House;

/// <summary>Pages over HTTP without a browser: signed in with a real cookie, forms with a real antiforgery token, no redirect followed.</summary>
public static partial class Browserless
{
    /// <summary>A client that carries the cookie which signing in would have given this account.</summary>
    /// <param name="at">Another node of the clinic, or what stands before its nodes: the cookie is good for each.</param>
    public static async Task<HttpClient> SignedIn(this TestClinic clinic, User user, Uri? at = null) => Client(at ?? clinic.Address, await clinic.CookieOf(user));

    /// <summary>A client of nobody in particular.</summary>
    public static HttpClient Visitor(this TestClinic clinic) => Client(clinic.Address);

    /// <summary>A client that carries a cookie, perhaps one that was given elsewhere.</summary>
    public static HttpClient With(this TestClinic clinic, Cookie cookie) => Client(clinic.Address, new Cookie(cookie.Name, cookie.Value, "/"));

    /// <summary>The cookie which signing in would have given this account.</summary>
    public static async Task<Cookie> CookieOf(this TestClinic clinic, User user)
    {
        var principal = await clinic.Principal(user);
        var cookie = clinic.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(
            principal,
            new AuthenticationProperties { IssuedUtc = clinic.Now, ExpiresUtc = clinic.Now + TimeSpan.FromDays(60), AllowRefresh = false },
            IdentityConstants.ApplicationScheme);
        return new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket), "/");
    }

    /// <summary>Who this account is once it has signed in, with a sign-in that holds.</summary>
    public static async Task<ClaimsPrincipal> Principal(this TestClinic clinic, User user)
    {
        await using var scope = clinic.Get<IServiceScopeFactory>().CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<User>>().CreateAsync(user);
        var signIn = await scope.ServiceProvider.GetRequiredService<SignIns>().Begin(principal, new ClaimsPrincipal(), CancellationToken.None);
        SignIns.Name(principal, signIn);
        return principal;
    }

    /// <summary>A page that must be there, as text with its entities read.</summary>
    public static async Task<string> Page(this HttpClient client, string path)
    {
        var response = await client.GetAsync(path);
        var text = await response.Text();
        Assert.True(response.IsSuccessStatusCode, $"GET {path} gave {(int)response.StatusCode}: {text[..Math.Min(text.Length, 2000)]}");
        return text;
    }

    public static async Task<string> Text(this HttpResponseMessage response) => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

    /// <summary>Opens a page, takes the token from it and what it shows of an alert, and posts a form to an address.</summary>
    /// <param name="fields">Name and value of each field, in order.</param>
    public static async Task<HttpResponseMessage> Post(this HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var seen = Field(await client.Page(page), "seen");
        var isSaid = seen.Length == 0 || fields.Any(f => f.Name == "seen");
        return await client.PostWith(await client.Token(page), action, isSaid ? fields : [.. fields, ("seen", seen)]);
    }

    /// <summary>Posts a form with a token that was taken before.</summary>
    public static Task<HttpResponseMessage> PostWith(this HttpClient client, string token, string action, params (string Name, string Value)[] fields) =>
        client.PostAsync(action, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));

    public static Task<HttpResponseMessage> Get(this HttpClient client, string path) => client.GetAsync(path);

    /// <summary>The antiforgery token that a page carries; its cookie stays with the client.</summary>
    public static async Task<string> Token(this HttpClient client, string page)
    {
        var match = TokenField().Match(await client.Page(page));
        Assert.True(match.Success, $"{page} carries no antiforgery token.");
        return match.Groups[1].Value;
    }

    /// <summary>The value of the first field of a name on a page.</summary>
    public static string Field(string page, string name)
    {
        var field = Regex.Match(page, $@"<input[^>]*\bname=""{Regex.Escape(name)}""[^>]*>").Value;
        return Regex.Match(field, @"value=""([^""]*)""").Groups[1].Value;
    }

    /// <summary>The values of all fields of a name on a page, in order; of a box that nobody has ticked, too.</summary>
    public static string[] Fields(string page, string name) =>
    [
        .. Regex.Matches(page, $@"<input[^>]*\bname=""{Regex.Escape(name)}""[^>]*>")
            .Select(field => Regex.Match(field.Value, @"value=""([^""]*)""").Groups[1].Value),
    ];

    private static HttpClient Client(Uri address, params Cookie[] cookies)
    {
        var container = new CookieContainer();
        foreach (var cookie in cookies)
        {
            container.Add(address, cookie);
        }

        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = container }) { BaseAddress = address };
    }

    [GeneratedRegex(@"name=""__RequestVerificationToken""[^>]*value=""([^""]+)""")]
    private static partial Regex TokenField();
}
