using Evenkeel.Care;
using Evenkeel.Clinical.Band;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.CheckIns;
using Evenkeel.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

/// <summary>What is kept of a band is never anything but what all answers give, bit by bit, on both databases.</summary>
[Trait("Row", "4.2")]
[Trait("Hazard", "worsening-unseen")]
[Trait("Hazard", "altered-record")]
public sealed class BandsTests
{
    private static readonly int[] Mornings = [4, 5, 3, 4, 6, 5, 4, 2, 3, 7, 7, 6, 8];

    [Theory, OnBothDatabases]
    public async Task What_is_kept_is_what_all_answers_give_after_every_answer_a_gap_a_session_and_a_restart(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        for (var i = 0; i < Mornings.Length; i++)
        {
            await clinic.Answers(ana, Mornings[i], at: Morning(clinic, i));
            if (i == 4)
            {
                await Session(clinic, ana, Morning(clinic, i).AddHours(3));
            }

            if (i == 8)
            {
                await clinic.Restart();
            }

            Assert.Equal(i > 0, await KeptIsMadeAgain(clinic, ana, i + 1));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Two_answers_a_day_are_one_value_and_change_nothing_that_is_kept(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Lived(clinic);
        var before = (await Kept(clinic, ana)).Bytes;
        clinic.Time.Advance(TimeSpan.FromHours(4));
        await clinic.Answers(ana, 9);
        Assert.Equal(before, (await Kept(clinic, ana)).Bytes);
        var reading = (await Read(clinic, ana)).Band!;
        Assert.Equal(Days(clinic, await Read(clinic, ana)).Last().Day, reading.Day);
        Assert.Equal(8.5m, (await Read(clinic, ana)).Days[^1].Distress);
    }

    [Theory, OnBothDatabases]
    public async Task A_late_answer_a_corrected_one_and_a_session_added_or_moved_make_it_anew(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Lived(clinic);
        var seen = new HashSet<string>();
        async Task Changed()
        {
            await KeptIsMadeAgain(clinic, ana, Mornings.Length);
            Assert.True(seen.Add(Convert.ToHexString((await Kept(clinic, ana)).Bytes)), "nothing has changed");
        }

        await Changed();
        var late = ana.Body(Morning(clinic, 5).AddDays(-20), 1);
        await clinic.Get<SubmitCheckIn>().Run(late, clinic.Now);
        await Changed();
        await clinic.Get<SubmitCheckIn>().Run(late with { LowMood = Clinical.Answer.Of(9) }, clinic.Now);
        await Changed();
        var session = await Session(clinic, ana, Morning(clinic, 4).AddHours(3));
        await Changed();
        await clinic.Change(db => db.Sessions.Single(s => s.Id == session).On = DateOnly.FromDateTime(Morning(clinic, 6).UtcDateTime));
        await clinic.Answers(ana, 5);
        await Changed();
        // The first session of all begins a course without being asked; a later one when somebody says so.
        await Session(clinic, ana, Morning(clinic, 9).AddHours(3));
        await Changed();
        await clinic.Change(db => db.Sessions.OrderBy(s => s.StartedAt).Last().StartsCourse = true);
        await clinic.Answers(ana, 5);
        await Changed();
    }

    [Theory, OnBothDatabases]
    public async Task The_days_before_each_course_are_read_however_long_ago_it_began(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var dee = await clinic.Enrol("Dee");
        foreach (var (course, level) in new[] { (-300, 6), (-150, 4) })
        {
            for (var day = course - 7; day < course; day++)
            {
                await clinic.Get<SubmitCheckIn>().Run(dee.Body(clinic.Now.AddDays(day), level), clinic.Now);
            }

            var start = clinic.Now.AddDays(course);
            Assert.Empty(await clinic.Get<RecordSession>().Run(clinic.DrOsei.Caller(), new SessionBody(Guid.CreateVersion7(), dee.Id, default, start, start.AddHours(1), RouteOfAdministration.Intravenous, 40, false, StartsCourse: true)));
        }

        Assert.Equal(4m, (await Read(clinic, dee)).Course.CourseBaseline);
        await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsCourse, false)));
        Assert.Equal(6m, (await Read(clinic, dee)).Course.CourseBaseline);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_older_than_all_that_is_compared_makes_it_anew_too(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Lived(clinic);
        var before = (await Kept(clinic, ana)).Bytes;
        await clinic.Get<SubmitCheckIn>().Run(ana.Body(clinic.Now.AddDays(-200), 1), clinic.Now);
        Assert.NotEqual(before, (await Kept(clinic, ana)).Bytes);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "N2")]
    public async Task A_day_that_was_remembered_the_day_after_is_taken_in_like_one_that_was_answered(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await Lived(clinic), await Lived(clinic, "Ben"));
        clinic.Time.Advance(TimeSpan.FromDays(1));
        await clinic.Answers(ben, 7);
        clinic.Time.Advance(TimeSpan.FromDays(1));
        await clinic.Get<SubmitCheckIn>().Run(ana.Body(clinic.Now, 8) with { Yesterday = Clinical.Answer.Of(7) });
        await clinic.Answers(ben, 8);
        Assert.Equal((await Kept(clinic, ben)).Bytes, (await Kept(clinic, ana)).Bytes);
        Assert.Equal((await Read(clinic, ben)).Band!.Day, (await Read(clinic, ana)).Band!.Day);
    }

    [Fact]
    public async Task What_was_made_by_other_rules_or_is_damaged_is_made_anew()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await Lived(clinic);
        var whole = (await Kept(clinic, ana)).Bytes;
        Action<BandState>[] spoils = [s => s.MadeBy = Guid.NewGuid(), s => s.Bytes = [1, 2, 3], s => s.TakenIn = [1], s => s.Bytes = [.. s.Bytes.Select(b => (byte)~b)]];
        foreach (var spoil in spoils)
        {
            await clinic.Change(db => spoil(db.BandStates.Single()));
            await clinic.Answers(ana, 8);
            Assert.Equal(whole, (await Kept(clinic, ana)).Bytes);
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_the_band_said_is_kept_with_the_decision_and_replayed_to_the_last_bit(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Lived(clinic);
        var input = await clinic.Read(db => db.Assessments.Where(a => a.PatientId == ana.Id).OrderByDescending(a => a.AsOf).Select(a => a.Input).FirstAsync());
        var kept = KeptJson.Trajectory(input).Band!;
        Assert.Equal((await Read(clinic, ana)).Band, kept);
        Assert.Equal(AlertBudget.LimitFor(AlertBudget.Usual), kept.Limit);
        Assert.Equal(KeptJson.Write(await Read(clinic, ana)), KeptJson.Write(KeptJson.Trajectory(input)));
    }

    [Fact]
    public async Task Whoever_never_answered_or_has_been_silent_for_more_than_thirty_days_has_no_band()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var chi = await clinic.Enrol("Chi");
        Assert.Null((await Read(clinic, chi)).Band);
        await clinic.Answers(chi, 5, at: clinic.Now.AddDays(-30));
        Assert.NotNull((await Read(clinic, chi)).Band);
        Assert.Null((await clinic.Read(db => Trajectories.Read(db, chi, clinic.Now.AddDays(1)))).Band);
    }

    private static async Task<Patient> Lived(TestClinic clinic, string name = "Ana")
    {
        var ana = await clinic.Enrol(name);
        for (var i = 0; i < Mornings.Length; i++)
        {
            await clinic.Answers(ana, Mornings[i], at: Morning(clinic, i));
        }

        return ana;
    }

    /// <summary>The eighth morning and all after it are a day later: a day without an answer.</summary>
    private static DateTimeOffset Morning(TestClinic clinic, int i) => clinic.Now.AddDays(i + (i >= 8 ? 1 : 0) - Mornings.Length);

    private static async Task<Guid> Session(TestClinic clinic, Patient patient, DateTimeOffset start)
    {
        var id = Guid.CreateVersion7();
        Assert.Empty(await clinic.Get<RecordSession>().Run(clinic.DrOsei.Caller(), new SessionBody(id, patient.Id, default, start, start.AddHours(1), RouteOfAdministration.Intravenous, 40, false)));
        return id;
    }

    private static Task<Evenkeel.Clinical.Trajectory> Read(TestClinic clinic, Patient patient) => clinic.Read(db => Trajectories.Read(db, patient, clinic.Now));

    private static Task<BandState> Kept(TestClinic clinic, Patient patient) => clinic.Read(db => db.BandStates.SingleAsync(s => s.PatientId == patient.Id));

    private static IEnumerable<(DateOnly On, BandDay Day)> Days(TestClinic clinic, Evenkeel.Clinical.Trajectory t, OwnBand? band = null, DateOnly? upTo = null)
    {
        var sessions = new SessionDays(t.Sessions);
        return BandWalk.Steps(band ?? new OwnBand(Bands.Parameters), BandWalk.Starts(t.Days, sessions)!.Value, upTo ?? t.Days[^1].On, t.Days, sessions);
    }

    /// <summary>False while nothing is kept yet.</summary>
    private static async Task<bool> KeptIsMadeAgain(TestClinic clinic, Patient patient, int answers)
    {
        if (await clinic.Read(db => db.BandStates.SingleOrDefaultAsync(s => s.PatientId == patient.Id)) is not { } kept)
        {
            return false;
        }

        var (t, again) = (await Read(clinic, patient), new OwnBand(Bands.Parameters));
        var steps = Days(clinic, t, again, kept.UpTo).Count();
        Assert.Equal(t.Days[^1].On.AddDays(-1), kept.UpTo);
        Assert.True(steps >= answers - 1);
        Assert.Equal(Convert.ToHexString(again.ToBytes()), Convert.ToHexString(kept.Bytes));
        return true;
    }
}
