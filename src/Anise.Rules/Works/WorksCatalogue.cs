using Anise.Rules.Files;
using Anise.Rules.Units;

namespace Anise.Rules.Works;

/// <summary>Something that a works day brings about.</summary>
/// <param name="Code">The code: <c>road-built</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="Unit">What it is counted in: <c>m</c>, <c>piece</c>, <c>kg</c>.</param>
/// <param name="Words">Further names that files of offices use.</param>
/// <param name="Asset">The kind of asset that such work makes or mends; null for none.</param>
public sealed record WorksOutputKind(string Code, LocalText Label, string Unit, IReadOnlyList<string> Words, string? Asset);

/// <summary>How the site of an asset is drawn.</summary>
public enum AssetShape
{
    /// <summary>A point.</summary>
    Point,

    /// <summary>A line, which has a length.</summary>
    Line,
}

/// <summary>A kind of thing that stays after the work.</summary>
/// <param name="Code">The code: <c>pesticide-tank</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="Shape">How its site is drawn.</param>
/// <param name="Capacity">The unit of what it holds; null where that is not told.</param>
/// <param name="EmptyWithinDays">How many days it may stand without being emptied; null where it is not emptied.</param>
/// <param name="Safeguards">What it must have, by code: a lid, a sign.</param>
/// <param name="Reference">The act that asks for it.</param>
/// <param name="Status">How sure that is.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line in the file.</param>
public sealed record AssetKind(
    string Code, LocalText Label, AssetShape Shape, string? Capacity, int? EmptyWithinDays, IReadOnlyDictionary<string, LocalText> Safeguards, string Reference, RuleStatus Status, string File, int Line);

/// <summary>What works days bring about, and what stays of it.</summary>
/// <param name="Outputs">The outputs, in the order of the file.</param>
/// <param name="Assets">The kinds of asset, in the order of the file.</param>
public sealed record WorksCatalogue(IReadOnlyList<WorksOutputKind> Outputs, IReadOnlyList<AssetKind> Assets)
{
    /// <summary>The output of a code; null where there is none.</summary>
    public WorksOutputKind? Output(string code) => Outputs.FirstOrDefault(o => o.Code == code);

    /// <summary>The kind of asset of a code; null where there is none.</summary>
    public AssetKind? Asset(string code) => Assets.FirstOrDefault(a => a.Code == code);

    /// <summary>What an output is called; its code where no file names it.</summary>
    public string NameOfOutput(string code) => Output(code)?.Label.ToString() ?? code;

    /// <summary>What a kind of asset is called; its code where no file names it.</summary>
    public string NameOfAsset(string code) => Asset(code)?.Label.ToString() ?? code;

    internal IEnumerable<UnconfirmedRule> Unconfirmed() => Assets.Where(x => x.Status == RuleStatus.Unconfirmed)
        .Select(x => new UnconfirmedRule("works", x.Code, x.Label, x.Reference, x.File, x.Line));
}

/// <summary>Reads <c>*/works/outputs.yaml</c> and <c>*/works/assets.yaml</c>.</summary>
internal static class WorksReader
{
    public static WorksCatalogue Read(IRuleFiles files, FaultList faults)
    {
        List<AssetKind> assets = [.. Entries(files, "assets", faults).Select(x => ReadAsset(x.Code, x.Fields, x.Line)).OfType<AssetKind>()];
        List<WorksOutputKind> outputs = [.. Entries(files, "outputs", faults).Select(x => ReadOutput(x.Code, x.Fields, assets)).OfType<WorksOutputKind>()];
        return new(outputs, assets);
    }

    private static List<(string Code, YamlMap Fields, int Line)> Entries(IRuleFiles files, string what, FaultList faults)
    {
        var entries = new List<(string, YamlMap, int)>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in files.Paths.Where(x => x.EndsWith($"/works/{what}.yaml", StringComparison.Ordinal)))
        {
            if (YamlFile.Open(files, path, faults)?.Map() is not { } map)
                continue;
            foreach (var (code, entry, line) in map.Require(what)?.Map()?.Entries() ?? [])
            {
                if (!codes.Add(code))
                    faults.Add(path, line, "duplicate-name", code);
                else if (entry.Map() is { } fields)
                    entries.Add((code, fields, line));
            }

            map.NoMore();
        }

        return entries;
    }

    private static WorksOutputKind? ReadOutput(string code, YamlMap fields, List<AssetKind> assets)
    {
        var label = fields.RequireText("label");
        var unit = fields.Require("unit")?.Unit();
        List<string> words = [.. fields.Find("words")?.List().Select(x => x.Text) ?? []];
        var asset = fields.Find("asset");
        if (asset is not null && !assets.Exists(x => x.Code == asset.Text))
            asset.Fail("unknown-name", asset.Text, string.Join(", ", assets.Select(x => x.Code)));
        fields.Status();
        fields.NoMore();
        return unit is null ? null : new(code, label, unit.Name, words, asset?.Text);
    }

    private static AssetKind? ReadAsset(string code, YamlMap fields, int line)
    {
        var label = fields.RequireText("label");
        var shape = fields.Require("shape");
        if (shape is { Text: not ("point" or "line") })
            shape.Fail("unknown-name", shape.Text, "point, line");
        var capacity = fields.Find("capacity");
        var unit = capacity?.Unit();
        var days = fields.Find("empty-within-days")?.Number();
        Dictionary<string, LocalText> safeguards = fields.Find("safeguards")?.Map()?.Entries().ToDictionary(x => x.Key, x => x.Value.LocalText(), StringComparer.Ordinal) ?? [];
        var reference = fields.Find("reference")?.Text ?? "";
        var status = fields.Status();
        fields.NoMore();
        return shape is null ? null : new(code, label, shape.Text == "line" ? AssetShape.Line : AssetShape.Point, unit?.Name, (int?)days, safeguards, reference, status, fields.File, line);
    }
}
