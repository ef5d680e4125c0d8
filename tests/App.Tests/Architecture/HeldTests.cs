using System.Reflection;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace Evenkeel.Tests.Architecture;

/// <summary>Whatever a patient can send is held while their judgement is altered, or stands here with the reason why it never is.</summary>
[Trait("Row", "N12")]
[Trait("Hazard", "consent-while-altered")]
public sealed class HeldTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> NeverHeld = new()
    {
        ["/CheckIns/Today OnPostAsync"] = "An answer is never refused.",
        ["/CheckIns/Today OnPostSafetyAsync"] = "The safety question is never refused.",
        ["/CheckIns/Screener OnPostAsync"] = "The screener is part of the safety question.",
        ["/CheckIns/Measure OnPostAsync"] = "An answer is never refused.",
        ["/Help/Now OnPostAsync"] = "A call for help.",
        ["/Help/Now OnPostCallMeAsync"] = "A call for help.",
        ["/Help/Worse OnPostAsync"] = "A call for help.",
        ["/Home/Index OnPostSayAsync"] = "An answer is never refused.",
        ["/Home/Index OnPostMedicinesAsync"] = "An answer before a session; it can stop one, and clears none.",
        ["/Safety/Index OnPostAsync"] = "Words for a hard hour, in the hour that they are needed; every earlier version stays.",
        ["/Journal/Capture OnPostAsync"] = "Words for oneself, in the hours in which they come; they are shared with nobody and stay changeable.",
        ["/Journal/Capture OnPostRecordingAsync"] = "As above, aloud.",
        ["/Journal/Entry OnPostAsync"] = "As above; what stood there before stays. Sharing it is held.",
        ["/AfterSession/Rate OnPostAsync"] = "An answer is never refused, and a yes calls for help; in these hours nobody is asked for it.",
        ["/AfterSession/Experiences OnPostAsync"] = "Says what is hard, while it is; from a level on it calls a clinician.",
        ["/Live/Experience OnPostAsync"] = "The support person's own words; it takes the link, not the patient's sign-in.",
        ["/AfterSession/Perception OnPostAsync"] = "Asked because these are the hours in which it is altered; it can only call somebody.",
        ["/Live/Perception OnPostAsync"] = "The support person's own word; it takes the link, not the patient's sign-in.",
        ["/Told/Index OnPost"] = "Says that a message arrived.",
        ["/Told/Index OnPostRang"] = "Says that a message rang; a clinician's own, and no patient is asked.",
        ["/account/push"] = "A browser renews its address by itself, at any hour; nobody is asked and nothing is decided.",
        ["/Reminders/Pause OnPostEndAsync"] = "Comes back from a pause: it takes no net away, it puts one back.",
        ["/Reminders/Travel OnPostAsync"] = "Says where the patient is, so that the clinic asks at the right hour; it agrees to nothing.",
        ["/Reminders/Travel OnPostHomeAsync"] = "As above.",
        ["/Account/SignIn OnPost"] = "Nobody is kept out.",
        ["/Account/SignIn OnPostAs"] = "Nobody is kept out.",
        ["/Account/SecondFactor OnPost"] = "Nobody is kept out.",
        ["/Account/SignOut OnPost"] = "Leaving is always possible.",
        ["/Account/Notices OnPostTest"] = "Asks for a test message; it changes nothing.",
        ["/Account/Notices OnPostSubscribe"] = "One more way to reach the patient, on the phone in their hand; no message has a word about health.",
        ["/Home/Programme OnPostAnotherTimeAsync"] = "A question to the clinic; the appointment stands until a person answers.",
        ["/Live/Card OnPostLookAsync"] = "The support person's own taps; it takes the link, not the patient's sign-in.",
        ["/Live/Card OnPostWorriedAsync"] = "A call for help.",
        ["/Live/Card OnPostDangerAsync"] = "A call for help.",
        ["/Live/Card OnPostPressureAsync"] = "A reading by the support person; it takes the link, not the patient's sign-in.",
        ["/Live/Card OnPostUnderstoodAsync"] = "The support person's own word that they know what to do.",
        ["/Live/Card OnPostGiveBackAsync"] = "The support person's own word; refused by the card itself once the session has begun.",
        ["/Live/Prepare OnPostAsync"] = "The support person's own tick, before the session.",
        ["/Goals/Index OnPostAsync"] = "Writes for oneself; every earlier version stays. Sharing it, or saying how it stands, is held.",
        ["/Preparation/Index OnPostTickAsync"] = "Says that something is ready; it agrees to nothing, and can be taken back.",
        ["/Preparation/Answers OnPostAsync"] = "An answer is never refused.",
        ["/Preparation/Intention OnPostAsync"] = "Writes for oneself; who may read it is held.",
        ["/Preparation/Rest OnPostAsync"] = "Adds a wish for resting, which only the patient sees; it agrees to nothing.",
        ["/Enrolment/Questions OnPost"] = "Answers that a clinician reads; a yes can stop a session, and no answer clears one.",
        ["/Joining/Join OnPost"] = "Opens an account, before which nobody was given anything.",
        ["/Joining/Index OnPostLeave"] = "Leaves a step for later; it agrees to nothing.",
        ["/Error OnPost"] = "Only says what went wrong.",
        ["/outbox"] = "Takes answers, calls for help and the safety plan from a phone that was without a network.",
    };

    private readonly string _directory = Directory.CreateTempSubdirectory("evenkeel-test-").FullName;
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = WebHost.Build(new DatabasePlace(_directory, ""), "http://127.0.0.1:0");
        await WebHost.Migrate(_app.Services);
        await _app.StartAsync();
    }

    [Fact]
    public async Task Everything_a_patient_can_send_is_held_or_is_never_held_for_a_reason() => Assert.Empty(Complaints(await Doors()));

    [Fact]
    public async Task Everything_that_is_never_held_is_there() => Assert.Empty(NeverHeld.Keys.Except((await Doors()).Select(d => d.Name)));

    [Fact]
    public async Task What_could_be_regretted_is_among_the_doors() => Assert.Superset(
        new HashSet<string> { "/Reminders/Index OnPostConsentAsync", "/Reminders/Pause OnPostAsync", "/Account/Index OnPostRevoke", "/Account/Password OnPost", "/Account/Authenticator OnPostRemove" },
        (await Doors()).Where(d => d.Handler?.GetCustomAttribute<HeldWhileAlteredAttribute>() is not null).Select(d => d.Name).ToHashSet());

    [Fact]
    public void A_planted_door_that_is_neither_is_found()
    {
        Assert.Single(Complaints([("/Home/Planted OnPost", typeof(Planted).GetMethod(nameof(Planted.Open)))]));
        Assert.Single(Complaints([("/planted", null)]));
        Assert.Empty(Complaints([("/Home/Planted OnPost", typeof(Planted).GetMethod(nameof(Planted.Closed)))]));
        Assert.Single(Complaints([("/Help/Now OnPostAsync", typeof(Planted).GetMethod(nameof(Planted.Closed)))]));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    private static IEnumerable<string> Complaints(IEnumerable<(string Name, MethodInfo? Handler)> doors) =>
        from d in doors
        let held = d.Handler?.GetCustomAttribute<HeldWhileAlteredAttribute>() is not null
        where held == NeverHeld.ContainsKey(d.Name)
        select held ? $"{d.Name} is held and must never be" : $"{d.Name} is neither held while judgement is altered nor on the list of what never is";

    /// <summary>What a patient, or anybody, can send to.</summary>
    private async Task<IReadOnlyList<(string Name, MethodInfo? Handler)>> Doors()
    {
        var (pages, doors) = (_app.Services.GetRequiredService<PageLoader>(), new List<(string, MethodInfo?)>());
        foreach (var endpoint in _app.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (!await IsForPatients(endpoint))
            {
                continue;
            }

            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await pages.LoadAsync(page, endpoint.Metadata);
                doors.AddRange(compiled.HandlerMethods.Where(h => !HttpMethods.IsGet(h.HttpMethod)).Select(h => ($"{page.ViewEnginePath} {h.MethodInfo.Name}", (MethodInfo?)h.MethodInfo)));
            }
            else if (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { } methods || methods.Any(m => !HttpMethods.IsGet(m) && !HttpMethods.IsHead(m)))
            {
                doors.Add(((endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName ?? "", null));
            }
        }

        return [.. doors.DistinctBy(d => d.Item1)];
    }

    private async Task<bool> IsForPatients(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return true;
        }

        foreach (var asked in endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>())
        {
            var policy = await _app.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetPolicyAsync(asked.Policy!);
            if (policy!.Requirements.OfType<RolesAuthorizationRequirement>().Any(r => !r.AllowedRoles.Contains(nameof(Role.Patient))))
            {
                return false;
            }
        }

        return true;
    }

    private static class Planted
    {
        public static void Open()
        {
        }

        [HeldWhileAltered("A planted door")]
        public static void Closed()
        {
        }
    }
}
