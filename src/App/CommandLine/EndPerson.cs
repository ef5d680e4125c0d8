using System.CommandLine;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel person suspend|back|end`: for the night on which no admin can sign in, or the admin is who must go.</summary>
internal static class EndPerson
{
    internal enum Act
    {
        Suspend = 1,
        Back = 2,
        End = 3,
    }

    public static IEnumerable<Command> Verbs() =>
    [
        Verb(Act.Suspend, "Suspend an account at once: sign-ins, devices, notices and links end, alerts ring again, shifts become gaps."),
        Verb(Act.Back, "Give a suspended account back. Shifts and browsers stay away."),
        Verb(Act.End, "End an account for good. Refused with a list while anything is still this person's; what they did stays on record."),
    ];

    public static async Task<int> Run(DatabasePlace place, Act act, string? email, TextWriter output, CancellationToken cancellation)
    {
        var normal = NewAccount.Email(email, "--email").ToUpperInvariant();
        await using var services = WebHost.CareOnly(place);
        await WebHost.Migrate(services, cancellation);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CareDb>();
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == normal, cancellation)
            ?? throw new WrongOption($"--email: there is no account with the address \"{email}\".");
        var accounts = services.GetRequiredService<EndAccount>();
        var worked = await (act switch
        {
            Act.Suspend => accounts.Suspend(user.ClinicId, null, user.Id, cancellation),
            Act.Back => accounts.GiveBack(user.ClinicId, null, user.Id, cancellation),
            _ => accounts.End(user.ClinicId, null, user.Id, cancellation),
        });
        if (!worked.Done)
        {
            throw new WrongOption(worked.Why);
        }

        var done = act switch { Act.Suspend => "suspended", Act.Back => "given back", _ => "ended" };
        await output.WriteLineAsync($"{user.DisplayName} <{user.Email}>: the account is {done}.");
        return 0;
    }

    private static Command Verb(Act act, string about)
    {
        var (place, email) = (new Place(), new Option<string?>("--email") { Description = "The address with which they sign in." });
        var verb = new Command(act.ToString().ToLowerInvariant(), about) { email };
        place.AddTo(verb);
        verb.SetAction((parsed, cancellation) =>
            Problems.Tell(Console.Error, () => Run(place.Of(parsed), act, parsed.GetValue(email), Console.Out, cancellation)));
        return verb;
    }
}
