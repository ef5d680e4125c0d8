using System.Net;
using System.Text;
using Evenkeel.Data;
using Evenkeel.Platform.Health;
using Evenkeel.Platform.Time;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Health;

/// <summary>A clinic with a flying canary, a gateway that really listens, and a mailbox behind a real mail server.</summary>
internal sealed class WatchedClinic : IAsyncDisposable
{
    private readonly Outside _outside = new();
    private readonly PostBox? _mail;

    private WatchedClinic(TestClinic clinic, Outside outside, PostBox? mail) => (Clinic, _outside, _mail) = (clinic, outside, mail);

    public TestClinic Clinic { get; }

    public Courier Courier => Clinic.Get<Courier>();

    /// <summary>What the clinic's gateway was told, newest last.</summary>
    public IReadOnlyList<string> Told => _outside.Bodies;

    public PostBox Mail => _mail!;

    public int Heartbeats => _outside.Beats;

    /// <summary>While true the gateway answers 503.</summary>
    public bool GatewayRefuses
    {
        set => _outside.Refuses = value;
    }

    public static async Task<WatchedClinic> Open(Store store, string canaryMail = "canary@example.org", bool withMail = false, string? postgres = null, Action<IServiceCollection>? change = null)
    {
        var outside = new Outside();
        var mail = withMail ? await PostBox.Open() : null;
        var clinic = await TestClinic.Open(store, withCanary: true, postgres: postgres, change: services =>
        {
            services.AddSingleton(new ProofSettings(canaryMail, $"{outside.Url}beat", mail?.Url ?? ""));
            services.AddSingleton<Courier>().AddSingleton<IRound>(p => p.GetRequiredService<Courier>());
            change?.Invoke(services);
        });
        await clinic.Read(db => db.Clinics.Where(c => c.Id == TestClinic.ClinicId)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.WebhookUrl, $"{outside.Url}hook").SetProperty(x => x.Phone, "020 7946 0000")));
        return new WatchedClinic(clinic, outside, mail);
    }

    /// <summary>Time passes in the steps of the watchman.</summary>
    public Task Wait(double minutes) => Clinic.Wait(TimeSpan.FromMinutes(minutes), ProofTimes.LooksEvery);

    public Task<List<CanaryRun>> Runs() => Clinic.Read(db => db.CanaryRuns.AsNoTracking().OrderBy(r => r.StartedAt).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Clinic.DisposeAsync();
        _outside.Dispose();
        if (_mail is not null)
        {
            await _mail.DisposeAsync();
        }
    }

    private sealed class Outside : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly List<string> _bodies = [];

        public Outside()
        {
            Url = $"http://127.0.0.1:{Ports.Free()}/";
            _listener.Prefixes.Add(Url);
            _listener.Start();
            _ = Serve();
        }

        public string Url { get; }

        public bool Refuses { get; set; }

        public int Beats { get; private set; }

        public IReadOnlyList<string> Bodies
        {
            get
            {
                lock (_bodies)
                {
                    return [.. _bodies];
                }
            }
        }

        public void Dispose() => _listener.Close();

        private async Task Serve()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var body = await reader.ReadToEndAsync();
                lock (_bodies)
                {
                    if (context.Request.HttpMethod == "GET")
                    {
                        Beats++;
                    }
                    else if (!Refuses)
                    {
                        _bodies.Add(body);
                    }
                }

                context.Response.StatusCode = Refuses ? 503 : 204;
                context.Response.Close();
            }
        }
    }
}
