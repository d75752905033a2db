using System.Globalization;
using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Journal;

/// <summary>Which entries to read; what is null does not narrow.</summary>
/// <param name="Subject">The kind of thing, e.g. <c>household</c>.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="UserName">Who acted.</param>
/// <param name="Action">The use case, e.g. <c>sign-in-failed</c>.</param>
/// <param name="From">From the first moment of this day.</param>
/// <param name="Until">To the last moment of this day.</param>
public sealed record JournalFilter(
    string? Subject = null, string? SubjectId = null, string? UserName = null, string? Action = null, DateOnly? From = null, DateOnly? Until = null);

/// <summary>One page of the journal.</summary>
/// <param name="Entries">Newest first; numbers of persons masked, so their hash is that of the stored entry, not of what is shown.</param>
/// <param name="Total">How many entries fit the filter.</param>
/// <param name="Page">1 for the first.</param>
/// <param name="PageSize">Entries a page.</param>
public sealed record JournalPage(IReadOnlyList<JournalEntry> Entries, int Total, int Page, int PageSize);

/// <summary>Reads the journal in pages. Who may read which places is decided above, by <c>ReadJournal</c>.</summary>
public sealed class JournalPages(AniseDb db)
{
    /// <summary>A page, newest first.</summary>
    /// <param name="filter">Which entries.</param>
    /// <param name="places">Only entries of these places; null for all, those of no place too.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="pageSize">Entries a page, at least 1.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<JournalPage> ReadAsync(
        JournalFilter filter, IReadOnlyCollection<PlaceId>? places = null, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        IQueryable<JournalEntry> entries = db.Set<JournalEntry>().AsNoTracking();
        if (places is not null)
        {
            List<PlaceId?> some = [.. places.Select(p => (PlaceId?)p)];
            entries = entries.Where(e => some.Contains(e.Place));
        }
        if (filter.Subject is { } subject) entries = entries.Where(e => e.Subject == subject);
        if (filter.SubjectId is { } id) entries = entries.Where(e => e.SubjectId == id);
        if (filter.UserName is { } user) entries = entries.Where(e => e.UserName == user);
        if (filter.Action is { } action) entries = entries.Where(e => e.Action == action);
#pragma warning disable CA1309 // the database compares; moments are text of fixed width
        if (filter.From is { } from) { string at = Start(from); entries = entries.Where(e => string.Compare(e.At, at) >= 0); }
        if (filter.Until is { } until) { string at = Start(until.AddDays(1)); entries = entries.Where(e => string.Compare(e.At, at) < 0); }
#pragma warning restore CA1309
        int total = await entries.CountAsync(cancel);
        List<JournalEntry> read = await entries.OrderByDescending(e => e.Number).Skip((page - 1) * pageSize).Take(pageSize).ToListAsync(cancel);
        var masked = new MaskedFields(db.Model);
        return new JournalPage([.. read.Select(masked.In)], total, page, pageSize);
    }

    /// <summary>The first moment of a day here, as the journal writes moments.</summary>
    private static string Start(DateOnly day) => Days.StartOf(day).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
