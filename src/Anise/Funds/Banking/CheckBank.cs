using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Reading;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Banking;

/// <summary>How a line of the bank and the book stand to each other.</summary>
public enum BankFinding
{
    /// <summary>The line names a payment of the same amount.</summary>
    Matched,
    /// <summary>One payment of the amount was posted within some days.</summary>
    MatchedByAmount,
    /// <summary>The line names a payment of another amount.</summary>
    OtherAmount,
    /// <summary>The line names a payment that was taken back.</summary>
    TakenBack,
    /// <summary>Several payments may be meant.</summary>
    Several,
    /// <summary>No payment is known.</summary>
    NotInBook,
    /// <summary>A payment of these days stands in no line.</summary>
    NotInBank,
}

/// <summary>One finding.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Line">The line of the bank; null for a payment that is in none.</param>
/// <param name="Entry">The payment; null where none or several are meant.</param>
public sealed record BankMatch(BankFinding Finding, BankLine? Line, FundEntry? Entry);

/// <summary>Holds a bank's file against the payments of the book. Nothing is written: what is wrong in the book is taken back and posted anew.</summary>
public sealed class CheckBank(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    private const int DaysApart = 5;   // a payment posted on a Friday leaves the account after the weekend

    /// <summary>The findings, line by line, then the payments that the bank does not know. Needs <c>Permission.SeeFunds</c> for the place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<IReadOnlyList<BankMatch>>> RunAsync(Rights rights, PlaceId placeId, Stream file, string name, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeFunds, map.ScopeOf(placeId));
        TableFile read = TableReader.Read(file, name, BankTable.Description, new ReadOptions { Today = clock.Today() }, cancel: cancel);
        if (read.Faults.Count > 0) return Result<IReadOnlyList<BankMatch>>.Refused([.. read.Faults.Select(f => f.Row > 0 ? Texts.Problem("bank-row", "file", f.Row, f.Column, f.Message) : new Problem(f.Problem, f.Message, "file"))]);
        BankLine[] lines = [.. read.Rows.Select(BankTable.LineOf)];
        if (lines.Length == 0) return Texts.Problem("bank-empty", "file");
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<PlaceId> places = [.. trail.LeadingTo(p => map.LiesIn(p.Id, placeId))];
        List<FundEntry> entries = await db.Set<FundEntry>().AsNoTracking().Where(e => EF.Parameter(places).Contains(e.PlaceId) && (e.Effect == EntryEffect.PaidCommitted || e.Effect == EntryEffect.PaidDirectly))
            .OrderBy(e => e.Date).ThenBy(e => e.Id).ToListAsync(cancel);
        return Result<IReadOnlyList<BankMatch>>.Of(Match(lines, entries));
    }

    internal static IReadOnlyList<BankMatch> Match(IReadOnlyList<BankLine> lines, IReadOnlyList<FundEntry> entries)
    {
        HashSet<FundEntryId> back = [.. entries.Select(e => e.Reverses).OfType<FundEntryId>()];
        List<FundEntry> payments = [.. entries.Where(e => e.Kind == EntryKind.Disbursement)];
        var left = new HashSet<FundEntry>(payments.Where(p => !back.Contains(p.Id)));
        var found = new BankMatch?[lines.Count];
        // Lines that name a payment come first, so that none of the same amount takes it from them.
        for (int i = 0; i < lines.Count; i++)
        {
            if (payments.Where(p => Names(lines[i].Text, p.Key)).MaxBy(p => p.Key.Length) is not { } named) continue;
            BankFinding finding = back.Contains(named.Id) ? BankFinding.TakenBack : named.Amount != lines[i].Amount ? BankFinding.OtherAmount : left.Contains(named) ? BankFinding.Matched : BankFinding.NotInBook;
            left.Remove(named);
            found[i] = new BankMatch(finding, lines[i], named);
        }
        for (int i = 0; i < lines.Count; i++)
        {
            if (found[i] is not null) continue;
            FundEntry[] like = [.. left.Where(p => p.Amount == lines[i].Amount && Math.Abs(p.Date.DayNumber - lines[i].Day.DayNumber) <= DaysApart)];
            found[i] = new BankMatch(like.Length switch { 0 => BankFinding.NotInBook, 1 => BankFinding.MatchedByAmount, _ => BankFinding.Several }, lines[i], like.Length == 1 ? like[0] : null);
            if (like.Length == 1) left.Remove(like[0]);
        }
        DateOnly first = lines.Min(l => l.Day), last = lines.Max(l => l.Day);
        return [.. found.Select(f => f!), .. left.Where(p => p.Date >= first && p.Date <= last).OrderBy(p => p.Date).ThenBy(p => p.Id.Value).Select(p => new BankMatch(BankFinding.NotInBank, null, p))];
    }

    /// <summary>Whether a text has a key as a word of its own: <c>D-1</c> is not in <c>D-12</c>.</summary>
    private static bool Names(string text, string key)
    {
        for (int at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(key, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + key.Length == text.Length || !char.IsLetterOrDigit(text[at + key.Length]))) return true;
        }
        return false;
    }
}
