using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Tables.Files;
using Anise.Tables.Letters;
using Anise.Tables.Values;
using Anise.Works.Written;

namespace Anise.Projects.Logs;

/// <summary>Reads the cells of season logs.</summary>
internal static partial class WrittenWork
{
    private static readonly Dictionary<string, List<string>> Data = YamlWords.Load<Dictionary<string, List<string>>>("Anise.Projects.Logs.works");

    private static readonly (FarmWork Work, string Tone, string Plain)[] Words =
        [.. Enum.GetValues<FarmWork>().SelectMany(work => Data[ProjectWords.Code(work)], (work, word) => (work, VietnameseText.ToneKey(word), VietnameseText.Fold(word)))];

    /// <summary>Words that may stand before the name of a plot, for comparing, the longest first.</summary>
    public static IReadOnlyList<string> PlotWords { get; } = [.. Data["plot-words"].Select(VietnameseText.ToneKey).OrderByDescending(w => w.Length)];

    /// <summary>The work of a cell.</summary>
    public static CellReading<FarmWorkCell> Work(SheetCell cell, DateOnly today) => WorkOf(cell.Text) is { Work: { } work }
        ? new(new FarmWorkCell(work), null)
        : new(null, WorkOf(cell.Text).Problem) { Allowed = [.. Enum.GetValues<FarmWork>().Select(w => AllowedValue.Said(() => ProjectWords.Of(w)))] };

    /// <summary>The work that a text tells of; else the problem: none, or several.</summary>
    public static (FarmWork? Work, string? Problem) WorkOf(string written)
    {
        bool plain = written.All(char.IsAscii);
        string text = plain ? VietnameseText.Fold(written) : VietnameseText.Fold(written) is { Length: > 0 } ? VietnameseText.ToneKey(written) : "";
        FarmWork[] whole = [.. Words.Where(w => (plain ? w.Plain : w.Tone) == text).Select(w => w.Work).Distinct()];
        if (whole.Length == 1) return (whole[0], null);
        string padded = " " + Sign().Replace(text, " ") + " ";
        FarmWork[] found = [.. Words.Where(w => padded.Contains(" " + (plain ? w.Plain : w.Tone) + " ", StringComparison.Ordinal)).Select(w => w.Work).Distinct()];
        return found is [var only] ? (only, null) : (null, found.Length == 0 ? "log-work-unknown" : "log-work-several");
    }

    /// <summary>Days of an interval: 14, 14 ngày. Where two are given it is not said which holds.</summary>
    public static CellReading<string> Interval(SheetCell cell, DateOnly today) =>
        Days().Match(NumberText.Plain(cell.Text.Trim()) ?? "") is { Success: true } match ? new(match.Groups["n"].Value, null) : new(null, "log-interval-unclear");

    /// <summary>The number of an interval as read.</summary>
    public static int? NumberOf(string? interval) => interval is null ? null : int.TryParse(interval, NumberStyles.None, CultureInfo.InvariantCulture, out int days) ? days : int.MaxValue;

    /// <summary>A quantity with or without its unit: 1,5, 20 kg.</summary>
    public static (decimal? Quantity, string? Unit, string? Problem) Quantity(SheetCell cell)
    {
        if (cell.Kind == CellKind.Number) return (WrittenNumber.Read(cell).Number, null, null);
        if (Amount().Match(cell.Text.Trim()) is not { Success: true } match) return (null, null, "log-quantity-unclear");
        // "1.145" is over a thousand to one office and little more than one to another; a program writes a point for the latter.
        if (TwoWays().IsMatch(match.Groups["n"].Value)) return (null, null, "log-quantity-two-ways");
        (decimal? number, string? problem) = WrittenNumber.Read(match.Groups["n"].Value);
        string unit = match.Groups["u"].Value.Trim();
        return (number, unit.Length > 0 ? unit : null, problem ?? (number is null ? "log-quantity-unclear" : null));
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(?<n>\d{1,6})\s*(ngày|days?|d)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Days();

    [GeneratedRegex(@"^[1-9]\d{0,2}[.,]\d{3}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex TwoWays();

    [GeneratedRegex(@"^(?<n>\d[\d.,]*)\s*(?<u>\p{L}[^\d]*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Amount();
}

/// <summary>A work as a cell says it.</summary>
internal sealed record FarmWorkCell(FarmWork Work);
