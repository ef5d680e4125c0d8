using System.Globalization;
using System.Text.Json;
using Evenkeel.Care;
using Evenkeel.Clinical;

namespace Evenkeel.Features.CheckIns;

/// <summary>One thing from a phone's outbox, read leniently: what cannot be read is found wrong by name, and the others around it still count.</summary>
public sealed class OutboxEntry(JsonElement json)
{
    public const string CheckIn = "check-in";
    public const string SafetyPlan = "safety-plan";

    private static readonly Dictionary<string, ReportKind> Reports = new()
    {
        ["help-now"] = ReportKind.NeedHelpNow, ["call-me"] = ReportKind.CallMe, ["feel-worse"] = ReportKind.FeelWorse,
    };

    public string Kind => Text(json, "kind");

    /// <summary>As it was sent, so that the device finds its entry again however wrong it is.</summary>
    public string IdAsSent => Text(json, "id");

    /// <summary>Empty when it is none.</summary>
    public Guid Id => Guid.TryParse(IdAsSent, out var id) ? id : Guid.Empty;

    public DateTimeOffset? MadeAt => Instant(json, "madeAt");

    public ReportKind? Report => Reports.TryGetValue(Kind, out var kind) ? kind : null;

    public string Words => Text(json, "words");

    /// <summary>Someone asks for help, or has thoughts of ending their life: goes first, and never has to wait its turn.</summary>
    public bool IsUrgent => Report is not null || Form("").IsPositive;

    /// <param name="sentAt">The device's clock at sending.</param>
    public CheckInForm Form(string sentAt) => new()
    {
        Id = Id,
        Mode = Field("Mode") ?? "",
        LowMood = Field("LowMood"),
        Anxiety = Field("Anxiety"),
        Restlessness = Field("Restlessness"),
        Hope = Field("Hope"),
        Energy = Field("Energy"),
        SleepHours = Field("SleepHours"),
        Overall = Field("Overall"),
        Yesterday = Field("Yesterday"),
        AsksYesterday = Field("AsksYesterday") == "true",
        On = Field("On"),
        Safety = Field("Safety") is not { Length: > 0 } safety ? SafetyAnswer.NotAsked
            : Enum.TryParse<SafetyAnswer>(safety, out var answer) ? answer : (SafetyAnswer)(-1),
        AnsweredAt = Text(json, "madeAt"),
        DeviceSentAt = sentAt,
    };

    public bool IsWhole => Field("Whole") == "true";

    public SafetyPlanBody Plan(PatientKey patient, DateTimeOffset? sentAt) => new(Id, patient, new(MadeAt, sentAt))
    {
        WarningSigns = Field("WarningSigns") ?? "",
        SaferPlace = Field("SaferPlace") ?? "",
        Reasons = Field("Reasons") ?? "",
        Coping = Field("Coping") ?? "",
        PeopleAndPlaces = Field("PeopleAndPlaces") ?? "",
        Contacts = Field("Contacts") ?? "",
        Professionals = Field("Professionals") ?? "",
    };

    public static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? Text(value) ?? "" : "";

    public static DateTimeOffset? Instant(JsonElement json, string name) =>
        DateTimeOffset.TryParse(Text(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private string? Field(string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>A lone half of a character makes no text; what is not text is no answer either.</summary>
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Readable(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static string Readable(JsonElement value)
    {
        try
        {
            // PostgreSQL keeps no NUL in a text.
            return value.GetString()!.Replace("\0", "", StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
