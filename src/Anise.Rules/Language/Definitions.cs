using Anise.Rules.Forms;
using Anise.Rules.Units;

namespace Anise.Rules.Language;

internal enum Scope
{
    Household,
    Member,
}

/// <summary>A fact that every household or member has by itself, or a question of a form: what expressions read.</summary>
internal sealed class Input
{
    public required string Name { get; init; }

    public required Scope Scope { get; init; }

    public required ExprType Type { get; init; }

    public required LocalText Label { get; init; }

    /// <summary>Where frames keep it.</summary>
    public required int Slot { get; init; }

    /// <summary>The question, or null for a built-in fact.</summary>
    public Question? Question { get; init; }

    /// <summary>What is known while nobody answered: the bounds of the question, if any.</summary>
    public required Value Unanswered { get; init; }
}

/// <summary>A value of the law that holds from one day to another.</summary>
internal sealed record DatedNumber(DateOnly From, DateOnly? To, decimal Number, string Reference, RuleStatus Status, string File, int Line);

internal sealed class Parameter
{
    public required string Code { get; init; }

    public required LocalText Label { get; init; }

    public required Unit Unit { get; init; }

    /// <summary>The choice that picks the value (area, sex), or null.</summary>
    public required Domain? Cases { get; init; }

    /// <summary>The dated values: one list per case, or a single list.</summary>
    public required IReadOnlyList<IReadOnlyList<DatedNumber>> Values { get; init; }

    /// <summary>Where frames keep the value of the first case.</summary>
    public required int Slot { get; init; }

    public DatedNumber? At(int @case, DateOnly on) =>
        Values[@case].LastOrDefault(x => x.From <= on && (x.To is null || x.To >= on));
}

/// <summary>A named expression: a helper, an indicator of deprivation or the condition of a class.</summary>
internal sealed class Rule
{
    public required string Name { get; init; }

    public required Scope Scope { get; init; }

    public required int Slot { get; init; }

    public required LocalText Label { get; init; }

    public required string? Reference { get; init; }

    public required RuleStatus Status { get; init; }

    public required string File { get; init; }

    public required int Line { get; init; }

    /// <summary>The smallest number that may be given for it, in <see cref="Shown"/>; null where the file sets none.</summary>
    public decimal? Min { get; init; }

    /// <summary>Whether it is a result that the set is there to give.</summary>
    public bool IsOutput { get; init; }

    public ExprType Type { get; set; } = ExprType.YesNo;

    public Expr Body { get; set; } = new ConstantExpr(ExprType.YesNo, 0);

    /// <summary>The unit in which its number is shown.</summary>
    public Unit Shown { get; set; } = Unit.None;

    /// <summary>The line of an explanation when it holds (or always, for numbers).</summary>
    public Template? Explain { get; set; }

    /// <summary>The line when it does not hold, where that needs other words.</summary>
    public Template? ExplainNot { get; set; }

    /// <summary>The rule whose number stands at the end of its line.</summary>
    public Rule? Shows { get; set; }
}

internal sealed record ScoreRow(string Code, LocalText Label, double UpTo, double[] Points);

internal sealed class ScoreItem
{
    public required string Code { get; init; }

    public required LocalText Label { get; init; }

    public required Expr Of { get; init; }

    /// <summary>Rows by option index (no = 0, yes = 1), or by rising upper bound for a number.</summary>
    public required IReadOnlyList<ScoreRow> Rows { get; init; }

    /// <summary>The rows that a value may fall in: first and last index.</summary>
    public (int First, int Last) RowsOf(Value value)
    {
        if (Of.Type.Kind == Kind.Number)
            return (Band(value.Low), Band(value.High));
        return value.IsKnown ? ((int)value.Low, (int)value.Low) : (0, Rows.Count - 1);
    }

    private int Band(double number)
    {
        for (var i = 0; i < Rows.Count - 1; i++)
        {
            if (!Value.IsLess(Rows[i].UpTo, number))
                return i;
        }

        return Rows.Count - 1;
    }
}

internal sealed class ScoreTable
{
    public required string Code { get; init; }

    public required LocalText Label { get; init; }

    public required Unit Unit { get; init; }

    public required string Reference { get; init; }

    public required RuleStatus Status { get; init; }

    public required string File { get; init; }

    /// <summary>The choice that picks the column of points (the area).</summary>
    public required Input Column { get; init; }

    public required IReadOnlyList<ScoreItem> Items { get; init; }

    /// <summary>The points of an item whose value and column may be open.</summary>
    public static Value Points(ScoreItem item, Value value, Value column)
    {
        var (first, last) = item.RowsOf(value);
        var columns = item.Rows[0].Points.Length;
        var (from, to) = column.IsKnown ? ((int)column.Low, (int)column.Low) : (0, columns - 1);
        var points = Value.Of(item.Rows[first].Points[from]);
        for (var row = first; row <= last; row++)
        {
            for (var c = from; c <= to; c++)
                points = Value.Hull(points, Value.Of(item.Rows[row].Points[c]));
        }

        return points;
    }
}
