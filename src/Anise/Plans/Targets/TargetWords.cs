using System.Text.RegularExpressions;
using Anise.Figures;
using Anise.Tables.Files;
using Anise.Tables.Letters;
using Anise.Tables.Values;
using Anise.Works.Written;

namespace Anise.Plans.Targets;

/// <summary>The value of a target as somebody writes it: <c>≥ 80 %</c>, <c>giảm 2</c>, <c>không quá 13</c>.</summary>
/// <param name="Value">The number; of a decrease below 0.</param>
/// <param name="Direction">On which side it is reached; null where it is not said.</param>
/// <param name="IsChange">Whether it is said as a change.</param>
public sealed record WrittenTarget(decimal Value, TargetDirection? Direction, bool IsChange);

/// <summary>How offices say targets.</summary>
internal static partial class TargetWords
{
    private static readonly WordFile Data = YamlWords.Load<WordFile>("Anise.Plans.Targets.wording");

    private static readonly WordTable<string> Prefixes = new([("at-least", Data.AtLeast), ("at-most", Data.AtMost), ("up", Data.Up), ("down", Data.Down)]);

    // The unit is that of the figure: one that would make it another number, such as million, is not among them.
    private static readonly WordTable<string> Units = new(Data.Units.Select(u => (u, (IEnumerable<string>)[u])));

    /// <summary>The measure that a cell names.</summary>
    public static readonly WordTable<TargetMeasure> Measures = new(Data.Measures.Select(m => (m.Key, (IEnumerable<string>)m.Value)));

    /// <summary>The direction that a cell names.</summary>
    public static readonly WordTable<TargetDirection> Directions = new([(TargetDirection.AtLeast, [.. Data.AtLeast, .. Data.Up]), (TargetDirection.AtMost, [.. Data.AtMost, .. Data.Down])]);

    /// <summary>The figures that have further words, or of which fewer is better.</summary>
    public static IEnumerable<string> Named => Data.Figures.Keys.Concat(Data.Fewer);

    /// <summary>The figures of a catalogue by all their words.</summary>
    public static WordTable<string> Figures(FigureCatalogue catalogue) => new(catalogue.All.Select(f => (f.Code, (IEnumerable<string>)[f.Code, f.Name.Vi, f.Name.En, .. Data.Figures.GetValueOrDefault(f.Code) ?? []])));

    /// <summary>On which side a target is reached where nobody says: a decrease and what is better fewer at most, all else at least.</summary>
    public static TargetDirection DirectionOf(string figure, TargetMeasure measure, decimal value) =>
        measure == TargetMeasure.Change ? value < 0 ? TargetDirection.AtMost : TargetDirection.AtLeast
        : Data.Fewer.Contains(figure) ? TargetDirection.AtMost : TargetDirection.AtLeast;

    /// <summary>The value of a text, or what is wrong with it.</summary>
    public static (WrittenTarget? Target, string? Problem) Read(string text)
    {
        if (Parts().Match(VietnameseText.Clean(text)) is not { Success: true } parts) return (null, "target-value-wrong");
        if (parts.Groups["unit"].Value.Trim() is { Length: > 0 } unit && !Units.Contains(unit)) return (null, "target-value-wrong");
        string before = parts.Groups["before"].Value.Trim();
        string? said = before.Length == 0 ? null : Prefixes.TryGet(before, out string? known) ? known : "?";
        if (said == "?") return (null, "target-value-wrong");
        (decimal? number, string? problem) = WrittenNumber.Read(parts.Groups["number"].Value);
        if (number is not { } value) return (null, problem ?? "target-value-wrong");
        return (said switch
        {
            "at-least" => new WrittenTarget(value, TargetDirection.AtLeast, false),
            "at-most" => new WrittenTarget(value, TargetDirection.AtMost, false),
            "up" => new WrittenTarget(value, TargetDirection.AtLeast, true),
            "down" => new WrittenTarget(-value, TargetDirection.AtMost, true),
            _ => new WrittenTarget(value, null, false),
        }, null);
    }

    /// <summary>The value of a cell, or what is wrong with it.</summary>
    public static CellReading<WrittenTarget> Read(SheetCell cell)
    {
        if (cell.Kind == CellKind.Number && cell.Number is > -1e12 and < 1e12)
            return new(cell.Number < 0 ? new WrittenTarget(decimal.Round((decimal)cell.Number, 6), TargetDirection.AtMost, true) : new WrittenTarget(decimal.Round((decimal)cell.Number, 6), null, false), null);
        (WrittenTarget? target, string? problem) = Read(cell.Text);
        return new(target, problem);
    }

    // What stands before the number, the number, and what stands after it.
    [GeneratedRegex(@"^(?<before>[^\d]*?)(?<number>\d[\d.,]*)\s*(?<unit>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Parts();

    private sealed class WordFile
    {
        public Dictionary<string, List<string>> Figures { get; set; } = [];

        public List<string> Fewer { get; set; } = [];

        public List<string> AtLeast { get; set; } = [];

        public List<string> AtMost { get; set; } = [];

        public List<string> Up { get; set; } = [];

        public List<string> Down { get; set; } = [];

        public List<string> Units { get; set; } = [];

        public Dictionary<TargetMeasure, List<string>> Measures { get; set; } = [];
    }
}
