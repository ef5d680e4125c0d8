namespace Evenkeel.Features.Help;

/// <summary>
/// What goes with "please call me": the number to call and where they are, as they wrote it. The number on file is changed under
/// Account, where nobody but the patient can, and never from a device that only writes.
/// </summary>
public static class CallMeWords
{
    public static string Of(string? phone, string? where)
    {
        string[] said = [Said("Please call ", phone), Said("I am here now: ", where)];
        return string.Join(' ', said.Where(s => s.Length > 0));
    }

    private static string Said(string what, string? typed) => typed?.Trim() is { Length: > 0 } text ? $"{what}{text}." : "";
}
