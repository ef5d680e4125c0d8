namespace Evenkeel.Platform.Health;

/// <summary>Who can be told without asking the database: of real clinics alone, no demo, no canary.</summary>
public sealed record Reach(IReadOnlyList<string> Mails, IReadOnlyList<Gateway> Gateways)
{
    public static readonly Reach Nobody = new([], []);
}

/// <param name="Secret">What its messages are signed with.</param>
public sealed record Gateway(string Url, byte[] Secret);

/// <summary>What a page must be able to say of a clinic when nothing can be read.</summary>
public sealed record ClinicFacts(string Name, string Phone, string Country, string Zone);

/// <summary>What was last read from the database, kept in memory for when it cannot be.</summary>
public sealed class Remembered
{
    private volatile IReadOnlyDictionary<int, ClinicFacts> _clinics = new Dictionary<int, ClinicFacts>();
    private volatile Reach _reach = Reach.Nobody;

    public Reach Reach
    {
        get => _reach;
        set => _reach = value;
    }

    /// <summary>By id; without the canary's.</summary>
    public IReadOnlyDictionary<int, ClinicFacts> Clinics
    {
        get => _clinics;
        set => _clinics = value;
    }

    /// <summary>One that was read before the next look at all of them.</summary>
    public void Keep(int id, ClinicFacts clinic) => Clinics = new Dictionary<int, ClinicFacts>(Clinics) { [id] = clinic };

    /// <summary>The clinic of an id, or for a stranger the only one there is; null when it cannot be known.</summary>
    public ClinicFacts? Clinic(int? id) => id is { } known ? Clinics.GetValueOrDefault(known) : Clinics.Count == 1 ? Clinics.Values.First() : null;
}
