using Anise.Rules;
using Anise.Rules.Columns;

namespace Anise.Figures;

/// <summary>
/// What a figure is. Either a sum over the records of a kind that meet a condition, or a share: one sum for another. Written in YAML beside the area that
/// owns the records; adding one is one entry of a file.
/// </summary>
public sealed class Figure
{
    /// <summary>Kebab-case, stable: <c>poor-households</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What it counts, in words; null where the name says it.</summary>
    public LocalText? Note { get; init; }

    /// <summary>The group it is listed under.</summary>
    public required FigureGroup Group { get; init; }

    /// <summary>Whether it is one of many that were written once, for each item of a list.</summary>
    public bool Each { get; init; }

    /// <summary>The unit, as in rules: <c>household</c>, <c>person</c>, <c>%</c>, <c>VND/person/month</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Digits shown after the comma.</summary>
    public int Decimals { get; init; }

    /// <summary>How its values add up over places and periods.</summary>
    public required Adds Adds { get; init; }

    /// <summary>The kind of record it counts.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>The rule that gives what it counts, such as <c>class</c>; null for plain facts.</summary>
    public string? Rule { get; init; }

    /// <summary>The condition as written; null for all records.</summary>
    public string? Where { get; init; }

    /// <summary>What is added up, as written; null for one a record.</summary>
    public string? Sum { get; init; }

    /// <summary>The column that names the things which count once each; null for a sum.</summary>
    public string? Thing { get; init; }

    /// <summary>For a share: what is divided.</summary>
    public Figure? Of { get; init; }

    /// <summary>For a share: by what.</summary>
    public Figure? Per { get; init; }

    /// <summary>For a share: the factor, 100 for percent.</summary>
    public double Times { get; init; } = 1;

    /// <summary>Whether it is one sum for another.</summary>
    public bool IsShare => Of is not null;

    /// <summary>The sums that it is made of: itself, or the two of a share.</summary>
    internal IReadOnlyList<Figure> Sums => IsShare ? [Of!, Per!] : [this];

    internal ColumnExpression? Condition { get; init; }

    internal ColumnExpression? Term { get; init; }

    /// <summary>The formula as written.</summary>
    public string Formula => IsShare
        ? (Times == 1 ? "" : FormattableString.Invariant($"{Times} * ")) + $"{Of!.Code} / {Per!.Code}"
        : $"{(Thing is not null ? $"distinct({Thing}{(Sum is null ? "" : $", {Sum}")})" : Sum is null ? "count" : $"sum({Sum})")} {Kind.Code}{(Where is null ? "" : $" where {Where}")}";
}

/// <summary>Figures that are listed together: those of one file.</summary>
/// <param name="Code">The name of the file.</param>
/// <param name="Title">Its title.</param>
/// <param name="Order">Its place in lists.</param>
public sealed record FigureGroup(string Code, LocalText Title, int Order);
