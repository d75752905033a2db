using System.Text.RegularExpressions;

namespace Anise.Web.Components;

/// <summary>References to law as the reader's language writes them: the rules keep them in one form, <c>Decree 07/2021/ND-CP, art. 3(1)(a)</c>.</summary>
public static partial class LawNames
{
    /// <summary>The reference with its words in the reader's language; a word without a text stays as it is.</summary>
    public static string Of(string? reference) => reference is null ? "" : Words().Replace(reference, word => Texts.Find("law-" + word.Value.TrimEnd('.')) ?? word.Value);

    [GeneratedRegex(@"Decree|Decision|Circular|Law|art\.|annex|appendix|form(?= [A-Z])|table|ND-CP|QD-TTg|TT-BLDTBXH", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
