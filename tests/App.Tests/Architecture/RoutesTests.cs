using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Evenkeel.Tests.Architecture;

/// <summary>Every door has a lock, or stands on the list of doors that are open on purpose.</summary>
[Trait("Row", "10.1")]
[Trait("Hazard", "locked-out-at-night")]
public sealed class RoutesTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("evenkeel-test-").FullName;
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = WebHost.Build(new DatabasePlace(_directory, ""), "http://127.0.0.1:0");
        await WebHost.Migrate(_app.Services);
        await _app.StartAsync();
    }

    [Fact]
    public void Every_route_has_a_policy_or_is_open_on_purpose() => Assert.Empty(Complaints(Endpoints));

    [Fact]
    public void Every_open_page_is_there() =>
        Assert.Equal(Policies.Open.Order(), Endpoints.Where(IsOpen).Select(NameOf).Distinct().Order());

    [Fact]
    public void A_planted_route_without_a_policy_is_found() => Assert.Single(Complaints([Planted()]));

    [Fact]
    public void A_planted_route_that_opens_itself_is_found() => Assert.Single(Complaints([Planted(new AllowAnonymousAttribute())]));

    [Fact]
    public void A_planted_route_that_only_asks_for_some_account_is_found() => Assert.Single(Complaints([Planted(new AuthorizeAttribute())]));

    [Fact]
    public void A_planted_route_with_a_policy_is_left_alone() => Assert.Empty(Complaints([Planted(new AuthorizeAttribute("/Inbox"))]));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    private IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    private static IEnumerable<string> Complaints(IEnumerable<Endpoint> endpoints) =>
        from e in endpoints
        let name = NameOf(e)
        let locked = e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => !string.IsNullOrEmpty(a.Policy))
        where IsOpen(e) ? !Policies.Open.Contains(name) : !locked
        select $"{name} has no lock and is not open on purpose";

    private static bool IsOpen(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string NameOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath ?? (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName ?? "";

    private static RouteEndpoint Planted(params object[] metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse("/planted"), 0, new EndpointMetadataCollection(metadata), "planted");
}
