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
/// <param name="Known">How many rows were posted before, with the same key and content: a retry.</param>
/// <param name="Faults">What is wrong, by row: nothing was posted, or only these rows were left out.</param>
/// <param name="Ok">Whether what could be posted was.</param>
public sealed record PostedEntries(IReadOnlyList<FundEntryId> Posted, int Known, IReadOnlyList<EntryFault> Faults, bool Ok)
{
    /// <summary>The rows that were left out.</summary>
    public IReadOnlyList<int> LeftOut => Ok ? [.. Faults.Select(f => f.Row).Distinct()] : [];
}

/// <summary>Posts entries into the book of money, those of a file in its order: all of them or none, or all but the rows that are wrong.</summary>
public sealed class PostEntries(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, TimeProvider clock)
{
    /// <summary>The right that an entry takes: a commune allocates its own budget, the province all else that is allocated.</summary>
    /// <param name="kind">The kind; of a reversal that of the entry that it takes back.</param>
    /// <param name="source">The source; null where the rules know it no more.</param>
    public static Permission Needs(EntryKind kind, FundSource? source) =>
        kind == EntryKind.Allocation && source?.GivenBy != FundGiver.Commune ? Permission.AllocateFunds : Permission.SpendFunds;

    /// <summary>Posts entries. Needs <c>Permission.AllocateFunds</c> or <c>Permission.SpendFunds</c> for the place of each.</summary>
    /// <param name="rights">Who posts.</param>
    /// <param name="rows">The entries.</param>
    /// <param name="leaveOut">Leaves out rows that are wrong and posts the others.</param>
    /// <param name="only">Looks what would be posted and posts nothing.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held for one of them: nothing is posted.</exception>
    public async Task<PostedEntries> RunAsync(Rights rights, IReadOnlyList<FundRow> rows, bool leaveOut = false, bool only = false, CancellationToken cancel = default)
    {
        if (!rights.MayAnywhere(Permission.AllocateFunds)) rights.Demand(Permission.SpendFunds, Scope.Anywhere);
        FundMaps days = await FundMaps.ReadAsync(db, maps, clock.Today(), rows.Select(r => EntryReader.DayOf(r.Date)).OfType<DateOnly>(), cancel);
        var reader = new EntryReader(rules.Funds, days);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, FundsActs.PostEntries, null, cancel);
        var posting = new EntryPosting(db, rights, reader, days, rules.Funds);
        await posting.ReadAsync(rows, cancel);
        var posted = new List<FundEntryId>();
        var faults = new List<EntryFault>();
        int known = 0;
        foreach (FundRow row in rows)
        {
            Result<FundEntry?> result = await posting.PostAsync(row, cancel);
            if (!result.Ok) faults.AddRange(result.Problems.Select(p => new EntryFault(row.Row, p)));
            else if (result.Value is { } entry) posted.Add(entry.Id);
            else known++;
        }
        bool ok = faults.Count == 0 || (leaveOut && posted.Count + known > 0);
        if (ok && !only && posted.Count > 0) await write.CommitAsync(cancel);
        return new PostedEntries(ok ? posted : [], known, faults, ok);
    }

    /// <summary>Posts one entry of a form; what is wrong is told beside its field.</summary>
    public async Task<Result<FundEntryId?>> RunOneAsync(Rights rights, FundRow row, CancellationToken cancel = default)
    {
        PostedEntries posted = await RunAsync(rights, [row], cancel: cancel);
        return posted.Ok ? Result<FundEntryId?>.Of(posted.Posted.Count > 0 ? posted.Posted[0] : null) : Result<FundEntryId?>.Refused([.. posted.Faults.Select(f => f.Problem)]);
    }
}
