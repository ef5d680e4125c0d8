using Evenkeel.Clinical.Plans;

namespace Evenkeel.Features.Sessions;

/// <summary>What is said of a dose that cannot be kept as it was typed.</summary>
public static class DoseWords
{
    public static string Unreadable(string? typed) => TypedNumber.Read(typed) switch
    {
        { IsAmbiguous: true } => $"“{typed}” can be read as thousands or as decimals. Please write it without a comma or point, or with one digit behind it, like 1.5.",
        _ => $"Please enter the dose in milligrams, above 0 and at most {DoseAndWeight.MostMilligrams:N0}, like 35 or 0.5.",
    };
}
