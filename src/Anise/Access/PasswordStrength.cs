using Anise.Basics;
using Microsoft.AspNetCore.Identity;

namespace Anise.Access;

/// <summary>Refuses passwords that anybody tries first: the name of the account, one or a few characters again and again, rows of digits, letters or keys.</summary>
/// <remarks>After NIST SP 800-63B, section 5.1.1.2: no rules on kinds of characters; repetition, sequences and the name of the account are refused.</remarks>
public sealed class PasswordStrength : IPasswordValidator<User>
{
    /// <summary>The code of the refusal.</summary>
    public const string Easy = "PasswordEasy";

    /// <summary>A password has at least so many different characters.</summary>
    private const int Different = 5;

    /// <summary>Of the steps from one character to the next, at most this share may go along a row.</summary>
    private const double Along = 0.6;

    // The rows of a keyboard, down its columns too; digits and letters run by themselves.
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];

    // What lists of leaked passwords begin with, folded.
    private static readonly string[] Common = ["password", "matkhau", "iloveyou", "anhyeuem", "emyeuanh", "vietnam", "welcome", "letmein", "anise", "langson"];

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        // A short one is told to be short, no more.
        Task.FromResult(password?.Length >= AccessModule.PasswordLength && IsEasy(password, user.UserName ?? "") ? IdentityResult.Failed(new IdentityError { Code = Easy }) : IdentityResult.Success);

    /// <summary>Whether a password is one that anybody tries first.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="userName">The name of the account.</param>
    public static bool IsEasy(string password, string userName)
    {
        string plain = Plain(password);
        if (plain.Distinct().Count() < Different) return true;
        string name = Plain(userName);
        // A word that everybody knows, with some figures about it, is still that word.
        string letters = plain.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        // Digits alone are a day, a phone or a citizen ID.
        if (letters.Length == 0 || Common.Contains(letters)) return true;
        if (name.Length > 2 && plain.Replace(name, "", StringComparison.Ordinal).Length < Different) return true;
        int steps = plain.Zip(plain.Skip(1)).Count(pair => Math.Abs(pair.First - pair.Second) <= 1 || Rows.Any(row => Beside(row, pair.First, pair.Second)));
        return steps > Along * (plain.Length - 1);
    }

    private static string Plain(string text) => new([.. Folding.Fold(text).Where(char.IsLetterOrDigit)]);

    private static bool Beside(string row, char one, char other) =>
        row.IndexOf(one, StringComparison.Ordinal) is >= 0 and var i && row.IndexOf(other, StringComparison.Ordinal) is >= 0 and var j && Math.Abs(i - j) == 1;
}
