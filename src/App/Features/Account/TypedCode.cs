namespace Evenkeel.Features.Account;

/// <summary>A code as people type it: with spaces or dashes, in small letters.</summary>
/// <param name="IsTotp">Six digits, from the app; anything else is meant as a recovery code.</param>
public readonly record struct TypedCode(string Text, bool IsTotp)
{
    private const int HalfOfRecovery = 5;

    public static TypedCode Of(string? typed)
    {
        var plain = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return plain.Length == 6 && plain.All(char.IsAsciiDigit)
            ? new(plain, true)
            : new(plain.Length == 2 * HalfOfRecovery ? $"{plain[..HalfOfRecovery]}-{plain[HalfOfRecovery..]}" : plain, false);
    }
}
