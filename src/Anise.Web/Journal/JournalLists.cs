using System.Globalization;
using System.Linq.Expressions;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Web.Host;
using Anise.Web.Lists;
using Microsoft.EntityFrameworkCore;

namespace Anise.Web.Journal;

/// <summary>The writes of the journal that the reader may read.</summary>
[ListFiles("/journal/export")]
public sealed class WriteList(ReadJournal read, ReadRecordNames names, RuleBook rules) : PageList<WriteRow>
{
    /// <inheritdoc/>
    public override async Task<ListOf<WriteRow>?> OpenAsync(PageContext context, HttpContext http) =>
        Of(context, await read.OpenAsync(context.Rights, http.RequestAborted));

    /// <summary>The list of a journal.</summary>
    internal ListOf<WriteRow> Of(PageContext context, ReadableJournal journal)
    {
        // By the name of a household only those may look who may see households.
        bool byName = context.Rights.MayAnywhere(Permission.SeeHouseholds);
        Expression<Func<WriteRow, bool>>? Named(string words) =>
            names.Find(context.Rights, typeof(HouseholdId), words) is { } households ? journal.TellsOf(typeof(HouseholdId), households, Areas.All.SelectMany(a => a.Subjects)) : null;
        JournalWords said = new(RecordNames.None, rules);
        return Of(context, journal, byName ? Named : null, write => said.Subject(write.Subject, write.SubjectId, null),
            async (rows, stop) => said = new(await names.RunAsync(context.Rights, JournalWords.Asked(rows.Select(w => (w.Subject, w.SubjectId, (PlaceId?)null))), stop), rules));
    }

    private static ListOf<WriteRow> Of(PageContext context, ReadableJournal journal, Func<string, Expression<Func<WriteRow, bool>>?>? named, Func<WriteRow, string> nameOf, Func<IReadOnlyList<WriteRow>, CancellationToken, Task> prepare) => new()
    {
        Prepare = prepare,
        Title = Texts.Get("journal"),
        FileName = $"journal-{context.Today:yyyy-MM-dd}",
        HandingOut = HandingOut.OfPersons(Permission.SeeJournal, Scope.Anywhere, null, Texts.Get("journal")),
        Rows = journal.Writes(),
        Columns =
        [
            new ListColumn<WriteRow>("at", Texts.Get("at"), w => Moment(w.At)).SortedBy(w => w.Revision),
            new ListColumn<WriteRow>("user", Texts.Get("user"), Who).SortedBy(w => w.UserName),
            new ListColumn<WriteRow>("origin", Texts.Get("origin"), w => w.Origin, ColumnLook.FilesOnly),
            new ListColumn<WriteRow>("act", Texts.Get("what"), w => JournalNames.Action(w.Action), ColumnLook.Name).SortedByRank(w => w.Action, action => VietnameseOrder.OfText(JournalNames.Action(action))),
            new ListColumn<WriteRow>("subject", Texts.Get("subject"), w => JournalNames.Subject(w.Subject)).SortedByRank(w => w.Subject, kind => VietnameseOrder.OfText(JournalNames.Subject(kind))),
            new ListColumn<WriteRow>("subject-name", Texts.Get("subject-name"), nameOf, ColumnLook.FilesOnly),
            new ListColumn<WriteRow>("subject-id", Texts.Get("subject-id"), w => w.SubjectId, ColumnLook.FilesOnly),
            new ListColumn<WriteRow>("entries", Texts.Get("entries"), w => w.Entries, ColumnLook.Number),
            new ListColumn<WriteRow>("reason", Texts.Get("why"), w => w.Reason, ColumnLook.FilesOnly),
            new ListColumn<WriteRow>("number", Texts.Get("number"), w => w.Revision, ColumnLook.FilesOnly),
        ],
        Filters =
        [
            .. named is null ? [] : new[] { ListFilter<WriteRow>.Typed("household", Texts.Get("find-household"), named) },
            ListFilter<WriteRow>.Typed("user", Texts.Get("user"), user => w => w.UserName == user),
            ListFilter<WriteRow>.Choice("act", Texts.Get("what"), Areas.All.SelectMany(a => a.Acts).Select(a => new FilterChoice(a.Code, JournalNames.Action(a.Code))).OrderBy(c => VietnameseOrder.OfText(c.Label), StringComparer.Ordinal),
                action => w => w.Action == action),
            ListFilter<WriteRow>.Choice("subject", Texts.Get("subject"), JournalNames.Subjects.Select(s => new FilterChoice(s.Value, s.Label)), kind => journal.Tells(kind, null)),
            ListFilter<WriteRow>.Typed("id", Texts.Get("subject-id"), id => journal.Tells(context.Here["subject"], id)),
            ListFilter<WriteRow>.Day("from", Texts.Get("from"), ReadableJournal.From),
            ListFilter<WriteRow>.Day("until", Texts.Get("until"), ReadableJournal.Until),
        ],
        Sort = "-at",
        Ties = [ListOrder<WriteRow>.By(w => w.Revision)],
    };

