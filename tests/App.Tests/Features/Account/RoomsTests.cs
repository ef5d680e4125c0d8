using System.Net;
using System.Security.Claims;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Tests.House;
using Microsoft.AspNetCore.Authorization;

namespace Evenkeel.Tests.Features.Account;

/// <summary>Who may open which room: one cell each, allowed or denied.</summary>
[Trait("Row", "10.1")]
public sealed class RoomsTests
{
    private static readonly Dictionary<string, Role[]> Rooms = new()
    {
        ["/Home"] = [Role.Patient],
        ["/CheckIns"] = [Role.Patient],
        ["/Help"] = [Role.Patient],
        ["/Support"] = [Role.Support],
        ["/Inbox"] = [Role.Clinician],
        ["/Patients"] = [Role.Clinician],
        ["/Sessions"] = [Role.Clinician],
        ["/Clinic"] = [Role.Admin],
        ["/People"] = [Role.Admin, Role.Clinician],
        ["/Joining"] = [Role.Patient, Role.Clinician, Role.Coach, Role.Admin],
        ["/Enrolment"] = [Role.Patient],
        ["/Fhir"] = [Role.Patient, Role.Clinician],
        ["/Account"] = [Role.Patient, Role.Clinician, Role.Coach, Role.Support, Role.Admin],
    };

    /// <summary>Rooms with a page that opens without more, as they are asked for.</summary>
    private static readonly string[] Pages = ["/support", "/clinic", "/clinic/rota", "/people", "/joining", "/account", "/account/authenticator", "/account/signout"];

    public static TheoryData<string, Role> Cells => new(Rooms.Keys.SelectMany(room => Enum.GetValues<Role>().Select(role => (room, role))));

    [Theory, MemberData(nameof(Cells))]
    public async Task The_lock_of_a_room_knows_who_may_enter(string room, Role role)
    {
        await using var locks = new ServiceCollection().AddLogging().AddRooms().BuildServiceProvider();
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role.ToString())], "test"));
        Assert.Equal(Rooms[room].Contains(role), (await locks.GetRequiredService<IAuthorizationService>().AuthorizeAsync(person, null, room)).Succeeded);
    }

    [Theory, OnBothDatabases]
    public async Task At_the_door_of_each_room_each_role_is_let_in_or_turned_away(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        User[] people = [await clinic.AccountOf(ana), clinic.DrOsei, clinic.Admin, await clinic.Account("Coach Kit", Role.Coach), await clinic.Account("Sam", Role.Support, ana.Id)];
        foreach (var person in people)
        {
            using var visitor = await Visitor.SignedIn(clinic, person);
            foreach (var path in Pages)
            {
                var allowed = Rooms.Single(r => path.StartsWith(r.Key, StringComparison.OrdinalIgnoreCase)).Value.Contains(person.Role);
                var page = await visitor.Get(path);
                Assert.Equal((path, person.Role, allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (path, person.Role, page.Status));
                Assert.Equal(!allowed, page.Text.Contains("This room is not open to you", StringComparison.Ordinal));
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_there_is_not_found_by_anybody(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var stranger = new Visitor(clinic);
        foreach (var visitor in new[] { osei, stranger })
        {
            var page = await visitor.Get("/no/such/room");
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Contains("There is nothing here", page.Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_is_sent_to_the_door_from_every_room(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var stranger = new Visitor(clinic);
        foreach (var path in Pages)
        {
            Assert.StartsWith("/account/signin", (await stranger.Get(path)).Location, StringComparison.Ordinal);
        }
    }
}
