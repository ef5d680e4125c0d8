using static Evenkeel.Platform.Crisis.Confidence;

namespace Evenkeel.Platform.Crisis;

/// <summary>Whom to call, by country. Numbers change: each clinic confirms its own country's before going live, and again after every change here.</summary>
public static class CrisisNumbers
{
    /// <summary>When these numbers were collected.</summary>
    public static readonly DateOnly CollectedOn = new(2026, 11, 23);

    /// <summary>Where to find a line in a country that is not listed.</summary>
    public const string Directory = "findahelpline.com";

    /// <summary>Reaches an emergency service from mobile phones in many countries; where a country is not listed, its own number is better.</summary>
    public const string EmergencyElsewhere = "112";

    /// <summary>As it is read after "call", where no number of the country's own is known here.</summary>
    public const string LocalEmergency = "your local emergency number";

    /// <summary>In the order of their names. No emergency number stands here without a source (decision 0013).</summary>
    public static readonly IReadOnlyList<CrisisCountry> Countries = new CrisisCountry[]
    {
        new("AT", "Austria", "112", Known, [new("Telefonseelsorge", Known, "142")]),
        new("AU", "Australia", "000", Known, [new("Lifeline", Known, "13 11 14", "0477 13 11 14")]),
        new("BE", "Belgium", "112", Known, [new("Zelfmoordlijn", Known, "1813", Note: "In Dutch")]),
        new("BR", "Brazil", "", LessSure, [new("CVV", LessSure, "188")]),
        new("CA", "Canada", "911", Known, [new("988 Suicide Crisis Helpline", Published, "988", "988")]),
        new("CH", "Switzerland", "", LessSure, [new("143, the helping hand", Known, "143")]),
        new("CZ", "Czechia", "112", Known, [new("Mental crisis line", LessSure, "116 123")]),
        new("DE", "Germany", "112", Known,
        [
            new("TelefonSeelsorge", Known, "0800 111 0 111"), new("TelefonSeelsorge, second line", Known, "0800 111 0 222"), new("TelefonSeelsorge, short number", Known, "116 123"),
        ]),
        new("DK", "Denmark", "112", Known, [new("Livslinien", Known, "70 201 201")]),
        new("ES", "Spain", "112", Known, [new("Line 024", Known, "024")]),
        new("FR", "France", "112", Known, [new("Line 3114", Known, "3114")]),
        new("GB", "United Kingdom", "999", Known, [new("Samaritans", Known, "116 123"), new("Shout", Known, Text: "85258", Word: "SHOUT")]),
        new("HK", "Hong Kong", "", LessSure, [new("Mental health line", LessSure, "18111")]),
        new("HU", "Hungary", "112", Known, [new("Emotional support line", LessSure, "116 123")]),
        new("IE", "Ireland", "112", Known, [new("Samaritans", Known, "116 123"), new("Text line", Known, Text: "50808")]),
        new("IL", "Israel", "", LessSure, [new("Emotional first aid", LessSure, "1201")]),
        new("IN", "India", "112", Known, [new("Tele-MANAS", Known, "14416"), new("Tele-MANAS, long number", Known, "1-800-891-4416")]),
        new("KR", "South Korea", "", LessSure, [new("Line 109", LessSure, "109")]),
        new("MX", "Mexico", "", LessSure, [new("Line of Life", LessSure, "800 911 2000")]),
        new("NL", "Netherlands", "112", Known, [new("113", Known, "113"), new("113, free number", Known, "0800-0113")]),
        new("NO", "Norway", "", LessSure, [new("Helpline 116 123", Known, "116 123")]),
        new("NZ", "New Zealand", "111", Known, [new("1737, need to talk?", Published, "1737", "1737"), new("Suicide crisis line", Published, "0508 828 865")]),
        new("PL", "Poland", "112", Known, [new("Crisis line", LessSure, "116 123")]),
        new("SE", "Sweden", "112", Known, [new("Line 90101", Known, "90101")]),
        new("SG", "Singapore", "", LessSure, [new("Line 1767", LessSure, "1767")]),
        new("US", "United States", "911", Known,
        [
            new("988 Lifeline", Published, "988", "988", Note: "After calling, press 1 for veterans, 2 for Spanish"), new("Crisis Text Line", Published, Text: "741741", Word: "HOME"),
        ]),
        new("ZA", "South Africa", "", LessSure, [new("Suicide crisis line", LessSure, "0800 567 567")]),
    }.OrderBy(c => c.Name, StringComparer.Ordinal).ToArray();

    /// <summary>Null for a country that is not listed.</summary>
    public static CrisisCountry? Of(string? code) => Countries.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.OrdinalIgnoreCase));
}
