using Anise.Basics;
using Anise.Places;
using Anise.Rules.Funds;

namespace Anise.Funds.Posting;

/// <summary>An entry as it stands in a file or a form.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Entry">Its key.</param>
/// <param name="Date">The day.</param>
/// <param name="Source">The code or name of the source.</param>
/// <param name="Component">The code or name of the component.</param>
/// <param name="Place">The code of the place on the day.</param>
/// <param name="Year">The budget year.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Item">What it is for (<see cref="ItemKey"/>), with <c>=COST</c> where several sources share it; of a reversal the key of the entry that it takes back.</param>
/// <param name="Amount">Whole VND, or so many of the unit of a source in kind.</param>
/// <param name="Note">A remark; of a reversal the reason.</param>
public sealed record FundRow(int Row, string Entry, string Date, string Source, string Component, string Place, string Year, string Kind, string Item, string Amount, string Note)
{
    /// <summary>The columns of a file.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["entry", "date", "source", "component", "place", "year", "kind", "item", "amount", "note"];

    /// <summary>An entry of a row of a file that has the columns in their order.</summary>
    public static FundRow Of(int row, IReadOnlyList<string> cells) => new(row, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9]);
}

/// <summary>What is wrong with an entry.</summary>
/// <param name="Row">Its row in the file.</param>
/// <param name="Problem">What is wrong; its field is the column.</param>
public sealed record EntryFault(int Row, Problem Problem);

/// <summary>An entry as read, before the book is asked.</summary>
internal sealed record EntryDraft(
    FundRow Row, string Key, DateOnly Date, FundSource Source, FundComponent Component, MappedPlace Place, int Year, EntryKind Kind, ItemKey? Item, long? Cost, long Amount, decimal? Quantity, string Note)
{
    public Problem Problem(string code, string? field, params object?[] args) => Texts.Problem(code, field, args);
}
