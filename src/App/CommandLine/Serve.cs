using System.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Health;
using Evenkeel.Platform.Keys;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel serve`: creates or upgrades the database and serves the clinic.</summary>
internal static class Serve
{
    private const int LongestDrain = 60;

    public static Option<string> Urls() => new("--urls")
    {
        Description = "Where to listen.",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    public static Command Verb()
    {
        var place = new Place();
        var urls = Urls();
        var drain = new Option<int>("--drain")
        {
            Description = $"Seconds to go on serving after the order to stop, while /health/ready says no: 0 to {LongestDrain}.",
            DefaultValueFactory = _ => 5,
        };
        drain.Validators.Add(given =>
        {
            if (given.Tokens.Count > 0 && (!int.TryParse(given.Tokens[0].Value, out var seconds) || seconds is < 0 or > LongestDrain))
            {
                given.AddError($"--drain is a number of seconds from 0 to {LongestDrain}; '{given.Tokens[0].Value}' is not.");
            }
        });
        var verb = new Command("serve", "Serve a clinic.") { urls, drain };
        place.AddTo(verb);
        var delivery = new DeliveryOptions();
        delivery.AddTo(verb);
        var proof = new ProofOptions();
        proof.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Problems.Tell(Console.Error, () => Run(
            place.Of(parsed), parsed.GetValue(urls)!,
            services => services.AddSingleton(new Drain.Time(TimeSpan.FromSeconds(parsed.GetValue(drain))))
                .AddSingleton(delivery.Of(parsed)).AddSingleton(proof.Of(parsed)),
            _ => Task.CompletedTask, cancellation)));
        return verb;
    }

    /// <param name="first">What is done before anybody is let in.</param>
    public static async Task<int> Run(DatabasePlace place, string urls, Action<IServiceCollection> change, Func<IServiceProvider, Task> first, CancellationToken cancellation)
    {
        FreePorts.Refuse(urls);
        await using var app = WebHost.Build(place, urls, change);
        try
        {
            await WebHost.Migrate(app.Services, cancellation);
        }
        catch (StartRefused e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }

        await first(app.Services);
        await app.RunAsync(cancellation);
        return 0;
    }
}
