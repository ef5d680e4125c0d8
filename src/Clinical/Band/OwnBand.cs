using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Evenkeel.Clinical.Band;

/// <summary>
/// One person's own band: what the next answer should be, given all answers and sessions so far, and how much speaks for a
/// worsening that lasts. Takes one step a day; a step allocates nothing. The same days give the same numbers, bit by bit.
/// </summary>
public sealed class OwnBand
{
    /// <summary>Four of five calm answers lie inside the band [SD].</summary>
    public const double Width = 1.28;

    private const int LongAgo = 10_000;

    private readonly BandParameters _p;
    private readonly Bank[] _banks;
    private Course _course = new() { Day = -1, SinceSession = LongAgo, BeforeSession = double.NaN };

    public OwnBand(BandParameters parameters)
    {
        _p = parameters;
        _banks = [.. parameters.Kinds.Select(kind => new Bank(parameters, kind * parameters.PopulationSd))];
    }

    /// <summary>Days taken in so far.</summary>
    public int Days => _course.Day + 1;

    /// <summary>The size of the whole state [bytes].</summary>
    public int Size => Unsafe.SizeOf<Course>() + _banks.Sum(b => b.Bytes.Length);

    /// <summary>Weights sum to one and no variance lies below zero. For tests; a band that is not sound must be rebuilt.</summary>
    public bool IsSound => Mixture.IsSound(_banks);

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

            _course.Answers = Math.Min(_course.Answers + 1, _p.AnswersRemembered);
        }

        _course.SessionToday = session;
        return Mixture.Judge(_banks, _p) with
        {
            Low = OnScale(middle - (Width * sd)),
            Middle = OnScale(middle),
            High = OnScale(middle + (Width * sd)),
            BeforeSession = double.IsNaN(_course.BeforeSession) ? null : OnScale(_course.BeforeSession),
        };
    }

    /// <summary>A new course of treatment begins tomorrow: the level and the person's noise stand, the old sessions do not.</summary>
    public void NewCourse()
    {
        foreach (var bank in _banks)
        {
            bank.NewCourse(_course.Answers);
        }

        _course = _course with { Sessions = 0, SinceSession = LongAgo, SessionToday = false, BeforeSession = double.NaN };
    }

    /// <summary>Writes the state; it fits the same parameters on the same kind of machine.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        MemoryMarshal.Write(bytes, _course);
        var at = Unsafe.SizeOf<Course>();
        foreach (var bank in _banks)
        {
            bank.Bytes.CopyTo(bytes.AsSpan(at));
            at += bank.Bytes.Length;
        }

        return bytes;
    }

    /// <summary>Takes up a state that was written with the same parameters.</summary>
    /// <exception cref="ArgumentException">It is not of this size: rebuild it from the answers.</exception>
    public static OwnBand From(BandParameters parameters, ReadOnlySpan<byte> bytes)
    {
        var band = new OwnBand(parameters);
        if (bytes.Length != band.Size)
        {
            throw new ArgumentException($"A state of these parameters has {band.Size} bytes, not {bytes.Length}.", nameof(bytes));
        }

        band._course = MemoryMarshal.Read<Course>(bytes);
        var at = Unsafe.SizeOf<Course>();
        foreach (var bank in band._banks)
        {
            bytes.Slice(at, bank.Bytes.Length).CopyTo(bank.Bytes);
            at += bank.Bytes.Length;
        }

        return band;
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
        _course.BeforeSession = Mixture.Level(_banks);
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
    private record struct Course(int Day, int Sessions, int SinceSession, bool SessionToday, double Answers, double BeforeSession);
}
