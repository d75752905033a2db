using Anise.Basics;
using Microsoft.AspNetCore.Identity;

namespace Anise.Access;

/// <summary>The texts of access.</summary>
internal static class Texts
{
    internal static readonly AreaTexts Area = new(typeof(Texts));

    /// <summary>The problem under <paramref name="code"/>: its message stands under the same key.</summary>
    public static Problem Problem(string code, string? field = null, params object?[] args) => new(code, Area.Get(code, args), field);

    /// <summary>What ASP.NET Core Identity found wrong, in the user's language.</summary>
    public static IReadOnlyList<Problem> Problems(IdentityResult result) => [.. result.Errors.Select(e => e.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => Problem("user-name-taken", "user-name"),
        nameof(IdentityErrorDescriber.InvalidUserName) => Problem("user-name-form", "user-name"),
        nameof(IdentityErrorDescriber.PasswordTooShort) => Problem("password-too-short", "password", AccessModule.PasswordLength),
        PasswordStrength.Easy => Problem("password-easy", "password"),
        _ => throw new InvalidOperationException($"{e.Code}: {e.Description}"),
    })];
}
