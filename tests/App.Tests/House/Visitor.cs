using System.Net;
using System.Text.RegularExpressions;
using Evenkeel.Data;

namespace Evenkeel.Tests.House;

/// <summary>A page as it came back.</summary>
public sealed record Shown(HttpStatusCode Status, string Html, string Location)
{
    /// <summary>The words that a person reads.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(Html, "<[^>]+>", " "), @"\s+", " ")).Trim();
}

/// <summary>A form as it stands on a page: pressing its button twice sends the same thing twice.</summary>
public sealed record DrawnForm(string Action, IReadOnlyDictionary<string, string> Fields);

/// <summary>A person with a browser that follows no redirect by itself, has real cookies, and fills in the forms that it sees.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;
    private readonly CookieContainer _cookies;

    public Visitor(TestClinic clinic)
        : this(clinic.Address)
    {
    }

    /// <param name="at">A node of the clinic, or what stands before its nodes.</param>
    public Visitor(Uri at)
        : this(at, new CookieContainer())
    {
    }

    private Visitor(Uri at, CookieContainer cookies) =>
        (_cookies, _http) = (cookies, new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = at });

    /// <summary>Somebody who has copied this browser's cookies.</summary>
    /// <param name="at">Another node; else the same.</param>
    public Visitor WithTheSameCookies(Uri? at = null)
    {
        var (to, copied) = (at ?? _http.BaseAddress!, new CookieContainer());
        foreach (var cookie in _cookies.GetAllCookies().Cast<Cookie>())
        {
            copied.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, to.Host));
        }

        return new Visitor(to, copied);
    }

    /// <summary>Signs in at the real door, with the second factor where the account has one.</summary>
    public static async Task<Visitor> SignedIn(TestClinic clinic, User user, Uri? at = null)
    {
        var visitor = new Visitor(at ?? clinic.Address);
        var answer = await visitor.Fill("/account/signin", "Sign in", new() { ["Email"] = user.Email!, ["Password"] = TestClinic.Password });
        if (answer.Location.StartsWith("/account/secondfactor", StringComparison.Ordinal))
        {
            var key = await clinic.AuthenticatorKey(user);
            answer = await visitor.Fill(answer.Location, "Go on", new() { ["Code"] = Totp.Code(key) });
        }

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        return visitor;
    }

    public async Task<Shown> Get(string path)
    {
        using var response = await _http.GetAsync(path);
        return await Read(response);
    }

    /// <summary>Asks as another program does, which reads more of an answer than its words.</summary>
    public Task<HttpResponseMessage> Ask(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>The form with this button on the page.</summary>
    public async Task<DrawnForm> Form(string path, string button) => FormOn(await Get(path), button, path);

    /// <summary>The form with this button on a page that is there already.</summary>
    /// <param name="path">Where the form goes that names no address.</param>
    public static DrawnForm FormOn(Shown page, string button, string path = "")
    {
        var html = FormTag().Matches(page.Html).Select(m => m.Value).FirstOrDefault(f => ButtonTag().Matches(f).Any(b => b.Groups[2].Value.Contains(button, StringComparison.Ordinal)))
            ?? throw new InvalidOperationException($"There is no button '{button}' on {path}: {page.Status} {page.Location} {page.Text}");
        var fields = InputTag().Matches(html).Select(m => m.Value).Where(i => (Attribute(i, "type") is not ("checkbox" or "radio") || IsChecked().IsMatch(i)) && Attribute(i, "name").Length > 0)
            .GroupBy(i => Attribute(i, "name")).ToDictionary(g => g.Key, g => Attribute(g.First(), "value"));
        foreach (var choice in SelectTag().Matches(html).Cast<Match>())
        {
            fields[choice.Groups[1].Value] = Attribute(OptionTag().Match(choice.Value).Value, "value");
        }

        var pressed = ButtonTag().Matches(html).First(b => b.Groups[2].Value.Contains(button, StringComparison.Ordinal)).Groups[1].Value;
        if (Attribute(pressed, "name") is { Length: > 0 } name)
        {
            fields[name] = Attribute(pressed, "value");
        }

        var action = new[] { Attribute(pressed, "formaction"), Attribute(html[..html.IndexOf('>', StringComparison.Ordinal)], "action"), path }.First(a => a.Length > 0);
        return new DrawnForm(action, fields);
    }

    public async Task<Shown> Send(DrawnForm form, Dictionary<string, string>? typed = null)
    {
        var fields = new Dictionary<string, string>(form.Fields);
        foreach (var (name, value) in typed ?? [])
        {
            fields[name] = value;
        }

        using var content = new FormUrlEncodedContent(fields);
        using var response = await _http.PostAsync(form.Action, content);
        return await Read(response);
    }

    /// <summary>The form, and behind it bytes as they are.</summary>
    public async Task<Shown> SendRaw(DrawnForm form, byte[] more)
    {
        using var fields = new FormUrlEncodedContent(form.Fields);
        using var content = new ByteArrayContent([.. await fields.ReadAsByteArrayAsync(), .. more]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var response = await _http.PostAsync(form.Action, content);
        return await Read(response);
    }

    public async Task<Shown> Fill(string path, string button, Dictionary<string, string>? typed = null) => await Send(await Form(path, button), typed);

    public void Dispose() => _http.Dispose();

    private static async Task<Shown> Read(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.ToString() : "");

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $@"\s{name}=""([^""]*)""").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormTag();

    [GeneratedRegex("(<button[^>]*>)(.*?)</button>", RegexOptions.Singleline)]
    private static partial Regex ButtonTag();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex InputTag();

    [GeneratedRegex(@"\schecked\b")]
    private static partial Regex IsChecked();

    [GeneratedRegex(@"<select[^>]*\sname=""([^""]*)"".*?</select>", RegexOptions.Singleline)]
    private static partial Regex SelectTag();

    [GeneratedRegex("<option[^>]*selected[^>]*>")]
    private static partial Regex OptionTag();
}
