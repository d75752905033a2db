using System.Text.RegularExpressions;

namespace Anise.Briefs;

/// <summary>The text of a brief, cut at its numbers.</summary>
public static partial class BriefText
{
    /// <summary>The names of the numbers in a text, in their order.</summary>
    public static IEnumerable<string> NamesIn(string text) => Name().Matches(text).Select(m => m.Groups["n"].Value);

    /// <summary>The parts of a text: words, and names of numbers.</summary>
    public static IEnumerable<(string Words, string? Number)> PartsOf(string text)
    {
        int at = 0;
        foreach (Match match in Name().Matches(text))
        {
            yield return (text[at..match.Index], match.Groups["n"].Value);
            at = match.Index + match.Length;
        }
        yield return (text[at..], null);
    }

    [GeneratedRegex(@"\{(?<n>[a-z0-9-]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Name();
}
