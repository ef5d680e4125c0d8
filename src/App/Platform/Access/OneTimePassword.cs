using System.Security.Claims;
using System.Security.Cryptography;
using Evenkeel.Data;
using Microsoft.AspNetCore.Identity;

namespace Evenkeel.Platform.Access;

/// <summary>A password that somebody else has seen: it opens the account, and then its owner chooses one before anything else. The mark is a claim of the account.</summary>
public static class OneTimePassword
{
    private const string Type = "password";
    private const string OneTime = "one-time";
    private const int Groups = 5;
    private const int GroupLength = 4;

    /// <summary>Without letters and digits that are mistaken for each other on paper or on the telephone.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static Claim Mark => new(Type, OneTime);

    /// <summary>"k7mq-…": 20 letters and digits, 99 bits.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));

    public static IdentityUserClaim<Guid> MarkOf(User user) => new() { UserId = user.Id, ClaimType = Type, ClaimValue = OneTime };

    public static bool IsIn(ClaimsPrincipal principal) => principal.HasClaim(Type, OneTime);
}
