using Anise.Basics;

namespace Anise.Figures;

/// <summary>Something of the records that cannot be, whatever their sums say.</summary>
/// <param name="Code">The figure it is counted by, such as <c>decided-reviews</c>.</param>
/// <param name="Place">The place; null where it is not known.</param>
/// <param name="Year">The year; 0 where it is not known.</param>
/// <param name="Shown">How many there seem to be.</param>
/// <param name="Counted">How many there are.</param>
/// <param name="What">What is wrong, in the reader's language.</param>
public sealed record RecordFault(string Code, PlaceId? Place, int Year, double? Shown, double? Counted, string What);

/// <summary>Checks that what is stored of years fits together. Registered by the area that owns the records.</summary>
public interface IRecordCheck
{
    /// <summary>What does not; none when all is well.</summary>
    Task<IReadOnlyList<RecordFault>> RunAsync(IReadOnlyList<int> years, CancellationToken cancel);
}
