using System.CommandLine;
using System.Globalization;

namespace Anise.Cli;

/// <summary>An option that takes a whole number within bounds.</summary>
internal static class NumberOption
{
    /// <param name="name">With its dashes.</param>
    /// <param name="min">The least.</param>
    /// <param name="max">The most.</param>
    /// <param name="description">For the help.</param>
    /// <param name="refusal">What is said to anything else.</param>
    public static Option<int> Between(string name, int min, int max, string description, string refusal) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (result.Tokens is [{ } token] && int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                && number >= min && number <= max) return number;
            result.AddError(refusal);
            return default;
        },
    };
}
