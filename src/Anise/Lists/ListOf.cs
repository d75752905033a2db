using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;

namespace Anise.Lists;

/// <summary>Who may take a list out of the programme, and what the journal then notes.</summary>
/// <param name="Permission">What one must be allowed to.</param>
/// <param name="Scope">Where.</param>
/// <param name="Act">The act, as the journal calls it.</param>
/// <param name="Subject">What the entry is about.</param>
/// <param name="Note">The note for a number of rows, as JSON.</param>
public sealed record HandingOut(Permission Permission, Scope Scope, Act Act, JournalSubject Subject, Func<int, string> Note)
{
    /// <summary>A list that names persons of a place: noted as <c>export-list</c> with its title and its rows.</summary>
    /// <param name="permission">What one must be allowed to.</param>
    /// <param name="scope">Where.</param>
    /// <param name="place">The place; null for a list of no single place, such as the accounts.</param>
    /// <param name="title">The title of the list.</param>
    public static HandingOut OfPersons(Permission permission, Scope scope, PlaceId? place, string title) =>
        Of(permission, scope, new JournalSubject(ListsSubjects.List, place?.ToString() ?? "-", place), title);

    /// <summary>A list of persons that the journal tells of under a kind of its own.</summary>
    internal static HandingOut Of(Permission permission, Scope scope, JournalSubject subject, string title) =>
        new(permission, scope, ListsActs.ExportList, subject, rows => JsonSerializer.Serialize(new { list = title, rows }));
}

/// <summary>A page of a list.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Total">How many rows all pages have.</param>
/// <param name="Number">Which page it is, from 1: the last one where a later one was asked for.</param>
/// <param name="Size">How many rows a page has.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, int Total, int Number, int Size);

/// <summary>A whole list as a table of values, for files and paper.</summary>
/// <param name="Heads">The heads of the columns.</param>
/// <param name="Rows">The values, row by row.</param>
public sealed record ListTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A list, whatever its rows are.</summary>
public abstract record ListOf
{
    /// <summary>What it is called, on paper and as the name of a sheet.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about (place, year, day), on paper.</summary>
    public string? About { get; init; }

    /// <summary>The name of its files, without the ending.</summary>
    public required string FileName { get; init; }

    /// <summary>What stands before the names of filters, order and page in the address; empty for the one list of a page.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Who may take it out; null where it names no person: then whoever sees it.</summary>
    public HandingOut? HandingOut { get; init; }

    /// <summary>Whether a reader may take it out.</summary>
    public bool MayTakeOut(Rights rights) => HandingOut is not { } handing || rights.May(handing.Permission, handing.Scope);

    /// <summary>What an address filters by, in words: label and value.</summary>
    public abstract IReadOnlyList<(string Label, string Value)> FiltersOf(ListAsk ask);

    /// <summary>Reads all pages as a table of values.</summary>
    public abstract Task<ListTable> TableAsync(ListAsk ask, CancellationToken cancel = default);
}

/// <summary>
/// A list: its rows, columns, filters and order, said once. Page, files and paper are made from it. Rows are a query of the store, or in hand
/// where they are computed; a page reads only its own rows.
/// </summary>
public sealed record ListOf<T> : ListOf
{
    /// <summary>All rows that the reader may see, unfiltered.</summary>
    public required IQueryable<T> Rows { get; init; }

    /// <summary>The columns, in order.</summary>
    public required IReadOnlyList<ListColumn<T>> Columns { get; init; }

    /// <summary>The filters, in order.</summary>
    public IReadOnlyList<ListFilter<T>> Filters { get; init; } = [];

    /// <summary>The usual order: the key of a column, with a minus in front for downwards. Null keeps rows as the ties say.</summary>
    public string? Sort { get; init; }

    /// <summary>What orders rows of the same value; together they leave nothing open.</summary>
    public required IReadOnlyList<ListOrder<T>> Ties { get; init; }

    /// <summary>Rows of a page.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>
    /// The store as it stands now, and what the list is called among all that is kept: its first page, its count and its sums are then read once until somebody writes.
    /// What is found by words, and further pages, are read each time. By itself nothing is kept.
    /// </summary>
    public (StoreMoment Moment, object Name) Kept { get; init; }

    /// <summary>
    /// The rows of a part of the list, found anew by what tells them apart: an index then gives the part, and only its rows are read, where else all rows that are found would be read to be put in order.
    /// Null where the rows are few.
    /// </summary>
    public Func<IQueryable<T>, IQueryable<T>>? Again { get; init; }

