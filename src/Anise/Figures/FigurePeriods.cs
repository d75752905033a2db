namespace Anise.Figures;

/// <summary>The years that figures can be asked for: those of which an area has records.</summary>
public sealed class FigurePeriods(IEnumerable<IRecordReader> readers)
{
    /// <summary>The years of all kinds, first to last.</summary>
    public Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel = default) => YearsAsync(_ => true, cancel);

    /// <summary>The years of one kind, first to last.</summary>
    public Task<IReadOnlyList<int>> YearsAsync(RecordKind kind, CancellationToken cancel = default) => YearsAsync(k => k.Code == kind.Code, cancel);

    private async Task<IReadOnlyList<int>> YearsAsync(Func<RecordKind, bool> some, CancellationToken cancel)
    {
        var years = new SortedSet<int>();
        foreach (IRecordReader reader in readers.Where(r => some(r.Kind))) years.UnionWith(await reader.YearsAsync(cancel));
        return [.. years];
    }
}
