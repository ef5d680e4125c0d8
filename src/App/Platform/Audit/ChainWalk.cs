using Evenkeel.Data;

namespace Evenkeel.Platform.Audit;

/// <summary>The newest sealed row of a clinic: written down elsewhere, it shows later whether the end was cut off or the whole made anew.</summary>
public sealed record ChainHead(int ClinicId, long Place, string Hash);

/// <summary>Walks the audit from row to row, in the order clinic, place, unsealed last, and says which row does not fit.</summary>
/// <param name="noted">Heads that were written down before: each must still stand at its place.</param>
public sealed class ChainWalk(IReadOnlyList<ChainHead> noted)
{
    /// <summary>Sealing takes seconds. An unsealed row beside one that is this much younger was passed over.</summary>
    public static readonly TimeSpan SealedWithin = TimeSpan.FromMinutes(10);

    private readonly List<string> _faults = [];
    private readonly List<ChainHead> _heads = [];
    private int? _clinic;
    private long _place;
    private string _hash = AuditChain.Start;
    private AuditEvent? _oldestUnsealed;
    private DateTimeOffset _newest;

    public IReadOnlyList<string> Faults => _faults;

    public IReadOnlyList<ChainHead> Heads => _heads;

    public long Sealed { get; private set; }

    public long Unsealed { get; private set; }

    /// <summary>Of all clinics; null when every row is sealed.</summary>
    public DateTimeOffset? OldestUnsealedAt { get; private set; }

    public void Take(AuditEvent row)
    {
        if (_clinic != row.ClinicId)
        {
            EndClinic();
            (_clinic, _place, _hash, _oldestUnsealed, _newest) = (row.ClinicId, 0, AuditChain.Start, null, row.At);
        }

        _newest = row.At > _newest ? row.At : _newest;
        if (row.Sequence is not { } place)
        {
            Unsealed++;
            _oldestUnsealed = _oldestUnsealed is { } older && older.At <= row.At ? older : row;
            return;
        }

        Sealed++;
        if (place != _place + 1)
        {
            _faults.Add($"audit of clinic {row.ClinicId}: {(place == _place + 2 ? $"row {_place + 1} is" : $"rows {_place + 1} to {place - 1} are")} missing; the next that is there is {Name(row)}");
        }
        else if (row.Hash != AuditChain.Hash(_hash, place, row))
        {
            _faults.Add($"audit of clinic {row.ClinicId}, row {place}: {Name(row)} is not what was sealed there, or does not follow the row before it");
        }

        if (noted.FirstOrDefault(n => n.ClinicId == row.ClinicId && n.Place == place) is { } head && head.Hash != row.Hash)
        {
            _faults.Add($"audit of clinic {row.ClinicId}, row {place}: {Name(row)} has another hash than the head that was written down: the chain was made anew");
        }

        // The kept hash goes on, not the right one: so each altered row is named once, and the rows after it are not blamed.
        (_place, _hash) = (place, row.Hash ?? "");
    }

    /// <summary>After the last row.</summary>
    public void End()
    {
        EndClinic();
        _faults.AddRange(noted.Where(n => !_heads.Any(h => h.ClinicId == n.ClinicId)).Select(n => $"audit of clinic {n.ClinicId}: it has no row, and a head of row {n.Place} was written down"));
    }

    private void EndClinic()
    {
        if (_clinic is not { } clinic)
        {
            return;
        }

        _heads.Add(new ChainHead(clinic, _place, _hash));
        foreach (var head in noted.Where(n => n.ClinicId == clinic && n.Place > _place))
        {
            _faults.Add($"audit of clinic {clinic}: it ends at row {_place}, and a head of row {head.Place} was written down: its end was cut off, or this is an older copy");
        }

        if (_oldestUnsealed is { } row)
        {
            OldestUnsealedAt = OldestUnsealedAt is { } known && known <= row.At ? known : row.At;
            if (_newest - row.At > SealedWithin)
            {
                _faults.Add($"audit of clinic {clinic}: {Name(row)} is not sealed, though rows {_newest - row.At:d\\.hh\\:mm} younger are there: does the server run? It seals within seconds");
            }
        }

        _clinic = null;
    }

    private static string Name(AuditEvent row) => $"{row.Id} ({row.At:u}, \"{row.Action}\")";
}
