namespace Anise.Figures;

/// <summary>Figures by their names.</summary>
internal sealed class FigureRecordNames(FigureCatalogue catalogue) : IRecordNames
{
    public Type Of => typeof(Figure);

    public Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string key in keys)
            if (catalogue.TryFind(key, out Figure? figure)) names[key] = figure.Name.ToString();
        return Task.FromResult<IReadOnlyDictionary<string, string>>(names);
    }

    public string AddressOf(string key) => $"/figures/{key}";
}
