using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Anise.Access;
using Anise.Basics;
using Anise.Funds.Books;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Exports;

/// <summary>Writes the assets that money is for as projects of OC4IDS (Open Contracting for Infrastructure Data Standard 0.9): each with its budget by source. What is for persons is not among them.</summary>
public sealed class ExportProjects(AniseDb db, PlaceMaps maps, RuleBook rules, TimeProvider clock)
{
    private const string Version = "0.9";
    private const string Address = "https://anise.invalid/funds";   // a package needs an address of its own; the store has none

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    /// <summary>Writes the package; one without projects where no money is for an asset. Needs <c>Permission.SeeFunds</c> for the province.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task RunAsync(Rights rights, TextWriter to, CancellationToken cancel = default)
    {
        PlaceMap today = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeFunds, today.ScopeOf(today.Province.Id));
        List<FundItem> items = await db.Set<FundItem>().AsNoTracking().Where(i => i.Of == ItemOf.Asset).ToListAsync(cancel);
        List<FundItemId> ids = [.. items.Select(i => i.Id)];
        List<FundEntry> entries = await db.Set<FundEntry>().AsNoTracking().Where(e => e.ItemId != null && EF.Parameter(ids).Contains(e.ItemId.Value)).OrderBy(e => e.Id).ToListAsync(cancel);
        Dictionary<FundItemId, string> assets = items.ToDictionary(i => i.Id, i => i.Code);
        JsonNode?[] projects = [.. entries.GroupBy(e => assets[e.ItemId!.Value]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Project(g.Key, items.Where(i => i.Code == g.Key), [.. g])).OfType<JsonNode>()];
        var package = new JsonObject
        {
            ["uri"] = Address,
            ["publishedDate"] = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["version"] = Version,
            ["publisher"] = new JsonObject { ["name"] = today.Province.Name },
            ["projects"] = new JsonArray(projects),
        };
        await to.WriteLineAsync(package.ToJsonString(Json));
    }

    /// <summary>An asset with what finances it; null where nothing does any more.</summary>
    private JsonObject? Project(string asset, IEnumerable<FundItem> items, IReadOnlyList<FundEntry> entries)
    {
        var financed = entries.Where(e => FundChange.Finances(e.Effect)).GroupBy(e => (e.Source, e.Year)).Select(g => (g.Key.Source, g.Key.Year, Amount: g.Sum(e => e.Amount)))
            .Where(f => f.Amount != 0).OrderBy(f => f.Source, StringComparer.Ordinal).ThenBy(f => f.Year).ToList();
        if (financed.Count == 0) return null;
        return new JsonObject
        {
            ["id"] = "anise-" + asset,
            ["title"] = asset,
            ["budget"] = new JsonObject
            {
                ["amount"] = Money(items.Sum(i => (decimal)i.Cost)),
                ["budgetBreakdown"] = new JsonArray([.. financed.Select(f => (JsonNode)new JsonObject
                {
                    ["id"] = string.Create(CultureInfo.InvariantCulture, $"{f.Source}-{f.Year}"),
                    ["description"] = rules.Funds.Source(f.Source)?.Label.ToString() ?? f.Source,
                    ["amount"] = Money(f.Amount),
                    ["period"] = new JsonObject { ["startDate"] = Moment(f.Year, 1, 1), ["endDate"] = Moment(f.Year, 12, 31) },
                    ["sourceParty"] = new JsonObject { ["id"] = f.Source, ["name"] = rules.Funds.Source(f.Source)?.Label.ToString() ?? f.Source },
                })]),
            },
            ["parties"] = new JsonArray([.. financed.Select(f => f.Source).Distinct().Select(s => (JsonNode)new JsonObject
            {
                ["id"] = s, ["name"] = rules.Funds.Source(s)?.Label.ToString() ?? s, ["roles"] = new JsonArray("funder"),
            })]),
        };
    }

    private static JsonObject Money(decimal amount) => new() { ["amount"] = amount, ["currency"] = "VND" };

    private static string Moment(int year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}T00:00:00Z");
}
