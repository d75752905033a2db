using System.Text.RegularExpressions;
using Anise.Rules.Works;

namespace Anise.Works.Written;

/// <summary>An output as a file states it, or what is wrong with it.</summary>
/// <param name="Kind">Its kind; null where the text names none, or has a fault.</param>
/// <param name="Quantity">How much, in the unit of the catalogue; null where nothing is said.</param>
/// <param name="Problem">Code of the fault, or null.</param>
/// <param name="Found">The values of its message.</param>
internal sealed record WrittenOutput(WorksOutputKind? Kind, decimal? Quantity, string? Problem = null, params object?[] Found);

/// <summary>Reads what was done out of the words of a cell: <c>Phát quang đường 350m; trồng 1,2 km hàng rào xanh</c>.</summary>
internal sealed partial class WrittenOutputs
{
    private readonly List<(string[] Words, WorksOutputKind Kind)> _names;
    private readonly WorksCatalogue _catalogue;

    public WrittenOutputs(WorksCatalogue catalogue)
    {
        _catalogue = catalogue;
        _names = [.. catalogue.Outputs.SelectMany(o => (string[])[o.Label.Vi, o.Label.En, .. o.Words], (o, name) => (WorksWords.Split(name), o)).OrderByDescending(n => n.Item1.Length)];
    }

    /// <summary>The kind that a text names; null for none.</summary>
    public WorksOutputKind? KindOf(string text) => _catalogue.Output(text.Trim()) ?? KindIn(WorksWords.Split(text));

    /// <summary>The outputs of a cell.</summary>
    public IReadOnlyList<WrittenOutput> Read(string text) => [.. Parts(text).Select(p => One(p, null))];

    /// <summary>Amounts that stand in a cell of their own, for the kinds of the cell beside it: as many as these, or one for one.</summary>
    public IReadOnlyList<WrittenOutput> Read(string work, string amounts)
    {
        string[] works = Parts(work), given = Parts(amounts);
        // A result that names its own work says all: "Phát quang" beside "350 m đường; 20 cây xanh".
        if (given.Length > 0 && given.Count(g => KindOf(g) is not null) == given.Length && works.Length != given.Length) return Read(amounts);
        if (given.Length == works.Length) return [.. works.Zip(given, (w, g) => One(w + " " + g, KindOf(w)))];
        if (works.Length == 1) return [.. given.Select(g => One(g, KindOf(g) ?? KindOf(works[0])))];
        return [new WrittenOutput(null, null, "works-amounts-other", works.Length, given.Length)];
    }

    /// <summary>An amount with or without a unit, in the unit of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="text">The amount: <c>350m</c>, <c>1,2 km</c>, <c>21</c>.</param>
    /// <param name="unit">The unit that stands elsewhere: in a column beside it, or in the head of the column.</param>
    public static WrittenOutput Amount(WorksOutputKind kind, string text, string? unit)
    {
        var found = Amounts(text).ToList();
        if (found.Find(a => a.Problem is not null) is { Problem: { } problem } wrong) return new WrittenOutput(null, null, problem, wrong.Written);
        var own = found.Where(a => a.Unit == kind.Unit).ToList();
        if (own.Count == 0) own = [.. found.Where(a => a.Unit is null)];
        if (own.Count == 0 && found.Count > 0) return new WrittenOutput(null, null, "works-unit-other", text.Trim(), kind.Label, kind.Unit);
        if (own.Count == 0) return new WrittenOutput(null, null, "works-not-an-amount", text.Trim());
        if (own.Count > 1) return new WrittenOutput(null, null, "works-several-amounts", text.Trim(), kind.Label);
        if (own[0].Odd) return new WrittenOutput(null, null, "works-not-an-amount", text.Trim());
        decimal factor = own[0].Factor;
        if (own[0].Unit is null && unit is not null)
        {
            if (UnitIn(unit) is not { } named) return kind.Unit == "piece" ? new WrittenOutput(kind, own[0].Number) : new WrittenOutput(null, null, "works-unit-unknown", unit, kind.Label, kind.Unit);
            if (named.Unit != kind.Unit) return new WrittenOutput(null, null, "works-unit-other", unit, kind.Label, kind.Unit);
            factor = named.Factor;
        }
        return new WrittenOutput(kind, own[0].Number * factor);
    }

