using Anise.Access;
using Anise.Basics;

namespace Anise.Figures;

/// <summary>A record that counts otherwise, or in another group, since the registry was corrected.</summary>
/// <param name="Record">The record, as corrected; as decided where it no longer counts.</param>
/// <param name="Decided">What it added as decided; null where it did not count.</param>
/// <param name="Corrected">What it adds as corrected; null where it no longer counts.</param>
/// <param name="Sum">The sum that it counts in: the figure, or one of the two of a share.</param>
public sealed record CorrectedRecord(OpenedRecord Record, double? Decided, double? Corrected, Figure Sum)
{
    /// <summary>What the group was called that it counted in as decided; null where it did not count, and without a split.</summary>
    public string? DecidedGroup { get; init; }

    /// <summary>What the group is called that it counts in as corrected; null where it does not count, and without a split.</summary>
    public string? CorrectedGroup { get; init; }
}

/// <summary>Lists what makes a figure as corrected differ from the figure as decided.</summary>
public sealed class CompareBases(OpenFigure open, FigureCatalogue catalogue)
{
    /// <summary>The records that differ, by place and code; none where nothing was corrected.</summary>
    /// <param name="rights">Who reads; needs for the place what the kind of the figure says (<see cref="RecordKind.See"/>).</param>
    /// <param name="query">The figure; its basis and page are not looked at. Split by a breakdown, records that only changed their group are among them.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<IReadOnlyList<CorrectedRecord>>> RunAsync(Rights rights, RecordQuery query, CancellationToken cancel = default)
    {
        if (!catalogue.TryFind(query.Code, out Figure? figure)) return Texts.Problem("figure-unknown", "figure", query.Code);
        var corrected = new List<CorrectedRecord>();
        foreach (Figure sum in figure.Sums)
        {
            var before = await ReadAsync(rights, query with { Code = sum.Code, Basis = FigureBasis.Decided }, cancel);
            if (!before.Ok) return Result<IReadOnlyList<CorrectedRecord>>.Refused(before.Problems);
            var after = await ReadAsync(rights, query with { Code = sum.Code, Basis = FigureBasis.Corrected }, cancel);
            corrected.AddRange(before.Value.Keys.Union(after.Value.Keys)
                .Select(k => (Before: before.Value.GetValueOrDefault(k), After: after.Value.GetValueOrDefault(k))).Where(p => p.Before?.Value != p.After?.Value || p.Before?.Group != p.After?.Group)
                .Select(p => new CorrectedRecord((p.After ?? p.Before)!, p.Before?.Value, p.After?.Value, sum)
                {
                    DecidedGroup = NameOf(sum, query.By, p.Before?.Group),
                    CorrectedGroup = NameOf(sum, query.By, p.After?.Group),
                }));
        }
        return Result<IReadOnlyList<CorrectedRecord>>.Of([.. corrected.OrderBy(r => r.Record.Place.Code, StringComparer.Ordinal).ThenBy(r => r.Record.Code, StringComparer.Ordinal)]);
    }

    private static string? NameOf(Figure figure, string? by, string? group) => group is null ? null : figure.Kind.Breakdowns.First(b => b.Code == by).NameOfGroup(group);

    private async Task<Result<Dictionary<(string, string), OpenedRecord>>> ReadAsync(Rights rights, RecordQuery query, CancellationToken cancel)
    {
        Result<OpenedFigure> opened = await open.RunAsync(rights, query with { Skip = 0, Take = int.MaxValue }, cancel);
        return opened.Ok ? opened.Value.Records.ToDictionary(r => (r.Key, r.Place.Code)) : Result<Dictionary<(string, string), OpenedRecord>>.Refused(opened.Problems);
    }
}