    /// <summary>Who acted; nobody with an account where the act came from the machine itself.</summary>
    internal static string Who(WriteRow write) => Who(write.UserId, write.UserName);

    internal static string Who(long? userId, string userName) => userId is null && Texts.Find($"actor-{userName}") is { } machine ? machine : userName;

    private static DateTimeOffset Moment(string utc) => DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>The entries of one write of the journal that the reader may read.</summary>
[ListFiles("/journal/{write:long}/export")]
public sealed class EntryList(ReadJournal read, ReadRecordNames names, RuleBook rules) : PageList<EntryRow>
{
    /// <inheritdoc/>
    public override async Task<ListOf<EntryRow>?> OpenAsync(PageContext context, HttpContext http) =>
        long.TryParse(http.Request.RouteValues["write"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long write)
            && await read.OpenAsync(context.Rights, http.RequestAborted) is var journal && await journal.Writes().AnyAsync(w => w.Revision == write, http.RequestAborted)
            ? Of(context, journal, write) : null;

    /// <summary>The list of a write.</summary>
    internal ListOf<EntryRow> Of(PageContext context, ReadableJournal journal, long write)
    {
        JournalWords said = new(RecordNames.None, rules);
        return Of(context, journal, write, entry => said.Subject(entry.Subject, entry.SubjectId, entry.Place),
            async (rows, stop) => said = new(await names.RunAsync(context.Rights, JournalWords.Asked(rows.Select(e => (e.Subject, e.SubjectId, e.Place))), stop), rules));
    }

    private static ListOf<EntryRow> Of(PageContext context, ReadableJournal journal, long write, Func<EntryRow, string> nameOf, Func<IReadOnlyList<EntryRow>, CancellationToken, Task> prepare) => new()
    {
        Prepare = prepare,
        Title = Texts.Get("write", write),
        FileName = string.Create(CultureInfo.InvariantCulture, $"journal-{write}"),
        HandingOut = HandingOut.OfPersons(Permission.SeeJournal, Scope.Anywhere, null, Texts.Get("write", write)),
        Rows = journal.EntriesOf(write),
        Columns =
        [
            new ListColumn<EntryRow>("number", Texts.Get("number"), e => e.Number, ColumnLook.Number).SortedBy(e => e.Number),
            new ListColumn<EntryRow>("subject", Texts.Get("subject"), e => JournalNames.Subject(e.Subject)).SortedByRank(e => e.Subject, kind => VietnameseOrder.OfText(JournalNames.Subject(kind))),
            new ListColumn<EntryRow>("subject-name", Texts.Get("subject-name"), nameOf, ColumnLook.FilesOnly),
            new ListColumn<EntryRow>("subject-id", Texts.Get("subject-id"), e => e.SubjectId, ColumnLook.Name).SortedBy(e => e.SubjectId),
            new ListColumn<EntryRow>("place", Texts.Get("place"), e => e.Place is { } place ? context.Map.Find(place)?.Name : null, ColumnLook.FilesOnly),
        ],
        Sort = "number",
        Ties = [ListOrder<EntryRow>.By(e => e.Number)],
    };
}
