using Anise.Rules.Language;

namespace Anise.Rules.Columns;

/// <summary>A mistake in an expression over columns.</summary>
/// <param name="Code">Kebab-case, such as <c>unknown-name</c>.</param>
/// <param name="Message">What is wrong, in both languages.</param>
public sealed record ColumnFault(string Code, LocalText Message);

/// <summary>
/// An expression of the rules' language over the columns of a table, such as <c>exp(lntotal) / hhsize</c> or <c>t == 1 and area == rural</c>.
/// Numbers are binary and without units; <c>exp log sqrt abs</c> are known; a name that holds blanks or dots stands in backquotes.
/// A missing number makes what is computed from it missing (NaN), but for nothing times it, which is nothing; a condition on it is missing too. Unknown values, division by 0 and equality to nine decimals are as in rules. What is too large, or by exp too small, for a number is infinite, and all that is computed from it.
/// </summary>
public sealed class ColumnExpression
{
    private readonly Func<Columns, Func<int, double>> compiled;

    internal ColumnExpression(Func<Columns, Func<int, double>> compiled, bool isCondition, IReadOnlyList<string> numbers, IReadOnlyList<string> texts) =>
        (this.compiled, IsCondition, Numbers, TextColumns) = (compiled, isCondition, numbers, texts);

    /// <summary>Whether it is yes (1) or no (0) rather than a number.</summary>
    public bool IsCondition { get; }

    /// <summary>The columns that are read as numbers.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>The columns that are compared with a text.</summary>
    public IReadOnlyList<string> TextColumns { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">As written.</param>
    /// <param name="columns">The names that may occur.</param>
    /// <param name="fault">What is wrong, or null.</param>
    /// <returns>The expression, or null after a fault.</returns>
    public static ColumnExpression? TryRead(string text, IReadOnlyCollection<string> columns, out ColumnFault? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new ColumnReader(columns);
        if (columns.Contains(text))
            return reader.Finish(new NameSyntax(0, text), out fault);
        if (Grammar.TryParse(text, out var syntax, out var stopped))
            return reader.Finish(syntax, out fault);
        fault = new("bad-expression", Texts.Get("fault-bad-expression", text[Math.Min(stopped, Math.Max(text.Length - 1, 0))..]));
        return null;
    }

    /// <summary>The value of every row.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="number">Gives a column as numbers, NaN where missing.</param>
    /// <param name="text">Gives a column as texts, empty where missing.</param>
    public double[] Evaluate(int rows, Func<string, double[]> number, Func<string, IReadOnlyList<string>> text)
    {
        var row = compiled(new(number, text));
        var values = new double[rows];
        for (var i = 0; i < rows; i++)
            values[i] = row(i);
        return values;
    }

    internal sealed record Columns(Func<string, double[]> Number, Func<string, IReadOnlyList<string>> Text);
}
