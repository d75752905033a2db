using System.Globalization;
using Anise.Journal;

namespace Anise.Reviews;

/// <summary>The list hangs out for everybody to read.</summary>
public sealed class Posting : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>1 for the first posting.</summary>
    public required int Number { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, by the working days of the rules.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Where it hangs.</summary>
    public required string Where { get; init; }

    /// <summary>The number of the document.</summary>
    public string? Document { get; init; }

    /// <summary>True once the review was sent back behind it.</summary>
    public bool Void { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new("review", ReviewId.Value.ToString(CultureInfo.InvariantCulture), null);
}
