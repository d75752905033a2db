using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Anise.Basics;

namespace Anise.Figures;

/// <summary>
/// Records of one kind for one commune and year, column by column: what formulas of figures are computed over. A column that this part does not have
/// (an indicator of another year's rules) reads as missing.
/// </summary>
/// <param name="keys">What each record is called, the same for as long as the store lives.</param>
/// <param name="places">Where each record counts: its village, or the commune where the village is not known.</param>
/// <param name="numbers">Columns of numbers; NaN where missing. Conditions are 1 and 0.</param>
/// <param name="texts">Columns of texts; empty where missing.</param>
public sealed class RecordTable(
    IReadOnlyList<string> keys, IReadOnlyList<PlaceId> places, IReadOnlyDictionary<string, double[]> numbers, IReadOnlyDictionary<string, string[]> texts)
{
    private readonly ConcurrentDictionary<string, RecordGroups> _groups = new(StringComparer.Ordinal);
    private double[]? _missing;
    private string[]? _blank;

    /// <summary>How many records.</summary>
    public int Count => keys.Count;

    /// <summary>What each record is called.</summary>
    public IReadOnlyList<string> Keys => keys;

    /// <summary>Where each record counts.</summary>
    public IReadOnlyList<PlaceId> Places => places;

    /// <summary>A column of numbers.</summary>
    public double[] Number(string column) => FindNumber(column) ?? (_missing ??= Filled(double.NaN));

    /// <summary>A column of texts.</summary>
    public string[] Text(string column) => FindText(column) ?? (_blank ??= Filled(""));

    /// <summary>Which records stand together: those of a place, and of a value of a column of texts where one is given. Found once; every figure is summed by it.</summary>
    internal RecordGroups GroupsBy(string? column) => _groups.GetOrAdd(column ?? "", _ =>
    {
        string[]? values = column is null ? null : Text(column);
        var found = new Dictionary<(PlaceId, string), int>();
        int[] of = new int[Count];
        for (int i = 0; i < of.Length; i++)
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(found, (places[i], values?[i] ?? ""), out bool known);
            if (!known) number = found.Count - 1;
            of[i] = number;
        }
        return new RecordGroups([.. found.Keys], of);
    });

    /// <summary>The columns of numbers that it has.</summary>
    internal IReadOnlyCollection<string> NumberColumns => [.. numbers.Keys];

    /// <summary>The columns of texts that it has.</summary>
    internal IReadOnlyCollection<string> TextColumns => [.. texts.Keys];

    /// <summary>A column of numbers, where the table has it as such.</summary>
    internal double[]? FindNumber(string column) => numbers.GetValueOrDefault(column);

    /// <summary>A column of texts, where the table has it as such.</summary>
    internal string[]? FindText(string column) => texts.GetValueOrDefault(column);

    private T[] Filled<T>(T value)
    {
        var column = new T[Count];
        Array.Fill(column, value);
        return column;
    }
}

/// <summary>Records that stand together.</summary>
/// <param name="Groups">The groups, in the order of their first records.</param>
/// <param name="Of">For each record the number of its group.</param>
internal sealed record RecordGroups(IReadOnlyList<(PlaceId Place, string Group)> Groups, int[] Of);
