using Anise.Basics;
using Anise.Funds;

namespace Anise.Funds.Posting;

/// <summary>An area that posts entries of its own, such as the payments of a list: they are taken back there, so that the book and the list say the same.</summary>
public interface IEntryOwner
{
    /// <summary>Why an entry is not taken back in the book; null where it is none of this area, or stands for nothing there any more.</summary>
    Task<Problem?> WhyNotReverseAsync(FundEntry entry, CancellationToken cancel);
}
