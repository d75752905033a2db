namespace Anise.Standards.Assessing;

/// <summary>What somebody says of a sub-criterion.</summary>
/// <param name="Code">The sub-criterion, or its further requirement (<c>17.1:piped</c>).</param>
/// <param name="AsOf">The day that it is of.</param>
/// <param name="Source">Where it is from.</param>
public sealed record NewAssessment(string? Code, DateOnly? AsOf, string? Source)
{
    /// <summary>The number.</summary>
    public decimal? Number { get; init; }

    /// <summary>What is divided, of a ratio.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>By what it is divided.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>The judgement, by its code.</summary>
    public string? Judgement { get; init; }

    /// <summary>The article that allows that it does not apply.</summary>
    public string? Article { get; init; }

    /// <summary>From when the evidence holds.</summary>
    public DateOnly? EvidenceFrom { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly? EvidenceTo { get; init; }

    /// <summary>Whether nothing is said: what was said before holds no more.</summary>
    public bool IsEmpty => Number is null && Numerator is null && Denominator is null && string.IsNullOrWhiteSpace(Judgement);
}
