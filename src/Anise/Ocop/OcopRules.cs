using System.Globalization;
using Anise.Basics;
using Anise.Procedures;
using Anise.Rules.Answering;
using Anise.Rules.Books;
using Anise.Rules.Forms;
using Anise.Rules.Sets;

namespace Anise.Ocop;

/// <summary>What the rules of the programme (family <c>vn/ocop</c>) say on a day.</summary>
public sealed class OcopRules(RuleBook rules)
{
    private const string Family = "vn/ocop", DocumentInput = "document", GroupInput = "product-group", ItemInput = "score-item";

    private readonly TermDays _read = new(rules, Family);

    /// <summary>Whether there are rules on a day.</summary>
    public bool Knows(DateOnly on) => rules.TryFind(Family, on, out _);

    /// <summary>The first day of the rules.</summary>
    public DateOnly First => rules.Sets.Where(s => s.Family == Family).Min(s => s.AppliesFrom);

    /// <summary>The groups of products.</summary>
    public IReadOnlyList<Option> Groups(DateOnly on) => Set(on).ChoicesOf(GroupInput);

    /// <summary>The documents that a dossier may have, in the order of the rules.</summary>
    public IReadOnlyList<Option> Documents(DateOnly on) => Set(on).ChoicesOf(DocumentInput);

    /// <summary>The items of the score sheet, in the order of the rules; the first letter of a code is its part.</summary>
    public IReadOnlyList<Option> Items(DateOnly on) => Set(on).ChoicesOf(ItemInput);

    /// <summary>What a group is called.</summary>
    public string NameOfGroup(string code, DateOnly on) => Groups(on).FirstOrDefault(g => g.Code == code)?.Label.ToString() ?? code;

    /// <summary>What a document is called.</summary>
    public string NameOfDocument(string code, DateOnly on) => Documents(on).FirstOrDefault(d => d.Code == code)?.Label.ToString() ?? code;

    /// <summary>Whether a dossier must have a document.</summary>
    public bool IsRequired(string document, DateOnly on) => Evaluate("document-required", on, (DocumentInput, document)) == "yes";

    /// <summary>What a dossier lacks, by name.</summary>
    /// <param name="there">The documents that it has.</param>
    /// <param name="on">The day on which it was received.</param>
    public IEnumerable<string> Missing(IEnumerable<string> there, DateOnly on)
    {
        HashSet<string> has = [.. there];
        return Documents(on).Where(d => !has.Contains(d.Code) && IsRequired(d.Code, on)).Select(d => d.Label.ToString());
    }

    /// <summary>The last day of stars that are to be renewed by now.</summary>
    public DateOnly RemindUntil(DateOnly today) => today.AddMonths((int)Of("remind-months", today));

    /// <summary>Whether a document of an earlier dossier need not be made anew.</summary>
    public bool Stands(string document, DateOnly on) => Evaluate("document-stands", on, (DocumentInput, document)) == "yes";

    /// <summary>What cannot be among points.</summary>
    public IReadOnlyList<AnswerFault> Faults(decimal a, decimal b, decimal c, DateOnly on) => Set(on).Evaluate("total", Points(a, b, c), on).Faults;

    /// <summary>The stars that points are worth.</summary>
    public int Stars(decimal a, decimal b, decimal c, DateOnly on) => int.Parse(Set(on).Evaluate("stars", Points(a, b, c), on).Value!, CultureInfo.InvariantCulture);

    /// <summary>Whether points are recognised with stars at all.</summary>
    public bool IsRecognised(decimal a, decimal b, decimal c, DateOnly on) => Set(on).Evaluate("given-by", Points(a, b, c), on).Value != "nobody";

    /// <summary>The most stars that a level may give on a day; 0 where it may give none.</summary>
    public int MostStars(OcopLevel level, DateOnly on) => (int)_read.Read(level switch { OcopLevel.District => "district-most-stars", OcopLevel.Province => "province-most-stars", _ => "centre-most-stars" }, on).Value;

    /// <summary>The last day on which stars hold that are given on a day.</summary>
    public DateOnly LastDay(DateOnly from) => from.AddMonths((int)_read.Read("valid-months", from).Value).AddDays(-1);

    /// <summary>A number of the rules.</summary>
    public decimal Of(string code, DateOnly on) => _read.Read(code, on).Value;

    private RuleSet Set(DateOnly on) => rules.Find(Family, on);

    private string? Evaluate(string rule, DateOnly on, params (string Name, string Value)[] inputs) => Set(on).Evaluate(rule, inputs.ToDictionary(i => i.Name, i => (string?)i.Value), on).Value;

    private static Dictionary<string, string?> Points(decimal a, decimal b, decimal c) => new()
    {
        ["a"] = a.ToString(CultureInfo.InvariantCulture),
        ["b"] = b.ToString(CultureInfo.InvariantCulture),
        ["c"] = c.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>What producers and levels are called.</summary>
public static class OcopWords
{
    /// <summary>A kind of producer.</summary>
    public static string Of(ProducerKind kind) => Texts.Get("choice-ProducerKind." + kind);

    /// <summary>A level.</summary>
    public static string Of(OcopLevel level) => Texts.Get("choice-OcopLevel." + level);

    /// <summary>A number of stars.</summary>
    public static string Stars(int stars) => Texts.Get("stars", stars);

    internal static string? Clean(string? text) => Tables.Letters.VietnameseText.Clean(text ?? "").Trim() is { Length: > 0 } clean ? clean : null;
}
