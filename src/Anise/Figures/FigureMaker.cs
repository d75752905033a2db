using Anise.Rules.Columns;

namespace Anise.Figures;

/// <summary>Makes a figure of an entry of a file, and refuses what cannot be computed and what would be a wrong sum.</summary>
internal sealed class FigureMaker(FigureFile.Entry entry, RecordKind kind, FigureGroup group, ListItem? item, Func<string, Figure?> find)
{
    private bool _sound = true;

    /// <summary>The figure; null where something is wrong with it.</summary>
    public Figure? Make()
    {
        string code = Fill(entry.Code)!;
        Adds? adds = HowItAdds();
        ColumnExpression? condition = Expression(entry.Where, condition: true), term = Expression(entry.Sum, condition: false);
        Figure? of = Known(entry.Of), per = Known(entry.Per);
        if (entry.Name is null) Wrong(entry.Code, "has no name");
        if (entry.Unit is null) Wrong(entry.Code, "has no unit");
        if (entry.Rule is not null && kind.Standard is null) Wrong(entry.Rule, $"rests on a rule, but no standard applies to {kind.Code}");
        if (adds is { } how) CheckSum(how);
        if (!_sound) return null;
        return new Figure
        {
            Code = code,
            Name = entry.Name!.For(item, List),
            Note = entry.Note?.For(item, List),
            Group = group,
            Unit = entry.Unit!.Value,
            Decimals = entry.Decimals,
            Kind = kind,
            Adds = adds!.Value,
            Rule = Fill(entry.Rule),
            Where = Fill(entry.Where),
            Sum = Fill(entry.Sum),
            Thing = Fill(entry.Distinct),
            Condition = condition,
            Term = term,
            Of = of,
            Per = per,
            Times = entry.Times,
            Each = item is not null,
        };
    }

    private string List => entry.ForEach?.Value ?? "";

    private Adds? HowItAdds()
    {
        bool share = entry.Of is not null || entry.Per is not null;
        if (share && (entry.Of is null || entry.Per is null)) Wrong(entry.Of ?? entry.Per!, "is a share of one sum only");
        if (share && (entry.Sum ?? entry.Where ?? entry.Distinct) is { } mixed) Wrong(mixed, "is a share: conditions and sums stand in the two figures that it divides");
        FigureFile.Word? word = entry.Adds ?? (share ? null : entry.File.Adds);
        if (word is null)
        {
            if (share) return Adds.Ratio;
            Wrong(entry.Code, "does not say how it adds (adds: flow, stock, cumulative or distinct)");
            return null;
        }
        if (!Enum.TryParse(word.Value, ignoreCase: true, out Adds adds) || !Enum.IsDefined(adds) || !word.Value.All(char.IsAsciiLetterLower))
        {
            Wrong(word, $"adds: {word.Value} is none of flow, stock, cumulative, distinct, ratio");
            return null;
        }
        if (share == (adds == Adds.Ratio)) return adds;
        Wrong(word, share ? $"is a share and adds to nothing: not {word.Value}" : "is no ratio without of and per");
        return null;
    }

    /// <summary>What would be a wrong sum: of a level, of different units, of things that stand in several records.</summary>
    private void CheckSum(Adds adds)
    {
        if (adds == Adds.Ratio) return;
        string unit = entry.Unit?.Value ?? "";
        if (IsLevel(unit)) Wrong(entry.Unit!, $"adds up {unit}, which is a level: say of and per");
        if (adds == Adds.Distinct)
        {
            if (entry.Distinct is not { } thing) Wrong(entry.Adds ?? entry.Code, "counts different things and does not say which (distinct: COLUMN)");
            else if (!kind.Things.TryGetValue(thing.Value, out string? counted)) Wrong(thing, $"{thing.Value} names no things of {kind.Code}: {Known(kind.Things.Keys)}");
            else if (unit.Length > 0 && counted != unit) Wrong(entry.Unit!, $"counts {thing.Value}, which are {counted}, not {unit}");
            string? size = entry.Distinct is { } sized ? kind.Sizes.GetValueOrDefault(sized.Value) : null;
            if (entry.Sum is { } sum && sum.Value != size) Wrong(sum, size is null ? "counts different things: there is nothing to sum" : $"counts different things, of which each stands for {size}: there is nothing else to sum");
            else if (entry.Sum is null && size is not null) Wrong(entry.Distinct!, $"does not say that each stands for several (sum: {size})");
            return;
        }
        if (entry.Distinct is { } stray) Wrong(stray, "says which things are counted once, but adds as " + adds.Word());
        if (entry.Sum is null)
        {
            if (unit.Length > 0 && unit != kind.Unit) Wrong(entry.Unit!, $"counts records, which are {kind.Unit}, not {unit}: a {unit} in several of them would count several times (say adds: distinct, or sum a column)");
        }
        else if (kind.Columns.Contains(Fill(entry.Sum)!))
        {
            if (!kind.Quantities.TryGetValue(Fill(entry.Sum)!, out string? of)) Wrong(entry.Sum, $"{entry.Sum.Value} is a level, which adds to nothing; what can be summed: {Known(kind.Quantities.Keys)}");
            else if (unit.Length > 0 && of != unit) Wrong(entry.Unit!, $"sums {entry.Sum.Value}, which is {of}, not {unit}");
        }
    }

    /// <summary>Whether a unit is of something per something else that is no time: such values are averaged, never added.</summary>
    private static bool IsLevel(string unit) => unit is "%" or "index" or "point" || unit.Split('/')[1..].Any(part => part is not ("month" or "year" or "day"));

    private static string Known(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } all ? all : "none";

    private Figure? Known(FigureFile.Word? other)
    {
        if (other is null) return null;
        Figure? found = find(Fill(other)!);
        if (found is null || found.IsShare) Wrong(other, $"is made of {Fill(other)}, which is no sum written before it");
        else if (found.Kind.Period != kind.Period) Wrong(other, $"is made of {found.Code}, which is counted in another period");
        return found;
    }

    private ColumnExpression? Expression(FigureFile.Word? text, bool condition)
    {
        if (text is null) return null;
        ColumnExpression? read = ColumnExpression.TryRead(Fill(text)!, kind.Columns, out ColumnFault? fault);
        if (read is null || read.IsCondition != condition) Wrong(text, $"{Fill(text)}: {fault?.Message.En ?? (condition ? "is no condition" : "is no number")}");
        return read;
    }

    private string? Fill(FigureFile.Word? text) => item is null ? text?.Value : text?.Value.Replace($"{{{List}}}", item.Code, StringComparison.Ordinal);

    private void Wrong(FigureFile.Word at, string what)
    {
        _sound = false;
        entry.File.Fault(at.Line, $"{Fill(entry.Code)} {what}");
    }
}
