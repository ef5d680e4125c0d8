using System.CommandLine.Parsing;
using System.Globalization;
using Evenkeel.Data;

namespace Evenkeel.CommandLine;

/// <summary>Reads what is typed after an option; what cannot be read is answered with what would be right, not with a type of the program.</summary>
internal static class Typed
{
    public const string Roles = "patient, clinician, coach, support or admin";

    public static Role Role(ArgumentResult typed)
    {
        var word = typed.Tokens[0].Value;
        if (word.All(char.IsAsciiLetter) && Enum.TryParse<Role>(word, ignoreCase: true, out var role))
        {
            return role;
        }

        typed.AddError($"--role: \"{word}\" is no role here. Please give {Roles}. (A nurse or a doctor is a clinician.)");
        return default;
    }

    public static int Whole(ArgumentResult typed) => WholeOrNone(typed) ?? 0;

    public static int? WholeOrNone(ArgumentResult typed)
    {
        var (word, name) = (typed.Tokens[0].Value, (typed.Parent as OptionResult)?.Option.Name);
        if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        typed.AddError($"{name}: \"{word}\" is no whole number. Please give one in digits, like 12.");
        return null;
    }
}
