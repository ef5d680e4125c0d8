namespace Evenkeel.Platform.Access;

/// <summary>How often a password may be wrong. Short, because a patient who is locked out at night may be the one who needs the room.</summary>
public static class SignInRules
{
    public const int Tries = 5;
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);
}
