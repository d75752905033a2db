using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Funds;
using Anise.Store;

namespace Anise.Funds.Posting;

/// <summary>What was posted.</summary>
/// <param name="Posted">The new entries.</param>
/// <param name="Before">The entries of rows that were posted before, with the same key and content: a retry.</param>
/// <param name="Faults">What is wrong, by row: nothing was posted, or only these rows were left out.</param>
/// <param name="Ok">Whether what could be posted was.</param>
public sealed record PostedEntries(IReadOnlyList<FundEntryId> Posted, IReadOnlyList<FundEntryId> Before, IReadOnlyList<EntryFault> Faults, bool Ok)
{
    /// <summary>How many rows were posted before.</summary>
    public int Known => Before.Count;

    /// <summary>The rows that were left out.</summary>
    public IReadOnlyList<int> LeftOut => Ok ? [.. Faults.Select(f => f.Row).Distinct()] : [];
}

/// <summary>What became of one entry of a form.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Before">Whether it was posted before: nothing is posted twice.</param>
public sealed record PostedEntry(FundEntryId Id, bool Before);

/// <summary>What somebody may post.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Sources">The sources that it may be of.</param>
public sealed record PostingOffer(EntryKind Kind, IReadOnlyList<FundSource> Sources);

/// <summary>Posts entries into the book of money, those of a file in its order: all of them or none, or all but the rows that are wrong.</summary>
public sealed class PostEntries(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, IEnumerable<IItemThings> things, IEnumerable<IEntryOwner> owners, TimeProvider clock)
{
    /// <summary>The right that an entry takes: a commune allocates its own budget, the province all else that is allocated.</summary>
    /// <param name="kind">The kind; of a reversal that of the entry that it takes back.</param>
    /// <param name="source">The source; null where the rules know it no more.</param>
    public static Permission Needs(EntryKind kind, FundSource? source) =>
        kind == EntryKind.Allocation && source?.GivenBy != FundGiver.Commune ? Permission.AllocateFunds : Permission.SpendFunds;

    /// <summary>Whether entries of a kind can be of a source, whoever posts.</summary>
    public static bool Takes(EntryKind kind, FundSource source) => kind switch
    {
        EntryKind.Allocation => source.GivenBy != FundGiver.Contributors,
        EntryKind.Contribution => source.GivenBy == FundGiver.Contributors,
        _ => !source.InKind,
    };

    /// <summary>What somebody may post at a place, by kind; a reversal is made from its entry.</summary>
    public static IReadOnlyList<PostingOffer> OffersAt(Rights rights, Scope scope, FundRules rules) =>
    [
        .. Enum.GetValues<EntryKind>().Where(k => k != EntryKind.Reversal)
            .Select(k => new PostingOffer(k, [.. rules.Sources.Where(s => Takes(k, s) && rights.May(Needs(k, s), scope))])).Where(o => o.Sources.Count > 0),
    ];

    /// <summary>Posts entries. Needs <c>Permission.AllocateFunds</c> or <c>Permission.SpendFunds</c> for the place of each.</summary>
    /// <param name="rights">Who posts.</param>
    /// <param name="rows">The entries.</param>
    /// <param name="leaveOut">Leaves out rows that are wrong and posts the others.</param>
    /// <param name="only">Looks what would be posted and posts nothing.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held for one of them: nothing is posted.</exception>
    public Task<PostedEntries> RunAsync(Rights rights, IReadOnlyList<FundRow> rows, bool leaveOut = false, bool only = false, CancellationToken cancel = default) =>
        RunAsync(rights, rows, leaveOut, only, tells: false, cancel);

    /// <summary>Posts one entry of a form; what is wrong is told beside its field, also a right that is not held there. A reversal takes a reason.</summary>
    /// <exception cref="NoAccessException">No right to post is held anywhere.</exception>
    public async Task<Result<PostedEntry>> RunOneAsync(Rights rights, FundRow row, CancellationToken cancel = default)
    {
        if (EntryReader.KindOf(row.Kind) == EntryKind.Reversal && row.Note.Trim().Length == 0) return Texts.Problem("reversal-reason", "note", row.Entry.Trim());
        PostedEntries posted = await RunAsync(rights, [row], leaveOut: false, only: false, tells: true, cancel);
        return posted.Ok ? posted.Posted.Count > 0 ? new PostedEntry(posted.Posted[0], Before: false) : new PostedEntry(posted.Before[0], Before: true)
            : Result<PostedEntry>.Refused([.. posted.Faults.Select(f => f.Problem)]);
    }

    /// <summary>Posts entries within a write that is open, each that fits; what is wrong is told by row, also a right that is not held there. Who opened the write commits.</summary>
    internal async Task<IReadOnlyList<Result<FundEntryId>>> PostWithinAsync(Rights rights, IReadOnlyList<FundRow> rows, CancellationToken cancel)
    {
        FundMaps days = await FundMaps.ReadAsync(db, maps, clock.Today(), rows.Select(r => EntryReader.DayOf(r.Date)).OfType<DateOnly>(), cancel);
        var posting = new EntryPosting(db, rights, new EntryReader(rules.Funds, days), days, rules.Funds, new FundThings(things, days), tells: true);
        await posting.ReadAsync(rows, cancel);
        var results = new List<Result<FundEntryId>>();
        foreach (FundRow row in rows)
        {
            Result<PostedRow> posted = await posting.PostAsync(row, cancel);
            results.Add(posted.Ok ? posted.Value.Entry.Id : Result<FundEntryId>.Refused(posted.Problems));
        }
        return results;
    }

    private async Task<PostedEntries> RunAsync(Rights rights, IReadOnlyList<FundRow> rows, bool leaveOut, bool only, bool tells, CancellationToken cancel)
    {
        if (!rights.MayAnywhere(Permission.AllocateFunds)) rights.Demand(Permission.SpendFunds, Scope.Anywhere);
        FundMaps days = await FundMaps.ReadAsync(db, maps, clock.Today(), rows.Select(r => EntryReader.DayOf(r.Date)).OfType<DateOnly>(), cancel);
        var reader = new EntryReader(rules.Funds, days);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, FundsActs.PostEntries, null, cancel);
        var posting = new EntryPosting(db, rights, reader, days, rules.Funds, new FundThings(things, days), tells, [.. owners]);
        await posting.ReadAsync(rows, cancel);
        var posted = new List<FundEntryId>();
        var faults = new List<EntryFault>();
        var before = new List<FundEntryId>();
        foreach (FundRow row in rows)
        {
            Result<PostedRow> result = await posting.PostAsync(row, cancel);
            if (!result.Ok) faults.AddRange(result.Problems.Select(p => new EntryFault(row.Row, p)));
            else (result.Value.Before ? before : posted).Add(result.Value.Entry.Id);
        }
        bool ok = faults.Count == 0 || (leaveOut && posted.Count + before.Count > 0);
        if (ok && !only && posted.Count > 0) await write.CommitAsync(cancel);
        return new PostedEntries(ok ? posted : [], before, faults, ok);
    }
}
