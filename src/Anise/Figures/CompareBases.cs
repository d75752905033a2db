using Anise.Access;
using Anise.Basics;

namespace Anise.Figures;

/// <summary>A record that counts otherwise since the registry was corrected.</summary>
/// <param name="Record">The record, as corrected; as decided where it no longer counts.</param>
/// <param name="Decided">What it added as decided; null where it did not count.</param>
/// <param name="Corrected">What it adds as corrected; null where it no longer counts.</param>
public sealed record CorrectedRecord(OpenedRecord Record, double? Decided, double? Corrected);

/// <summary>Lists what makes a figure as corrected differ from the figure as decided.</summary>
public sealed class CompareBases(OpenFigure open)
{
    /// <summary>The records that differ, by place and code; none where nothing was corrected.</summary>
    /// <param name="rights">Who reads; needs <see cref="Permission.SeeHouseholds"/> for the place.</param>
    /// <param name="query">The figure; its basis and page are not looked at.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<IReadOnlyList<CorrectedRecord>>> RunAsync(Rights rights, RecordQuery query, CancellationToken cancel = default)
    {
        Result<OpenedFigure> decided = await open.RunAsync(rights, query with { Basis = FigureBasis.Decided, Skip = 0, Take = int.MaxValue }, cancel);
        if (!decided.Ok) return Result<IReadOnlyList<CorrectedRecord>>.Refused(decided.Problems);
        Result<OpenedFigure> corrected = await open.RunAsync(rights, query with { Basis = FigureBasis.Corrected, Skip = 0, Take = int.MaxValue }, cancel);
        if (!corrected.Ok) return Result<IReadOnlyList<CorrectedRecord>>.Refused(corrected.Problems);
        Dictionary<(string, string), OpenedRecord> before = decided.Value.Records.ToDictionary(r => (r.Key, r.Place.Code)), after = corrected.Value.Records.ToDictionary(r => (r.Key, r.Place.Code));
        return Result<IReadOnlyList<CorrectedRecord>>.Of(
        [
            .. before.Keys.Union(after.Keys)
                .Select(k => (Before: before.GetValueOrDefault(k), After: after.GetValueOrDefault(k))).Where(p => p.Before?.Value != p.After?.Value)
                .Select(p => new CorrectedRecord((p.After ?? p.Before)!, p.Before?.Value, p.After?.Value))
                .OrderBy(r => r.Record.Place.Code, StringComparer.Ordinal).ThenBy(r => r.Record.HouseholdCode, StringComparer.Ordinal),
        ]);
    }
}
