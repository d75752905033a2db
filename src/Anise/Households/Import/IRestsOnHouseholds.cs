using Anise.Basics;

namespace Anise.Households.Import;

/// <summary>Says what an area above has made of the households of a commune, besides what the journal tells of each: while there is such a thing, an import is not taken back.</summary>
public interface IRestsOnHouseholds
{
    /// <summary>What was made since a write, in the reader's words.</summary>
    /// <param name="communes">The communes whose households are meant.</param>
    /// <param name="revision">The number of the write.</param>
    /// <param name="cancel">Cancels.</param>
    Task<IReadOnlyList<string>> SinceAsync(IReadOnlyCollection<PlaceId> communes, long revision, CancellationToken cancel);
}
