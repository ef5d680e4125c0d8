using System.CommandLine;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel demo`: seeds a demo clinic when there is none, and serves it.</summary>
internal static class Demo
{
    public static Command Verb()
    {
        var place = new Place();
        var urls = Serve.Urls();
        var verb = new Command("demo", "Serve a demo clinic with people to try things as; seeds it when the database is empty. 200 virtual patients follow while it runs; the truth about them is kept in demo-truth.csv under --data.") { urls };
        place.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Problems.Tell(Console.Error, () => Serve.Run(
            place.Of(parsed), parsed.GetValue(urls)!, services => services.AddSingleton<DemoCohort>().AddHostedService(p => p.GetRequiredService<DemoCohort>()),
            services => DemoClinic.SeedWhenEmpty(services, cancellation), cancellation)));
        return verb;
    }
}
