using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Evenkeel.Clinical.Band;

/// <summary>
/// One person's own band: what the next answer should be, given all answers and sessions so far, and how much speaks for a
/// worsening that lasts. Takes one step a day; a step allocates nothing. On one kind of machine the same days
/// give the same numbers, bit by bit.
/// </summary>
public sealed class OwnBand
{
    /// <summary>Four of five calm answers lie inside the band [SD].</summary>
    public const double Width = 1.28;

    private const int LongAgo = 10_000;

    private readonly BandParameters _p;
    private readonly Bank[] _banks;
    private Judgement _judged = new() { Evidence = Mixture.NoOdds, EvidenceAway = Mixture.NoOdds };
    private Course _course = new() { Day = -1, SinceSession = LongAgo, BeforeSession = double.NaN };

    public OwnBand(BandParameters parameters)
    {
        _p = parameters;
        _banks = [.. parameters.Kinds.Select(kind => new Bank(parameters, kind * parameters.PopulationSd))];
    }

    /// <summary>Days taken in so far.</summary>
    public int Days => _course.Day + 1;

    /// <summary>The size of the whole state [bytes].</summary>
    public int Size => Head + _banks.Sum(b => b.Bytes.Length);

    private static int Head => sizeof(ulong) + Unsafe.SizeOf<Course>() + Unsafe.SizeOf<Judgement>();

    /// <summary>Its weights and variances are such as can be. A band that is not sound must be rebuilt.</summary>
    public bool IsSound => _course.IsSound && Mixture.IsSound(_banks);

    /// <summary>One day: whatever began before, its answer if there was one, and whether a session followed it that day.</summary>
    /// <param name="value">Mean of the day's answers [points 0-10]; null when missed.</param>
    /// <param name="session">A session that day; the answer counts as before it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not on the scale; the band is as it was.</exception>
    public BandDay Step(double? value, bool session)
    {
        if (value is { } given && !(given >= 0 && given <= 10))
        {
            throw new ArgumentOutOfRangeException(nameof(value), given, "An answer lies between 0 and 10.");
        }

        Morning();
        var (middle, sd) = Mixture.Expected(_banks);
        if (value is { } answer)
        {
            foreach (var bank in _banks)
            {
                bank.Answer(answer, _course.Answers);
            }

            if (_course.Answers >= _p.AnswersRemembered)
            {
                Mixture.Forget(_banks, _p.AnswersRemembered / (_p.AnswersRemembered + 1));
            }

            _course.Answers = Math.Min(_course.Answers + 1, _p.AnswersRemembered);
            _judged = Mixture.Judge(_banks, _p);
        }
        else
        {
            _judged = _judged.AfterSilence();
        }

        _course.SessionToday = session;
        return Show(middle, sd);
    }

    private BandDay Show(double middle, double sd) =>
        new()
        {
            Low = OnScale(middle - (Width * sd)),
            Middle = OnScale(middle),
            High = OnScale(middle + (Width * sd)),
            BeforeSession = double.IsNaN(_course.BeforeSession) ? null : OnScale(_course.BeforeSession),
            Probability = _judged.Probability,
            Evidence = _judged.Evidence,
            Gained = _judged.Gained,
            EvidenceAway = _judged.EvidenceAway,
            ProbabilityAway = _judged.ProbabilityAway,
            OnsetAwayDaysAgo = _judged.OnsetAwayDaysAgo,
            Deviation = _judged.Deviation,
            OwnSd = _judged.OwnSd,
            OnsetDaysAgo = _judged.OnsetDaysAgo,
            Answered = _judged.Answered,
            Missed = _judged.Missed,
            Rival = _judged.Rival,
        };

    /// <summary>A new course of treatment begins: the level and the person's noise stand, the sessions before today do not.</summary>
    public void NewCourse()
    {
        foreach (var bank in _banks)
        {
            bank.NewCourse(_course.Answers);
        }

        _course = _course with { Sessions = 0, SinceSession = LongAgo, BeforeSession = double.NaN };
    }

    /// <summary>Writes the state; it fits the same parameters on the same kind of machine.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        MemoryMarshal.Write(bytes, _p.Fingerprint);
        MemoryMarshal.Write(bytes.AsSpan(sizeof(ulong)), _course);
        MemoryMarshal.Write(bytes.AsSpan(sizeof(ulong) + Unsafe.SizeOf<Course>()), _judged);
        var at = Head;
        foreach (var bank in _banks)
        {
            bank.Bytes.CopyTo(bytes.AsSpan(at));
            at += bank.Bytes.Length;
        }

        return bytes;
    }

    /// <summary>Takes up a state that was written with the same parameters; null when it was not, or is damaged: rebuild it from the answers.</summary>
    public static OwnBand? From(BandParameters parameters, ReadOnlySpan<byte> bytes)
    {
        var band = new OwnBand(parameters);
        if (bytes.Length != band.Size || MemoryMarshal.Read<ulong>(bytes) != parameters.Fingerprint)
        {
            return null;
        }

        band._course = MemoryMarshal.Read<Course>(bytes[sizeof(ulong)..]);
        band._judged = MemoryMarshal.Read<Judgement>(bytes[(sizeof(ulong) + Unsafe.SizeOf<Course>())..]);
        var at = Head;
        foreach (var bank in band._banks)
        {
            bytes.Slice(at, bank.Bytes.Length).CopyTo(bank.Bytes);
            at += bank.Bytes.Length;
        }

        return band.IsSound ? band : null;
    }

    private void Morning()
    {
        if (_course.Day++ >= 0)
        {
            var before = Mixture.ResponseSoFar(_banks);
            _course.SinceSession = Math.Min(_course.SinceSession + 1, LongAgo);
            foreach (var bank in _banks)
            {
                bank.NextDay(_course.Sessions);
            }

            if (_course.SessionToday)
            {
                Respond(before);
            }
        }

        var afterSession = _course.SinceSession <= _p.ShiftDays;
        foreach (var bank in _banks)
        {
            bank.Expire(_course.Day % _p.Onsets, _course.Answers);
            if (_course.Answers > 0)
            {
                bank.Begin(_course.Day % _p.Onsets, afterSession ? _p.ShiftHazard.AfterSession : _p.ShiftHazard.Otherwise, afterSession);
            }
        }

        Mixture.Normalise(_banks);
    }

    private void Respond(double before)
    {
        // Before the first answer the level would be the population's, not this person's.
        _course.BeforeSession = _course.Answers > 0 ? Mixture.Level(_banks) : double.NaN;
        var (mean, sd) = _course.Sessions == 0
            ? _p.FirstResponse
            : (Math.Min(0, _p.LaterResponse.Constant + (_p.LaterResponse.Share * before)), _p.LaterResponse.Sd);
        foreach (var bank in _banks)
        {
            bank.Respond(mean, sd);
        }

        _course.Sessions++;
        _course.SinceSession = 1;
    }

    /// <summary>A level may be estimated off the scale; what is shown may not.</summary>
    private static double OnScale(double points) => Math.Clamp(points, 0, 10);

    /// <summary>Where the person stands in time. Answers are counted up to those remembered.</summary>
    private record struct Course(int Day, int Sessions, int SinceSession, bool SessionToday, double Answers, double BeforeSession)
    {
        public readonly bool IsSound => Day >= -1 && Sessions >= 0 && SinceSession >= 0 && Answers >= 0 && !double.IsInfinity(BeforeSession);
    }
}
