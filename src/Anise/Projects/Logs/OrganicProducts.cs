using System.Text.RegularExpressions;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Tables.Letters;
using Anise.Tables.Values;

namespace Anise.Projects.Logs;

/// <summary>What a product is, and whether the rules let it be used in organic farming.</summary>
public sealed class OrganicProducts(RuleBook rules)
{
    private const string Input = "substance", Rule = "organic-use";

    private static readonly (string Kind, Regex Word)[] Words = [.. YamlWords.Load<KindFile>("Anise.Projects.Logs.substances").Kinds
        .SelectMany(k => k.Value, (k, word) => (k.Key, new Regex($@"(?<!\p{{L}}){Regex.Escape(VietnameseText.ToneKey(word))}(?!\p{{L}})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5))))];

    /// <summary>The kinds of product that the rules know, with their names.</summary>
    public IReadOnlyList<Anise.Rules.Forms.Option> Kinds(DateOnly on) => Set(on).ChoicesOf(Input);

    /// <summary>What a kind is called.</summary>
    public string NameOf(string kind, DateOnly on) => Kinds(on).FirstOrDefault(k => k.Code == kind)?.Label.ToString() ?? kind;

    /// <summary>What a product is by the words of its name; null where they do not tell, or tell of something allowed and of something that is not.</summary>
    public string? KindOf(string? product, DateOnly on)
    {
        if (product is null) return null;
        string text = VietnameseText.ToneKey(VietnameseText.Clean(product));
        string[] kinds = [.. Words.Where(w => w.Word.IsMatch(text)).Select(w => w.Kind).Distinct()];
        return kinds.Length > 0 && kinds.Select(k => IsForbidden(k, on)).Distinct().Count() == 1 ? kinds[0] : null;
    }

    /// <summary>Whether a kind may not be used in organic farming.</summary>
    public bool IsForbidden(string? kind, DateOnly on) =>
        kind is not null && Set(on).Evaluate(Rule, new Dictionary<string, string?> { [Input] = kind }, on).Value == "forbidden";

    /// <summary>Whether the rules know a kind.</summary>
    public bool IsKind(string kind, DateOnly on) => Set(on).OptionsOf(Input).Contains(kind);

    private RuleSet Set(DateOnly on) => rules.Find(ProductionTerms.Family, on);

    private sealed class KindFile
    {
        public Dictionary<string, List<string>> Kinds { get; set; } = [];
    }
}
