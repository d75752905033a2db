using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Store;

namespace Anise.Reviews.Figures;

/// <summary>The forms of a year as rows without names, for analysis.</summary>
/// <param name="Place">The place.</param>
/// <param name="Columns">The heads, as a spec of <c>anise measure</c> names them.</param>
/// <param name="Rows">A row a household; what is not known is null.</param>
public sealed record Microdata(MappedPlace Place, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>
/// Takes the households of the decided lists of a year out as rows for analysts: no name, no code, no citizen ID, and a number that is drawn anew for each file, so that two files cannot be laid on each
/// other by it. Ready for <c>anise measure</c>: conditions are 1 and 0, the weight is 1. The journal notes who took how many.
/// </summary>
public sealed class ExportMicrodata(AniseDb db, PlaceMaps maps, HouseholdYears households, FigureCache cache, JournalBook journal, TimeProvider clock)
{
    private const int IdLength = 12;

    private static readonly string[] Numbers = ["people", "b1", "b2", "income", "deprivations", "multidimensionally-poor", "minority"];

    /// <summary>Reads all rows of a place and year.</summary>
    /// <param name="rights">Who takes them; needs <c>Permission.ExportMicrodata</c> there.</param>
    /// <param name="id">The place, on today's map.</param>
    /// <param name="year">The year of the review.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<Microdata>> RunAsync(Rights rights, PlaceId id, int year, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        if (map.Find(id) is not { } place) return Texts.Problem("microdata-place", "place", map.Day);
        rights.Demand(Permission.ExportMicrodata, await maps.ScopeAsync(id, clock.Today(), cancel: cancel));
        map.RequireWhole();
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        Splitter inside = Splitter.Make(null, [], map, place).Value;
        var scope = new RecordScope(year, FigureBasis.Decided, map, inside.Level);
        string[] indicators = [.. households.Kind.Lists["indicator"].Select(i => i.Code)];
        byte[] salt = RandomNumberGenerator.GetBytes(32);
        var rows = new List<IReadOnlyList<object?>>();
        foreach (RecordPart part in (await SoundParts.ListAsync(households, scope, cancel)).Where(p => p.Closed && inside.Touches(trail, p)))
        {
            RecordTable table = (await cache.GetAsync(households, part, scope, cancel)).Table;
            for (int i = 0; i < table.Count; i++)
            {
                if (table.Number("listed")[i] != 1 || (trail.Find(table.Places[i]) ?? trail.Find(part.Commune!.Value)) is not { } at || !inside.Lies(at)) continue;
                MappedPlace commune = at.Kind == PlaceKind.Village ? map.CommuneOf(at.Id) : at;
                rows.Add(
                [
                    Pseudonym(salt, table.Keys[i]), commune.Code, at.Kind == PlaceKind.Village ? at.Code : null, year, table.Text("class")[i], Blank(table.Text("head-sex")[i]), Blank(table.Text("ethnicity")[i]),
                    Blank(table.Text("area")[i]), Blank(table.Text("region")[i]), .. Numbers.Select(n => (object?)Known(table.Number(n)[i])),
                    .. indicators.Select(c => (object?)Known(table.Number(HouseholdYearKind.FlagOf("indicator", c))[i])), 1.0,
                ]);
            }
        }
        if (rows.Count == 0) return Texts.Problem("microdata-none", "year", place.Name, year);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ReviewsActs.ExportMicrodata, null, cancel);
        write.Note(new JournalSubject(ReviewsSubjects.Microdata, year.ToString(CultureInfo.InvariantCulture), id), rows.Count.ToString(CultureInfo.InvariantCulture));
        await write.CommitAsync(cancel);
        // Not in the order of the lists, which everybody in the commune has seen.
        string[] columns = ["id", "commune", "village", "year", "class", "head_sex", "ethnic_group", "area", "region", .. Numbers.Select(Name), .. indicators.Select(i => "deprived_" + Name(i)), "weight"];
        return new Microdata(place, columns, [.. rows.OrderBy(r => (string)r[0]!, StringComparer.Ordinal)]);
    }

    private static string Pseudonym(byte[] salt, string key) => Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(key)))[..IdLength];

    private static string Name(string column) => column.Replace('-', '_');

    private static string? Blank(string text) => text.Length == 0 ? null : text;

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
