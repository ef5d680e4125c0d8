using System.CommandLine;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel serve`: creates or upgrades the database and serves the clinic.</summary>
internal static class Serve
{
    public static Option<string> Urls() => new("--urls")
    {
        Description = "Where to listen.",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    public static Command Verb()
    {
        var place = new Place();
        var urls = Urls();
        var proof = new Proof();
        var verb = new Command("serve", "Serve a clinic.") { urls };
        proof.AddTo(verb);
        place.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var app = WebHost.Build(place.Of(parsed), parsed.GetValue(urls)!, services => services.AddSingleton(proof.Of(parsed)));
            await WebHost.Migrate(app.Services, cancellation);
            await app.RunAsync(cancellation);
            return 0;
        });
        return verb;
    }
}
