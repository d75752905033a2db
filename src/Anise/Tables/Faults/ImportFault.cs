using System.Globalization;
using Anise.Tables.Values;

namespace Anise.Tables.Faults;

/// <summary>How much something found in a file weighs.</summary>
public enum FaultLevel
{
    /// <summary>It has to be corrected.</summary>
    Fault,

    /// <summary>It may be right: the user says so or corrects it.</summary>
    Question,

    /// <summary>It is taken as it is, and said.</summary>
    Note,
}

/// <summary>Something in the user's file that has to be corrected, confirmed or known before it is imported.</summary>
/// <param name="Sheet">Name of the sheet; empty when the whole file is meant.</param>
/// <param name="Row">1-based row as seen in the sheet; 0 when the whole sheet or file is meant.</param>
/// <param name="Column">Header text as seen; empty when no column is meant.</param>
/// <param name="Problem">Kebab-case code, for instance <c>not-a-date</c>.</param>
/// <param name="Found">What was found: the values of the message.</param>
public sealed record ImportFault(string Sheet, int Row, string Column, string Problem, IReadOnlyList<object?> Found)
{
    /// <summary>How much it weighs.</summary>
    public FaultLevel Level { get; init; }

    /// <summary>0-based column of the cell, or null when no column is meant.</summary>
    public int? ColumnIndex { get; init; }

    /// <summary>Further rows of the same sheet with the same fault, where one message says it for all.</summary>
    public IReadOnlyList<int> OtherRows { get; init; } = [];

    /// <summary>The field whose meaning for the first thing found answers it, as the user says it below; null where the cell itself has to be corrected.</summary>
    public string? Asks { get; init; }

    /// <summary>Values that may stand there, the most alike first, in the language of the reader.</summary>
    public IReadOnlyList<AllowedValue> Allowed { get; init; } = [];

    /// <summary>What was found and what to do, in the current UI language.</summary>
    public string Message
    {
        get
        {
            string text = FaultTexts.Get(
                "fault-" + Problem + (Problem == "citizen-id-elsewhere" && Found.Count == 1 ? "-hidden" : ""),
                [.. Found.Select(f => Row > 0 && f is string { Length: > LongestQuote } quoted ? Cut(quoted) : f)]);
            if (OtherRows.Count > 0) text += " " + Texts.Get("fault-rows", OtherRows.Count + 1, AllRows());
            return Allowed.Count == 0 ? text : text + " " + Texts.Get("fault-allowed", string.Join(", ", Allowed));
        }
    }

    /// <summary>The message in another language.</summary>
    /// <param name="culture">The culture, for instance vi or en.</param>
    /// <returns>The message.</returns>
    public string MessageIn(CultureInfo culture)
    {
        var current = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = culture;
        try
        {
            return Message;
        }
        finally
        {
            CultureInfo.CurrentUICulture = current;
        }
    }

    private const int LongestQuote = 60;

    private const int RowsNamed = 12;

    private string AllRows() => string.Join(", ", OtherRows.Prepend(Row).Take(RowsNamed)) + (OtherRows.Count >= RowsNamed ? ", …" : "");

    private static string Cut(string text) => text[..(char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)] + "…";

    internal static ImportFault OfFile(string problem, params object?[] found) => new("", 0, "", problem, found);
}
