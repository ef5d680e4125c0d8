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
        var verb = new Command("serve", "Serve a clinic.") { urls };
        place.AddTo(verb);
        var delivery = new DeliveryOptions();
        delivery.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var app = WebHost.Build(place.Of(parsed), parsed.GetValue(urls)!, services => services.AddSingleton(delivery.Of(parsed)));
            await WebHost.Migrate(app.Services, cancellation);
            await app.RunAsync(cancellation);
            return 0;
        });
        return verb;
    }
}
