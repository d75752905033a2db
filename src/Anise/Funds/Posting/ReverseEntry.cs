using System.Globalization;
using Anise.Access;
using Anise.Basics;

namespace Anise.Funds.Posting;

/// <summary>Takes an entry back, with a reason.</summary>
public sealed class ReverseEntry(PostEntries post, TimeProvider clock)
{
    /// <summary>Takes it back today. Needs what posting it needs.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<PostedEntry>> RunAsync(Rights rights, FundEntry entry, string reason, CancellationToken cancel = default)
    {
        string today = clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Result<PostedEntry> result = await post.RunOneAsync(rights, new FundRow(1, entry.Key, today, "", "", "", "", FundWords.Code(EntryKind.Reversal), "", "", reason), cancel);
        return result.Ok ? result : Result<PostedEntry>.Refused([.. result.Problems.Select(p => p with { Field = "reason" })]);
    }
}
