using System.Buffers.Binary;
using System.Security.Cryptography;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Band;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// Leads each patient's own band from the day that is stored to the latest answer. What does not fit what is known now is made again
/// from all answers: a late or corrected answer, a session added or moved, other rules. Both ways give the same bits.
/// </summary>
public static class Bands
{
    /// <summary>So many days of answers are compared with those taken in, and are always read [days]. An older one shows when it arrives.</summary>
    private const int ComparedDays = 90;

    /// <summary>After so long a silence the band of the last answer says nothing of today, and is not read [days].</summary>
    private const int SilentDays = 30;

    private static readonly Guid Rules = typeof(OwnBand).Module.ModuleVersionId;

    public static BandParameters Parameters => BandParameters.ThreeItems;

    /// <summary>What the band says of the latest answered day, and the state up to the day before when it is not the stored one.</summary>
    internal static async Task<(BandReading? Reading, MovedBand? Moved)> Read(CareDb db, Patient patient, Trajectory facts, CancellationToken cancellation)
    {
        if (facts.Days.Count == 0 || facts.Days[^1].On < facts.Today.AddDays(-SilentDays))
        {
            return (null, null);
        }

        var (clinicId, id) = (patient.ClinicId, patient.Id);
        var signatures = db.SignedBudgets.Where(b => b.ClinicId == clinicId && b.SignedAt <= facts.AsOf).OrderByDescending(b => b.SignedAt);
        var stored = await (
            from p in db.Patients.AsNoTracking()
            where p.ClinicId == clinicId && p.Id == id
            join s in db.BandStates on new { p.ClinicId, PatientId = p.Id } equals new { s.ClinicId, s.PatientId } into states
            from s in states.DefaultIfEmpty()
            select new
            {
                State = s,
                // One value each: SQLite knows no join with the latest row of many.
                Budget = signatures.Select(b => (decimal?)b.Budget).FirstOrDefault(),
                Limit = signatures.Select(b => (decimal?)b.Limit).FirstOrDefault(),
                AwayLimit = signatures.Select(b => b.AwayLimit).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancellation);

        var sessions = new SessionDays(facts.Sessions);
        var last = facts.Days[^1].On;
        var state = db.BandStates.Local.FirstOrDefault(s => s.ClinicId == clinicId && s.PatientId == id) ?? stored?.State;
        var (band, days) = (Take(state, last, facts.DaysForBand, sessions), facts.DaysForBand);
        var from = state?.UpTo.AddDays(1) ?? last;
        if (band is null || db.CheckIns.Local.Any(c => c.PatientId == id && c.On <= state!.UpTo.AddDays(-ComparedDays)))
        {
            days = (facts with { CheckIns = await Trajectories.AllCheckIns(db, patient, facts.AsOf, cancellation) }).DaysForBand;
            (band, from) = (new OwnBand(Parameters), BandWalk.Starts(days, sessions)!.Value);
        }

        foreach (var _ in BandWalk.Steps(band, from, last.AddDays(-1), days, sessions))
        {
            // Each step is taken; only the last day's is looked at.
        }

        var bytes = band.ToBytes();
        var moved = band.Days == 0 || from == last ? null : new MovedBand(stored?.State is not null, new BandState
        {
            ClinicId = clinicId,
            PatientId = id,
            UpTo = last.AddDays(-1),
            MadeBy = Rules,
            TakenIn = Hash(bytes, last.AddDays(-1), facts.DaysForBand, sessions),
            Bytes = bytes,
        });
        var today = BandWalk.Steps(band, last, last, days, sessions).Single();
        var limit = (double?)stored?.Limit ?? AlertBudget.LimitFor(AlertBudget.Usual);
        var away = (double?)stored?.AwayLimit ?? AlertBudget.AwayLimitFor((double?)stored?.Budget ?? AlertBudget.Usual);
        return (new BandReading(last, today.Day, limit) { AwayLimit = away }, moved);
    }

    /// <summary>What the band said of every answered day of the clinic's last 90, for each of its patients; imported diaries are nobody's load.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<BandReading>>> OfEverybody(CareDb db, int clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        var everybody = new List<IReadOnlyList<BandReading>>();
        foreach (var patient in await db.Patients.AsNoTracking().Where(p => p.ClinicId == clinicId && p.DeletedAt == null && !p.IsHistorical).ToListAsync(cancellation))
        {
            var facts = await Trajectories.Facts(db, patient, now, cancellation);
            var days = (facts with { CheckIns = await Trajectories.AllCheckIns(db, patient, now, cancellation) }).DaysForBand;
            var from = facts.Today.AddDays(-LimitFit.Days);
            try
            {
                everybody.Add([.. BandWalk.Readings(days, new SessionDays(facts.Sessions), 0).Where(r => r.On > from)]);
            }
            catch (ArgumentOutOfRangeException)
            {
                // Whose band cannot be made is told of as a sign that failed, and keeps nobody from signing for the others.
            }
        }

        return everybody;
    }

    /// <summary>Keeps a state that has moved; it is written with whatever the turn writes.</summary>
    internal static void Keep(CareDb db, MovedBand? moved)
    {
        if (moved is null)
        {
            return;
        }

        if (db.BandStates.Local.FirstOrDefault(s => s.ClinicId == moved.State.ClinicId && s.PatientId == moved.State.PatientId) is { } earlierInThisTurn)
        {
            db.Entry(earlierInThisTurn).State = EntityState.Detached;
        }

        db.Entry(moved.State).State = moved.IsStored ? EntityState.Modified : EntityState.Added;
    }

    private static OwnBand? Take(BandState? state, DateOnly last, IReadOnlyList<DailyValue> days, SessionDays sessions) =>
        state is not null && state.UpTo < last && state.MadeBy == Rules && state.TakenIn.AsSpan().SequenceEqual(Hash(state.Bytes, state.UpTo, days, sessions))
            ? OwnBand.From(Parameters, state.Bytes)
            : null;

    /// <summary>Of a state, of the sessions up to its day, and of the latest daily values up to it, to the last decimal.</summary>
    private static byte[] Hash(byte[] state, DateOnly upTo, IReadOnlyList<DailyValue> days, SessionDays sessions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(state);
        Span<byte> bytes = stackalloc byte[sizeof(int) * 5];
        Span<int> bits = stackalloc int[4];
        foreach (var session in sessions.UpTo(upTo))
        {
            // The sign tells a session with which a course begins from one without.
            BinaryPrimitives.WriteInt32LittleEndian(bytes, sessions.BeginsCourse(session) ? -session.DayNumber : session.DayNumber);
            hash.AppendData(bytes[..sizeof(int)]);
        }

        foreach (var day in days.Where(d => d.On <= upTo && d.On > upTo.AddDays(-ComparedDays)))
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, day.On.DayNumber);
            decimal.GetBits(day.Distress, bits);
            for (var i = 0; i < bits.Length; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes[(sizeof(int) * (i + 1))..], bits[i]);
            }

            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}

/// <summary>A band's state that has come further than the stored one, or replaces it.</summary>
/// <param name="IsStored">Whether the patient has a stored one.</param>
/// <param name="State">The new one.</param>
internal sealed record MovedBand(bool IsStored, BandState State);
