namespace Evenkeel.Platform.Crisis;

/// <summary>How sure the program is of a number. A person of the clinic confirms every one before going live.</summary>
public enum Confidence
{
    /// <summary>Read in a published source.</summary>
    Published = 1,

    /// <summary>Widely known.</summary>
    Known = 2,

    /// <summary>Believed to be right: look closely.</summary>
    LessSure = 3,
}

/// <summary>A line that a person in a crisis can reach.</summary>
/// <param name="Call">As it is dialled, in readable groups; empty when it cannot be called.</param>
/// <param name="Text">Where a text message goes; empty when none can.</param>
/// <param name="Word">What to write in the first text message; empty for anything.</param>
/// <param name="Note">What else to know, in a few words.</param>
public sealed record CrisisLine(string Name, Confidence Confidence, string Call = "", string Text = "", string Word = "", string Note = "")
{
    public string CallLink => $"tel:{Digits(Call)}";

    public string TextLink => $"sms:{Digits(Text)}{(Word.Length > 0 ? $"?body={Word}" : "")}";

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));
}

/// <summary>A country's numbers.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Emergency">Empty where no source for the emergency number was read (decision 0013).</param>
public sealed record CrisisCountry(string Code, string Name, string Emergency, Confidence EmergencyConfidence, IReadOnlyList<CrisisLine> Lines)
{
    public bool HasEmergency => Emergency.Length > 0;

    /// <summary>As it is read after "call".</summary>
    public string EmergencyInWords => HasEmergency ? Emergency : CrisisNumbers.LocalEmergency;
}
