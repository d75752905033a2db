using System.Globalization;
using Anise.Basics;
using Anise.Rules;
using Anise.Rules.Funds;

namespace Anise.Funds;

/// <summary>How files and readers call what is in the book.</summary>
public static class FundWords
{
    /// <summary>As files have it: <c>carry-over</c>.</summary>
    public static string Code(EntryKind kind) => kind switch
    {
        EntryKind.Allocation => "allocation",
        EntryKind.Commitment => "commitment",
        EntryKind.Disbursement => "disbursement",
        EntryKind.Return => "return",
        EntryKind.Contribution => "contribution",
        EntryKind.CarryOver => "carry-over",
        EntryKind.Reversal => "reversal",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>As a reader has it.</summary>
    public static string Name(EntryKind kind) => Texts.Get("kind-" + Code(kind));

    /// <summary>An item as a reader has it: <c>asset:road-117/0-300/surface/2026</c> is the surface of road-117, metres 0 to 300, in 2026.</summary>
    public static string ItemName(string name, FundRules rules)
    {
        string[] parts = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('/');
        return name.StartsWith("person:", StringComparison.Ordinal)
            ? Texts.Get("item-of-person", Labelled(rules.Support, parts[1]), parts[0], parts[2])
            : Texts.Get(parts[1] == "*" ? "item-whole" : "item-segment-of", Labelled(rules.Works, parts[2]), parts[0], parts[3], parts[1]);
    }

    private static string Labelled(IReadOnlyDictionary<string, LocalText> labels, string code) => labels.TryGetValue(code, out LocalText label) ? label.ToString() : code;

    /// <summary>What entries of the demo say of themselves, in Vietnamese whatever the language of who makes it.</summary>
    public static string Invented => Texts.Area.FindIn("demo-note", CultureInfo.GetCultureInfo("vi"))!;

    /// <summary>What a column of a file of entries is called.</summary>
    public static string Column(string column) => Texts.Get("column-" + column);

    /// <summary>What a unit is called: the first of its words.</summary>
    public static string UnitName(string unit) => Texts.Get("unit-" + unit).Split('|')[0];
}
