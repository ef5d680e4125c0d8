using Evenkeel.Data;

namespace Evenkeel.Platform.Page;

/// <summary>A link in the main navigation.</summary>
public sealed record Room(string Path, string Name);

/// <summary>Where each role can go, in the order in which they need it.</summary>
public static class Rooms
{
    public static IReadOnlyList<Room> For(Role role) => role switch
    {
        Role.Patient => [new("/home", "Home"), new("/checkins/today", "Check-in"), new("/home/timeline", "Timeline"), new("/account", "Account")],
        Role.Clinician => [new("/inbox", "Inbox"), new("/patients", "Patients"), new("/windows", "After a session"), new("/shifts", "On call"), new("/account", "Account")],
        Role.Coach => [new("/windows", "After a session"), new("/account", "Account")],
        Role.Admin => [new("/clinic", "Clinic"), new("/people", "People"), new("/programmes", "Programmes"), new("/account", "Account")],
        Role.Support => [new("/support", "Support"), new("/account", "Account")],
        _ => [new("/account", "Account")],
    };

    /// <summary>The page on which a role starts.</summary>
    public static string Home(Role role) => For(role)[0].Path;
}
