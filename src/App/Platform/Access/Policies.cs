using Evenkeel.Data;
using Evenkeel.Platform.Calendars;
using Evenkeel.Platform.Health;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Evenkeel.Platform.Access;

/// <summary>Who may open which room. Each folder of Features, and Fhir, has exactly one line here; a folder without one is closed to everybody.</summary>
public static class Policies
{
    private static readonly (string Folder, Role[] Roles)[] Rooms =
    [
        ("/Home", [Role.Patient]),
        ("/CheckIns", [Role.Patient]),
        ("/Help", [Role.Patient]),
        ("/Reminders", [Role.Patient]),
        ("/Safety", [Role.Patient]),
        ("/Journal", [Role.Patient]),
        ("/AfterSession", [Role.Patient]),
        ("/Enrolment", [Role.Patient]),
        ("/Preparation", [Role.Patient]),
        ("/Goals", [Role.Patient]),
        ("/Medicines", [Role.Patient, Role.Clinician]),
        ("/Support", [Role.Support]),
        ("/SupportPeople", [Role.Patient]),
        ("/Inbox", [Role.Clinician]),
        ("/Shifts", [Role.Clinician]),
        ("/Patients", [Role.Clinician]),
        ("/Sessions", [Role.Clinician]),
        ("/Appointments", [Role.Clinician]),
        ("/Programmes", [Role.Clinician, Role.Admin]),
        ("/Windows", [Role.Coach, Role.Clinician]),
        ("/Shared", [Role.Coach, Role.Clinician]),
        ("/Clinic", [Role.Admin]),
        ("/People", [Role.Admin, Role.Clinician]),
        ("/Joining", [Role.Patient, Role.Clinician, Role.Coach, Role.Admin]),
        ("/Fhir", [Role.Patient, Role.Clinician]),
        ("/Account", [Role.Patient, Role.Clinician, Role.Coach, Role.Support, Role.Admin]),
    ];

    /// <summary>Pages inside a room for fewer people than the room.</summary>
    private static readonly (string Page, string Folder)[] Narrower = [("/Account/AccessLog", "/Home"), ("/People/Person", "/Clinic"), ("/Medicines/Index", "/Home"), ("/Medicines/Of", "/Patients")];

    /// <summary>
    /// Pages that anybody may open: somebody in danger must not have to sign in. The offline ones are the empty copies that a phone
    /// keeps; help asked for now goes through with a device's token, and shows nothing. A calendar and a support person have only their address: the one reads times, the other one card; who joins has a link.
    /// </summary>
    public static readonly IReadOnlyList<string> Open =
    [
        // A browser that renews its push address has nobody signed in; it names the old one.
        "/account/push",
        "/Index", "/Error", "/Account/SignIn", "/Account/SecondFactor", "/Crisis/Index", "/Help/Now", "/Told/Index", "/Live/Card", "/Live/Prepare", "/Live/Experience", "/Live/Perception", "/Joining/Join", Doors.Live, Doors.Ready, "/health/writes", CalendarFeed.Route,
        "/Home/Offline", "/CheckIns/Offline", "/Help/Offline", "/Safety/Offline",
    ];

    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        foreach (var (folder, roles) in Rooms)
        {
            authorization.AddPolicy(folder, policy => policy.RequireRole(roles.Select(r => r.ToString())));
        }

        return services;
    }

    public static void CloseRooms(this PageConventionCollection pages)
    {
        foreach (var (folder, _) in Rooms)
        {
            pages.AuthorizeFolder(folder, folder);
        }

        foreach (var (page, folder) in Narrower)
        {
            pages.AuthorizePage(page, folder);
        }

        foreach (var page in Open)
        {
            pages.AllowAnonymousToPage(page);
        }
    }
}
