using Evenkeel.Clinical.Plans;
using System.Text;
using Evenkeel.Data;
using Evenkeel.Features.Sessions;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Journal;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Journal;

[Trait("Row", "5.12")]
[Trait("Hazard", "private-writing-read")]
public sealed class KeepWritingTests
{
    private const string Words = "The sea was inside the room.";
    private static readonly byte[] Sound = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))];

    [Theory, OnBothDatabases]
    public async Task Words_and_a_recording_are_kept_and_read_back_by_their_owner(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, me) = await Patient(clinic, "Ana");
        var (entry, words, sound) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Kept(clinic, me, new(entry, JournalKind.Capture, null, [PartBody.OfWords(words, $"  {Words}\r\nAnd it was warm. "), PartBody.OfRecording(sound, "audio/webm;codecs=opus", Sound)]));
        var one = Assert.Single(await clinic.Get<ReadWriting>().Own(ana.Key()));
        Assert.Equal((entry, JournalKind.Capture, $"{Words}\nAnd it was warm.", false), (one.Id, one.Kind, one.Words, one.IsUnreadable));
        Assert.Equal([sound], one.Recordings);
        var recording = (await clinic.Get<ReadWriting>().OwnRecording(ana.Key(), sound))!;
        Assert.Equal("audio/webm", recording.MediaType);
        Assert.Equal(Sound, recording.Content);
        Assert.Null(await clinic.Get<ReadWriting>().OwnRecording(ana.Key(), words));
    }

    [Theory, OnBothDatabases]
    public async Task The_database_does_not_hold_the_words_the_sound_or_a_hash_of_them(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (_, me) = await Patient(clinic, "Ana Unmistakable");
        var id = Guid.CreateVersion7();
        await Kept(clinic, me, new(Guid.CreateVersion7(), JournalKind.Capture, null, [PartBody.OfWords(id, Words), PartBody.OfRecording(Guid.CreateVersion7(), "audio/webm", Sound)]));
        var dump = await Dump(clinic);
        Assert.True(Holds(dump, Encoding.UTF8.GetBytes("Ana Unmistakable")));
        Assert.False(Holds(dump, Encoding.UTF8.GetBytes(Words)));
        Assert.False(Holds(dump, Encoding.UTF8.GetBytes(Words)[..12]));
        Assert.False(Holds(dump, Encoding.Unicode.GetBytes(Words)));
        Assert.False(Holds(dump, Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Words))[..16])));
        Assert.False(Holds(dump, Sound[..64]));
        Assert.DoesNotContain("sea", string.Concat(await clinic.Read(db => db.AuditEvents.Select(a => a.Action + a.Subject).ToListAsync())));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_again_changes_nothing_and_other_words_under_its_number_are_kept_too(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, me) = await Patient(clinic, "Ana");
        var (entry, part) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var body = new WritingBody(entry, JournalKind.Capture, null, [PartBody.OfWords(part, Words)]);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Kept(clinic, me, body)));
        Assert.Equal(1, await clinic.Read(db => db.JournalParts.CountAsync()));
        Assert.Equal(1, await clinic.Read(db => db.AuditEvents.CountAsync(a => a.Action == "kept something private")));
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        var other = body with { Parts = [PartBody.OfWords(part, "It was a lake.")] };
        await Kept(clinic, me, other);
        await Kept(clinic, me, other);
        var one = Assert.Single(await clinic.Get<ReadWriting>().Own(ana.Key()));
        Assert.Equal("It was a lake.", one.Words);
        Assert.Equal([Words], one.Earlier);
    }

    [Theory, OnBothDatabases]
    public async Task Revised_words_count_and_what_stood_before_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, me) = await Patient(clinic, "Ana");
        var entry = Guid.CreateVersion7();
        foreach (var words in new[] { "First.", "Second.", "Third." })
        {
            await Kept(clinic, me, new(entry, JournalKind.Intention, null, [PartBody.OfWords(Guid.CreateVersion7(), words)]));
            clinic.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var one = (await clinic.Get<ReadWriting>().Own(ana.Key(), entry))!;
        Assert.Equal("Third.", one.Words);
        Assert.Equal(["Second.", "First."], one.Earlier);
        Assert.Equal(TestClinic.Monday, one.MadeAt);
    }

    [Theory, OnBothDatabases]
    public async Task Two_first_writers_at_once_on_two_nodes_make_one_key_and_everything_opens(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var other = await clinic.Beside();
        var (ana, me) = await Patient(clinic, "Ana");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Kept(i % 2 == 0 ? clinic : other, me, new(Guid.CreateVersion7(), JournalKind.Capture, null, [PartBody.OfWords(Guid.CreateVersion7(), $"Thought {i}")]))));
        Assert.Equal(1, await clinic.Read(db => db.WritingKeys.CountAsync()));
        foreach (var node in new[] { clinic, other })
        {
            Assert.Equal(Enumerable.Range(0, 8).Select(i => $"Thought {i}"), (await node.Get<ReadWriting>().Own(ana.Key())).Select(w => w.Words!).Order());
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_part_that_was_changed_or_moved_in_the_database_does_not_open(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, me) = await Patient(clinic, "Ana");
        var (ben, ben_) = await Patient(clinic, "Ben");
        var (entry, bens) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Kept(clinic, me, new(entry, JournalKind.Capture, null, [PartBody.OfWords(Guid.CreateVersion7(), Words), PartBody.OfRecording(Guid.CreateVersion7(), "audio/ogg", Sound)]));
        await Kept(clinic, ben_, new(bens, JournalKind.Capture, null, [PartBody.OfWords(Guid.CreateVersion7(), "Ben's own.")]));
        var parts = await clinic.Read(db => db.JournalParts.AsNoTracking().Where(p => p.PatientId == ana.Id).ToListAsync());
        await clinic.Change(db => db.JournalParts.AddRange(parts.Select(p => new JournalPart
        {
            ClinicId = p.ClinicId, Id = Guid.CreateVersion7(), EntryId = bens, PatientId = ben.Id, MediaType = p.MediaType, Sealed = p.Sealed, MadeAt = p.MadeAt,
        })));
        var read = clinic.Get<ReadWriting>();
        var one = Assert.Single(await read.Own(ben.Key()));
        Assert.Equal(("Ben's own.", true), (one.Words, one.IsUnreadable));
        Assert.Empty(one.Earlier);
        Assert.Null(await read.OwnRecording(ben.Key(), Assert.Single(one.Recordings)));

        await clinic.Read(async db => await db.JournalParts.Where(p => p.PatientId == ana.Id && p.MediaType == "text/plain").ExecuteUpdateAsync(u => u.SetProperty(p => p.Sealed, new byte[64])));
        var changed = Assert.Single(await read.Own(ana.Key()));
        Assert.Equal((null, true), (changed.Words, changed.IsUnreadable));
        Assert.NotNull(await read.OwnRecording(ana.Key(), Assert.Single(changed.Recordings)));
    }

    [Theory, OnBothDatabases]
    public async Task With_the_patients_key_erased_nothing_of_theirs_opens_and_a_new_entry_does(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, me) = await Patient(clinic, "Ana");
        await Kept(clinic, me, new(Guid.CreateVersion7(), JournalKind.Capture, null, [PartBody.OfWords(Guid.CreateVersion7(), Words), PartBody.OfRecording(Guid.CreateVersion7(), "audio/mp4", Sound)]));
        await clinic.Read(async db => await db.WritingKeys.ExecuteDeleteAsync());
        var read = clinic.Get<ReadWriting>();
        var gone = Assert.Single(await read.Own(ana.Key()));
        Assert.Equal((null, true), (gone.Words, gone.IsUnreadable));
        Assert.Null(await read.OwnRecording(ana.Key(), Assert.Single(gone.Recordings)));
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await Kept(clinic, me, new(Guid.CreateVersion7(), JournalKind.Capture, null, [PartBody.OfWords(Guid.CreateVersion7(), "A new page.")]));
        Assert.Equal([("A new page.", false), (null, true)], (await read.Own(ana.Key())).Select(w => (w.Words, w.IsUnreadable)));
    }

    [Theory, OnBothDatabases]
    public async Task Where_the_servers_own_keys_are_lost_nothing_new_is_kept_over_them(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (_, me) = await Patient(clinic, "Ana");
        await clinic.Change(db => db.WritingKeys.Add(new WritingKey { ClinicId = me.ClinicId, PatientId = me.PatientId!.Value, Protected = "closed by a server that is gone", MadeAt = clinic.Now }));
        var problems = await clinic.Get<KeepWriting>().Run(me, new(Guid.CreateVersion7(), JournalKind.Capture, null, [PartBody.OfWords(Guid.CreateVersion7(), Words)]));
        Assert.Contains("was not kept", Assert.Single(problems).Value);
        Assert.Equal(0, await clinic.Read(db => db.JournalEntries.CountAsync()));
        Assert.Equal("closed by a server that is gone", await clinic.Read(db => db.WritingKeys.Select(k => k.Protected).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_writes_into_anothers_entry_and_staff_write_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, me) = await Patient(clinic, "Ana");
        var (_, ben) = await Patient(clinic, "Ben");
        var (entry, part) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var body = new WritingBody(entry, JournalKind.Capture, null, [PartBody.OfWords(part, Words)]);
        await Kept(clinic, me, body);
        Assert.NotEmpty(await clinic.Get<KeepWriting>().Run(ben, body));
        Assert.NotEmpty(await clinic.Get<KeepWriting>().Run(clinic.DrOsei.Caller() with { PatientId = ana.Id }, body with { EntryId = Guid.CreateVersion7() }));
        Assert.Empty(await clinic.Get<ReadWriting>().Own(ben.Patient));
        Assert.Null(await clinic.Get<ReadWriting>().Own(ben.Patient, entry));
        Assert.Equal(1, await clinic.Read(db => db.JournalParts.CountAsync()));
    }

    [Theory]
    [InlineData("text/plain", PartBody.LongestWords, true)]
    [InlineData("text/plain", PartBody.LongestWords + 1, false)]
    [InlineData("text/plain", 0, false)]
    [InlineData("audio/webm;codecs=opus", PartBody.LargestRecording, true)]
    [InlineData("audio/webm;codecs=opus", PartBody.LargestRecording + 1, false)]
    [InlineData("Audio/MP4", 1, true)]
    [InlineData("audio/ogg", 0, false)]
    [InlineData("text/html", 1, false)]
    [InlineData("audio/x-evil", 1, false)]
    public void Only_words_and_recordings_of_a_size_that_a_page_can_play_are_taken(string type, int length, bool isTaken)
    {
        var part = type == PartBody.Text ? PartBody.OfWords(Guid.CreateVersion7(), new string('a', length)) : PartBody.OfRecording(Guid.CreateVersion7(), type, new byte[length]);
        Assert.Equal(isTaken, part.Problem() is null);
    }

    [Theory, OnBothDatabases]
    public async Task The_care_team_reads_only_what_is_shared_and_only_while_it_is(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, me) = await Patient(clinic, "Ana");
        var (_, ben) = await Patient(clinic, "Ben");
        var (shared, sound) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Kept(clinic, me, new(shared, JournalKind.Intention, null, [PartBody.OfWords(Guid.CreateVersion7(), Words), PartBody.OfRecording(sound, "audio/webm", Sound)]));
        await Kept(clinic, me, new(Guid.CreateVersion7(), JournalKind.Capture, null, [PartBody.OfWords(Guid.CreateVersion7(), "Mine alone.")]));
        var (read, share) = (clinic.Get<ReadWriting>(), clinic.Get<ShareWriting>());
        Assert.Empty(await read.Shared(ana.Key()));
        Assert.Null(await read.SharedRecording(ana.Key(), sound));
        Assert.False(await share.Run(ben, shared, share: true));
        Assert.True(await share.Run(me, shared, share: true));
        Assert.Equal([Words], (await read.Shared(ana.Key())).Select(w => w.Words!));
        Assert.NotNull(await read.SharedRecording(ana.Key(), sound));
        Assert.True(await share.Run(me, shared, share: false));
        Assert.Empty(await read.Shared(ana.Key()));
        Assert.Null(await read.SharedRecording(ana.Key(), sound));
    }

    [Fact]
    [Trait("Hazard", "consent-while-altered")]
    public async Task Nothing_is_shared_or_taken_back_while_judgement_is_altered_but_writing_is_kept()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var (ana, me) = await Patient(clinic, "Ana");
        var entry = Guid.CreateVersion7();
        await Kept(clinic, me, new(entry, JournalKind.Capture, null, [PartBody.OfWords(Guid.CreateVersion7(), Words)]));
        var (start, end) = (clinic.Now, clinic.Now.AddHours(1));
        clinic.Time.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await clinic.Get<RecordSession>().Run(clinic.DrOsei.Caller(), new(Guid.CreateVersion7(), ana.Id, default, start, end, RouteOfAdministration.Intravenous, 40, false)));
        Assert.False(await clinic.Get<ShareWriting>().Run(me, entry, share: true));
        await Kept(clinic, me, new(entry, JournalKind.Capture, null, [PartBody.OfWords(Guid.CreateVersion7(), "More of it.")]));
        clinic.Time.SetUtcNow(start.AddHours(24).AddMilliseconds(-1));
        Assert.False(await clinic.Get<ShareWriting>().Run(me, entry, share: true));
        clinic.Time.SetUtcNow(start.AddHours(24));
        Assert.True(await clinic.Get<ShareWriting>().Run(me, entry, share: true));
    }

    private static async Task<(Patient Patient, Caller Caller)> Patient(TestClinic clinic, string name)
    {
        var patient = await clinic.Enrol(name);
        return (patient, (await clinic.AccountOf(patient)).Caller());
    }

    private static async Task Kept(TestClinic clinic, Caller caller, WritingBody body) => Assert.Empty(await clinic.Get<KeepWriting>().Run(caller, body));

    /// <summary>Everything that the database holds: the files of SQLite, or every row of every table with its bytes as bytes.</summary>
    private static async Task<byte[]> Dump(TestClinic clinic)
    {
        if (!clinic.Place.IsPostgres)
        {
            var files = new MemoryStream();
            foreach (var path in Directory.EnumerateFiles(clinic.Place.Directory))
            {
                await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                await file.CopyToAsync(files);
            }

            return files.ToArray();
        }

        await using var connection = new Npgsql.NpgsqlConnection(clinic.Place.Postgres);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var names = new Npgsql.NpgsqlCommand("select quote_ident(tablename) from pg_tables where schemaname = 'public'", connection))
        await using (var reader = await names.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var all = new MemoryStream();
        foreach (var table in tables)
        {
            await using var rows = new Npgsql.NpgsqlCommand($"select * from {table}", connection);
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    all.Write(reader.GetValue(i) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes(reader.GetValue(i).ToString() ?? ""));
                }
            }
        }

        return all.ToArray();
    }

    private static bool Holds(byte[] dump, byte[] bytes) => dump.AsSpan().IndexOf(bytes) >= 0;
}
