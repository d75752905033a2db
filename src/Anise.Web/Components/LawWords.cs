using System.Text.RegularExpressions;

namespace Anise.Web.Components;

/// <summary>Legal references as the reader's language cites them. Rule files cite in English: <c>Decree 07/2021/ND-CP, art. 3(2)(a)</c>.</summary>
public static partial class LawWords
{
    /// <summary>The reference in the reader's language: <c>Nghị định 07/2021/NĐ-CP, điều 3 khoản 2 điểm a</c>. Empty for null.</summary>
    public static string In(string? reference)
    {
        if (reference is null) return "";
        string text = Article().Replace(reference, match => Texts.Get("law-article", match.Groups["article"].Value)
            + Part("law-clause", match.Groups["clause"]) + Part("law-point", match.Groups["point"]));
        // The words stand in the resources as lines "English=own".
        foreach (string line in Texts.Get("law-words").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int at = line.IndexOf('=', StringComparison.Ordinal);
            text = text.Replace(line[..at], line[(at + 1)..], StringComparison.Ordinal);
        }
        return text;
    }

    private static string Part(string key, Group group) => group.Success ? Texts.Get(key, group.Value) : "";

    [GeneratedRegex(@"\bart\. (?<article>\d+[a-z]?)(\((?<clause>\d+)\))?(\((?<point>[a-zđ])\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Article();
}
