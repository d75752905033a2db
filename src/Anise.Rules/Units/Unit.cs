using System.Collections.Immutable;

namespace Anise.Rules.Units;

/// <summary>A unit of measure as rule files write it: base units joined by <c>/</c>, or <c>%</c>. Units multiply and divide; unlike units never mix.</summary>
internal sealed class Unit : IEquatable<Unit>
{
    public static readonly ImmutableHashSet<string> BaseUnits =
        ["VND", "person", "household", "month", "year", "m2", "ha", "point", "indicator", "item", "head", "kWh", "working-day", "day", "m", "m3", "kg", "piece", "hour", "km", "house", "million-VND"];

    public static readonly Unit None = new(ImmutableSortedDictionary<string, int>.Empty, isPercent: false);
    public static readonly Unit Percent = new(ImmutableSortedDictionary<string, int>.Empty, isPercent: true);
    public static readonly Unit Person = Of("person");
    public static readonly Unit Year = Of("year");
    public static readonly Unit Month = Of("month");

    private readonly ImmutableSortedDictionary<string, int> powers;
    private readonly bool isPercent;

    private Unit(ImmutableSortedDictionary<string, int> powers, bool isPercent, string? written = null)
    {
        this.powers = powers;
        this.isPercent = isPercent;
        Name = written ?? (isPercent ? "%" : Write(powers));
    }

    /// <summary>As written in files; empty for a plain number.</summary>
    public string Name { get; }

    /// <summary>What a number written in this unit is multiplied by when read: 0.01 for percent.</summary>
    public decimal Scale => isPercent ? 0.01m : 1m;

    public static bool TryParse(string text, out Unit unit)
    {
        unit = None;
        if (text == "%")
        {
            unit = Percent;
            return true;
        }

        var read = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
        var parts = text.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] == "1" && i == 0)
                continue;
            if (!BaseUnits.Contains(parts[i]))
                return false;
            read = Add(read, parts[i], i == 0 ? 1 : -1);
        }

        unit = new Unit(read, isPercent: false, written: text == "1" ? "" : text);
        return true;
    }

    public static Unit operator *(Unit left, Unit right) => Combine(left, right, 1);

    public static Unit operator /(Unit left, Unit right) => Combine(left, right, -1);

    public bool Equals(Unit? other) => other is not null && Write(powers) == Write(other.powers);

    public override bool Equals(object? obj) => Equals(obj as Unit);

    public override int GetHashCode() => Write(powers).GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name.Length == 0 ? "1" : Name;

    private static Unit Of(string name) => TryParse(name, out var unit) ? unit : None;

    private static Unit Combine(Unit left, Unit right, int sign)
    {
        var combined = left.powers;
        foreach (var (name, power) in right.powers)
            combined = Add(combined, name, sign * power);
        return new Unit(combined, isPercent: false);
    }

    private static ImmutableSortedDictionary<string, int> Add(ImmutableSortedDictionary<string, int> powers, string name, int power)
    {
        var sum = powers.GetValueOrDefault(name) + power;
        return sum == 0 ? powers.Remove(name) : powers.SetItem(name, sum);
    }

    private static string Write(ImmutableSortedDictionary<string, int> powers)
    {
        var over = powers.Where(x => x.Value > 0).SelectMany(x => Enumerable.Repeat(x.Key, x.Value)).ToList();
        var under = powers.Where(x => x.Value < 0).SelectMany(x => Enumerable.Repeat(x.Key, -x.Value)).ToList();
        if (under.Count == 0)
            return string.Join('*', over);
        return $"{(over.Count == 0 ? "1" : string.Join('*', over))}/{string.Join('/', under)}";
    }
}
