using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;

namespace Anise.Funds.Banking;

/// <summary>A line of a bank's file: money that left the account.</summary>
/// <param name="Row">Its row in the file.</param>
/// <param name="Day">The day.</param>
/// <param name="Amount">Whole VND.</param>
/// <param name="Text">What the bank wrote.</param>
public sealed record BankLine(int Row, DateOnly Day, long Amount, string Text);

/// <summary>What a bank's file holds, in any bank's words.</summary>
public static partial class BankTable
{
    private static readonly TableField<DateOnly> Day = new("bank-day", CellReaders.Day) { Required = true, Tells = true };
    private static readonly TableField<long> Amount = new("bank-amount", Whole) { Required = true, Tells = true };
    private static readonly TableField<string> Text = new("bank-text", CellReaders.Text) { Required = true, Most = 500, Names = true };

    /// <summary>The columns.</summary>
    public static TableDescription Description { get; } = new() { Fields = [Day, Amount, Text], Words = ColumnWords.Load("Anise.Funds.Banking.columns") };

    /// <summary>A row of a file.</summary>
    public static BankLine LineOf(TableRow row) => new(row.Row, row.ValueOf(Day)!.Value, row.ValueOf(Amount)!.Value, row.Of(Text)!);

    /// <summary>A whole number of VND, with or without signs between thousands and the currency; what left the account may stand below zero.</summary>
    private static CellReading<long> Whole(SheetCell cell, DateOnly today)
    {
        string text = cell.Text.Trim().TrimStart('-').Trim();
        if (Number().Match(text) is { Success: true } number && long.TryParse(string.Concat(number.Groups["n"].Value.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out long amount))
            return new(amount, null);
        return new(0, "not-a-number");
    }

    [GeneratedRegex(@"^(?<n>\d{1,3}((\.\d{3})+|(,\d{3})+|([ \u00a0]\d{3})+)|\d{1,18})([.,]0{1,2})?\s*\p{L}{0,4}$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
