using Anise.Rules.Files;

namespace Anise.Rules.Regions;

/// <summary>A region that a commune can be classed into.</summary>
/// <param name="Code">The code: <c>region-3</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="Reference">The act that sets it up.</param>
/// <param name="Status">How sure that is.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line in the file.</param>
public sealed record CommuneRegion(string Code, LocalText Label, string Reference, RuleStatus Status, string File, int Line)
{
    /// <summary>Those of some regions that are not confirmed.</summary>
    internal static IEnumerable<UnconfirmedRule> Unconfirmed(IEnumerable<CommuneRegion> regions) => regions.Where(x => x.Status == RuleStatus.Unconfirmed)
        .Select(x => new UnconfirmedRule("regions", x.Code, x.Label, x.Reference, x.File, x.Line));
}

/// <summary>Reads <c>*/places/regions.yaml</c>.</summary>
internal static class RegionReader
{
    public static IReadOnlyList<CommuneRegion> Read(IRuleFiles files, FaultList faults)
    {
        var regions = new List<CommuneRegion>();
        foreach (var path in files.Paths.Where(x => x.EndsWith("/places/regions.yaml", StringComparison.Ordinal)))
        {
            if (YamlFile.Open(files, path, faults)?.Map() is not { } map)
                continue;
            foreach (var (code, entry, line) in map.Require("regions")?.Map()?.Entries() ?? [])
            {
                if (entry.Map() is not { } fields)
                    continue;
                regions.Add(new(code, fields.RequireText("label"), fields.Text("reference") ?? "", fields.Status(), path, line));
                fields.NoMore();
            }

            map.NoMore();
        }

        return regions;
    }
}
