using System.Globalization;
using Anise.Basics;

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

    /// <summary>What entries of the demo say of themselves, in Vietnamese whatever the language of who makes it.</summary>
    public static string Invented => Texts.Area.FindIn("demo-note", CultureInfo.GetCultureInfo("vi"))!;

    /// <summary>What a unit is called: the first of its words.</summary>
    public static string UnitName(string unit) => Texts.Get("unit-" + unit).Split('|')[0];
}
