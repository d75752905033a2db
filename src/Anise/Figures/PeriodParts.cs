namespace Anise.Figures;

/// <summary>Lists the parts that a figure of a period is made of: those of the period itself, or of the months of a year.</summary>
internal static class PeriodParts
{
    /// <summary>The parts, each with the scope that it is read in.</summary>
    /// <param name="reader">The reader of the records.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="adds">How the figure adds: of a year of months a flow takes all, a stock the last that has records.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="Store.DamagedException">They cannot be listed.</exception>
    public static async Task<IReadOnlyList<ScopedPart>> ListAsync(IRecordReader reader, RecordScope asked, Adds adds, CancellationToken cancel)
    {
        if (reader.Kind.Period != PeriodKind.Month) return await OfAsync(reader, asked, cancel);
        bool last = adds is Adds.Stock or Adds.Cumulative;
        var all = new List<ScopedPart>();
        foreach (Period month in last ? asked.Period.Months.Reverse() : asked.Period.Months)
        {
            all.AddRange(await OfAsync(reader, asked with { Period = month }, cancel));
            if (last && all.Count > 0) break;
        }
        return all;
    }

    private static async Task<IReadOnlyList<ScopedPart>> OfAsync(IRecordReader reader, RecordScope scope, CancellationToken cancel) =>
        [.. (await SoundParts.ListAsync(reader, scope, cancel)).Select(p => new ScopedPart(scope, p))];
}

/// <summary>A part with the scope that it is read in.</summary>
internal sealed record ScopedPart(RecordScope Scope, RecordPart Part);