    /// <summary>Reads at once what the columns show of other records, where a whole list is taken out; null where the rows have all.</summary>
    public Func<IReadOnlyList<T>, CancellationToken, Task>? Prepare { get; init; }

    /// <summary>The order in use as <c>?sort=</c> has it; empty where it is none of a column.</summary>
    public string SortOf(ListAsk ask) => ask.Sort is { } sort && ColumnOf(sort) is not null ? sort : Sort ?? "";

    /// <summary>Whether an address filters anything.</summary>
    public bool IsFiltered(ListAsk ask) => Filters.Any(f => f.ValueOf(ask) is not null);

    /// <inheritdoc/>
    public override IReadOnlyList<(string Label, string Value)> FiltersOf(ListAsk ask) =>
        [.. Filters.Select(f => (f.Label, Value: f.ValueOf(ask) is { } value ? f.Choices.FirstOrDefault(c => c.Value == value)?.Label ?? (f.Kind == FilterKind.Tick ? "" : value) : null))
            .Where(f => f.Value is not null).Select(f => (f.Label, f.Value!))];

    /// <summary>The rows that an address asks for, in no order.</summary>
    public IQueryable<T> Found(ListAsk ask) => Filters.Aggregate(Rows, (rows, filter) => filter.Apply(rows, ask));

    /// <summary>Reads a page.</summary>
    public Task<ListPage<T>> ReadAsync(ListAsk ask, CancellationToken cancel = default) =>
        (ask.Page == 1 ? MomentOf(ask) : default).GetAsync((Kept.Name, Asked(ask), SortOf(ask), ask.PageSize, CultureInfo.CurrentUICulture.Name), () => PageAsync(ask, cancel));

    /// <summary>Adds up a number of each row that is found.</summary>
    /// <param name="ask">Which rows.</param>
    /// <param name="name">What the sum is called among those of the list.</param>
    /// <param name="number">The number.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<int> SumAsync(ListAsk ask, string name, Expression<Func<T, int>> number, CancellationToken cancel = default) =>
        MomentOf(ask).GetAsync((Kept.Name, Asked(ask), name), () => Found(ask).AddUpAsync(number, cancel));

    private StoreMoment MomentOf(ListAsk ask) => Filters.Any(f => f.Kind == FilterKind.Words && f.ValueOf(ask) is not null) ? default : Kept.Moment;

    private string Asked(ListAsk ask) => string.Join('\n', Filters.Select(f => $"{f.Key}={f.ValueOf(ask)}"));

    private async Task<ListPage<T>> PageAsync(ListAsk ask, CancellationToken cancel)
    {
        IQueryable<T> found = Found(ask);
        // How many there are is the same for every page until somebody writes.
        int total = await MomentOf(ask).GetAsync((Kept.Name, Asked(ask), typeof(ListPage<T>)), () => found.NumberAsync(cancel));
        int size = Math.Clamp(ask.PageSize ?? PageSize, 1, 500);
        int page = Math.Clamp(ask.Page, 1, Math.Max(1, (total + size - 1) / size));
        return new ListPage<T>(total == 0 ? [] : await InOrderAsync(found, ask, (page - 1) * size, size, cancel), total, page, size);
    }

    /// <summary>Reads all pages as of one moment.</summary>
    public Task<IReadOnlyList<T>> AllAsync(ListAsk ask, CancellationToken cancel = default) => InOrderAsync(Found(ask), ask, 0, int.MaxValue, cancel);

    /// <inheritdoc/>
    public override async Task<ListTable> TableAsync(ListAsk ask, CancellationToken cancel = default)
    {
        ListColumn<T>[] columns = [.. Columns.Where(c => c.Look != ColumnLook.Act)];
        IReadOnlyList<T> rows = await AllAsync(ask, cancel);
        if (Prepare is not null) await Prepare(rows, cancel);
        return new ListTable([.. columns.Select(c => c.Head)],
            [.. rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(c => c.Value(row))])]);
    }

    private Task<IReadOnlyList<T>> InOrderAsync(IQueryable<T> found, ListAsk ask, int skip, int take, CancellationToken cancel)
    {
        string sort = SortOf(ask);
        ListOrder<T> order = ColumnOf(sort)?.Order ?? Ties[0];
        return order.ReadAsync(found, Again, [.. Ties.Where(t => t != order)], sort.StartsWith('-'), skip, take, (MomentOf(ask), (Kept.Name, Asked(ask), sort.TrimStart('-'), CultureInfo.CurrentUICulture.Name)), cancel);
    }

    private ListColumn<T>? ColumnOf(string sort) => Columns.FirstOrDefault(c => c.Order is not null && c.Key == sort.TrimStart('-'));
}