    /// <summary>Whether a text is an amount and nothing else: a number, and a unit behind it or none.</summary>
    public static bool IsAmountAlone(string text)
    {
        string whole = text.Trim();
        if (WrittenNumber.In(whole).ToList() is not [{ Index: 0 } at]) return false;
        string[] after = WorksWords.Split(whole[at.Length..]);
        return after.Length == 0 || WorksWords.Units.Any(u => u.Words.Length == after.Length && WorksWords.StandAt(after, 0, u.Words));
    }

    /// <summary>A length alone in metres: <c>1,2 km</c>; null where the text is no length with its unit.</summary>
    public static decimal? MetresIn(string text) => IsAmountAlone(text) && Amounts(text).First() is { Unit: "m", Problem: null, Odd: false } length ? length.Number * length.Factor : null;

    /// <summary>The unit that a text names, such as the head of a column; null for none.</summary>
    public static (string Unit, decimal Factor)? UnitIn(string text)
    {
        string[] words = WorksWords.Split(Apart().Replace(text, " "));
        foreach (var (unit, name, factor) in WorksWords.Units)
            if (WorksWords.Contains(words, unit)) return (name, factor);
        return null;
    }

    private WrittenOutput One(string text, WorksOutputKind? known)
    {
        if (_catalogue.Output(text.Trim()) is { } code) return new WrittenOutput(code, null);
        string[] words = WorksWords.Split(Numbers().Replace(text, " "));
        if ((known ?? KindIn(words)) is not { } kind) return new WrittenOutput(null, null, "works-output-not-known", text.Trim());
        var amounts = Amounts(text).ToList();
        if (amounts.Count == 0) return new WrittenOutput(kind, null);
        WrittenOutput read = Amount(kind, text, null);
        // Metres and kilograms without a unit might be anything; pieces are what the words say.
        return read.Problem is null && kind.Unit != "piece" && amounts.TrueForAll(a => a.Unit is null) ? new WrittenOutput(null, null, "works-unit-missing", text.Trim(), kind.Label, kind.Unit) : read;
    }

    private WorksOutputKind? KindIn(string[] words) => _names.Find(n => WorksWords.Contains(words, n.Words)).Kind;

    /// <summary>What stands apart in a cell: by lines, semicolons, commas that are none of a number, and "và" between two amounts.</summary>
    private static string[] Parts(string text) =>
    [
        .. Separators().Split(text).Select(WorksWords.WithoutBullet).Where(p => p.Length > 0)
            .SelectMany(p => And().Split(p) is { Length: > 1 } both && both.All(b => WrittenNumber.In(b).Any()) ? both : [p]),
    ];

    private static IEnumerable<(decimal Number, string? Unit, decimal Factor, string? Problem, string Written, bool Odd)> Amounts(string text)
    {
        foreach (Match at in WrittenNumber.In(text))
        {
            var (number, problem) = WrittenNumber.Read(at.Value);
            string[] after = WorksWords.Split(text[(at.Index + at.Length)..]);
            (string[] words, string unit, decimal factor) = WorksWords.Units.FirstOrDefault(u => WorksWords.StandAt(after, 0, u.Words));
            yield return (number ?? 0, words is null ? null : unit, words is null ? 1 : factor, problem, at.Value, number is null || WrittenNumber.IsOdd(text, at));
        }
    }

    [GeneratedRegex(@"[\r\n;+•]|,(?!\d)|(?<!\d),", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\s+và\s+|\s+and\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex And();

    [GeneratedRegex(@"[()\[\]/]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Apart();

    // A number with the letters that stick to it (350m), and the punctuation around words.
    [GeneratedRegex(@"\d+([.,]\d+)*\s*(m|km|kg)?(?!\p{L})|[():]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Numbers();
}
