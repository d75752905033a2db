using System.Globalization;

namespace Anise.Rules.Standards;

/// <summary>What is said of a sub-criterion: a number or a judgement, and numbers of what must hold besides.</summary>
/// <param name="Number">The number in the unit of the sub-criterion.</param>
/// <param name="Judgement">The judgement that stands for the number.</param>
/// <param name="Besides">Numbers of the further requirements, by code; for one that is absent whoever says the number answers.</param>
public sealed record StandardValue(decimal? Number, StandardState? Judgement, IReadOnlyDictionary<string, decimal> Besides)
{
    /// <summary>Nothing said.</summary>
    public static StandardValue Nothing { get; } = new(null, null, new Dictionary<string, decimal>());

    /// <summary>A number.</summary>
    public static StandardValue Of(decimal number) => Nothing with { Number = number };

    /// <summary>A judgement.</summary>
    public static StandardValue Of(StandardState judgement) => Nothing with { Judgement = judgement };
}

/// <summary>What is wrong with a value that somebody gave.</summary>
/// <param name="Column">What is wrong: the code or the value.</param>
/// <param name="Code">The kind of mistake: <c>unknown-code</c>.</param>
/// <param name="Message">What is wrong, in both languages.</param>
public sealed record StandardValueFault(StandardColumn Column, string Code, LocalText Message);

/// <summary>The two columns in which a value is given.</summary>
public enum StandardColumn
{
    /// <summary>The code of the sub-criterion.</summary>
    Code,

    /// <summary>The value.</summary>
    Value,
}

/// <summary>Reads values as people write them into tables.</summary>
public static class StandardValues
{
    /// <summary>The sub-criterion of a code, with the part of a code such as <c>17.1:piped</c>; else what is wrong.</summary>
    public static (StandardSubCriterion? Sub, StandardPart? Part, StandardValueFault? Fault) Find(StandardSet set, string code)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(code);
        var at = code.IndexOf(':', StringComparison.Ordinal);
        if (set.Find(at < 0 ? code : code[..at]) is not { } sub)
        {
            return set.Criteria.FirstOrDefault(x => x.Code == code) is { } criterion
                ? (null, null, Wrong(StandardColumn.Code, "criterion-code", code, string.Join(", ", criterion.SubCriteria.Select(x => x.Code))))
                : (null, null, Wrong(StandardColumn.Code, "unknown-code", code));
        }

        if (at < 0)
            return (sub, null, null);
        var part = sub.Besides.FirstOrDefault(x => x.Code == code[(at + 1)..]);
        return part is null ? (null, null, Wrong(StandardColumn.Code, "unknown-part", sub.Code, code[(at + 1)..])) : (sub, part, null);
    }

    /// <summary>A value of a sub-criterion, or of its part, from its text; nothing for an empty one; else what is wrong.</summary>
    public static (StandardValue Value, StandardValueFault? Fault) Read(StandardSubCriterion sub, StandardPart? part, string text)
    {
        ArgumentNullException.ThrowIfNull(sub);
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
            return (StandardValue.Nothing, null);
        if (StandardStates.Judgement(text) is { } judgement)
            return part is null ? (StandardValue.Of(judgement), null) : (StandardValue.Nothing, Wrong(StandardColumn.Value, "part-number", $"{sub.Code}:{part.Code}"));
        if (part is null && sub.Kind == StandardKind.Judgement)
            return (StandardValue.Nothing, Wrong(StandardColumn.Value, "judgement-expected", sub.Code, text));
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return (StandardValue.Nothing, Wrong(StandardColumn.Value, "not-a-value", sub.Code, text));
        if (Check(sub, part, number) is { } fault)
            return (StandardValue.Nothing, fault);
        return (part is null ? StandardValue.Of(number) : StandardValue.Nothing with { Besides = new Dictionary<string, decimal> { [part.Code] = number } }, null);
    }

    /// <summary>What is wrong with a number of a sub-criterion, or of its part.</summary>
    public static StandardValueFault? Check(StandardSubCriterion sub, StandardPart? part, decimal number)
    {
        ArgumentNullException.ThrowIfNull(sub);
        var most = part is null ? sub.Max : 100;
        if (number < 0 || number > most)
            return Wrong(StandardColumn.Value, "out-of-range", sub.Code, number, 0, most);
        return part is null && sub.Decimals is { } places && Math.Round(number, places) != number
            ? Wrong(StandardColumn.Value, places == 0 ? "whole-number" : "too-many-decimals", sub.Code, number, places)
            : null;
    }

    private static StandardValueFault Wrong(StandardColumn column, string code, params object[] arguments) => new(column, code, Texts.Get("standard-" + code, arguments));
}
