using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Rules.Books;
using Anise.Store;

namespace Anise.Places;

/// <summary>A row of a list of regions, as it stands in a file.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Code">The code of the commune on the day.</param>
/// <param name="Region">The code of the region; empty for none.</param>
/// <param name="From">The first day, <c>yyyy-MM-dd</c>.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record RegionRow(int Row, string Code, string Region, string From, string Decision)
{
    /// <summary>The columns of the file.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["code", "region", "from", "decision"];
}

/// <summary>A fault of a list of regions.</summary>
/// <param name="Row">The row in the file.</param>
/// <param name="Column">The column.</param>
/// <param name="Problem">Kebab-case, stable.</param>
/// <param name="Message">What is wrong, in the user's language, without row and column.</param>
public sealed record RegionFault(int Row, string Column, string Problem, string Message)
{
    /// <summary>The message with row and column.</summary>
    public string Said => Texts.Get("regions-row", Row, Column, Message);
}

/// <summary>Takes over the regions of communes from a list: all rows or none.</summary>
public sealed class ImportRegions(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules)
{
    /// <summary>The faults of a list; empty where it can be imported. Changes nothing.</summary>
    /// <exception cref="NoAccessException">The actor may not change places.</exception>
    public async Task<IReadOnlyList<RegionFault>> CheckAsync(Rights rights, IReadOnlyList<RegionRow> rows, CancellationToken cancel = default)
    {
        rights.Demand(Permission.EditPlaces, Scope.Anywhere);
        return (await ReadAsync(rows, cancel)).Faults;
    }

    /// <summary>Imports a list and returns how many rows it has; a list with faults is refused, each a problem that names row and column.</summary>
    /// <exception cref="NoAccessException">The actor may not change one of the communes.</exception>
    public async Task<Result<int>> RunAsync(Rights rights, IReadOnlyList<RegionRow> rows, CancellationToken cancel = default)
    {
        rights.Demand(Permission.EditPlaces, Scope.Anywhere);
        var (read, faults) = await ReadAsync(rows, cancel);
        if (faults.Count > 0) return Result<int>.Refused([.. faults.Select(f => new Problem(f.Problem, f.Said, f.Column))]);
        if (read.Count == 0) return Texts.Problem("regions-empty", null);
        foreach (var (place, _, from, _) in read) rights.Demand(Permission.EditPlaces, (await maps.OnAsync(from, cancel)).ScopeOf(place));
        string decisions = string.Join("; ", read.Select(r => r.Decision).Distinct());
        return await PlaceWrites.RunAsync<int>(db, journal, maps, rights, PlacesActs.ImportRegions, decisions, read.Max(r => r.From), [], async steps =>
        {
            foreach (var (place, region, from, decision) in read)
            {
                Result<PlaceId> set = await SetRegion.SetAsync(db, steps, rules, place, region, from, decision, cancel);
                if (!set.Ok) return Result<int>.Refused(set.Problems);
            }
            return read.Count;
        }, cancel);
    }

    private async Task<(List<(PlaceId Place, string? Region, DateOnly From, string Decision)> Rows, List<RegionFault> Faults)> ReadAsync(IReadOnlyList<RegionRow> rows, CancellationToken cancel)
    {
        var read = new List<(PlaceId, string?, DateOnly, string)>();
        var faults = new List<RegionFault>();
        var seen = new Dictionary<(PlaceId, DateOnly), int>();
        foreach (RegionRow row in rows)
        {
            void Fault(string column, Problem problem) => faults.Add(new RegionFault(row.Row, column, problem.Code, problem.Message));
            int before = faults.Count;
            string? region = row.Region.Trim() is { Length: > 0 } named ? named : null;
            if (SetRegion.Unknown(rules, region) is { } unknown) Fault("region", unknown);
            if (row.Decision.Trim().Length == 0) Fault("decision", Texts.Problem("regions-decision", null));
            if (!DateOnly.TryParseExact(row.From.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly from)) Fault("from", Texts.Problem("regions-day", null, row.From));
            else if ((await maps.OnAsync(from, cancel)).FindByCode(row.Code.Trim()) is not { IsCommuneLevel: true } commune) Fault("code", Texts.Problem("regions-code", null, row.Code, from));
            else if (!seen.TryAdd((commune.Id, from), row.Row)) Fault("code", Texts.Problem("regions-twice", null, row.Code, seen[(commune.Id, from)]));
            else if (faults.Count == before) read.Add((commune.Id, region, from, row.Decision.Trim()));
        }
        return (read, faults);
    }
}
