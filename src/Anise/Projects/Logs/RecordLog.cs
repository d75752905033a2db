using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Projects.Changes;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Logs;

/// <summary>An entry as it is typed into a form.</summary>
public sealed record TypedEntry(PlotId? Plot, DateOnly? Date, FarmWork? Work)
{
    /// <summary>The product.</summary>
    public string? Product { get; init; }

    /// <summary>Days to wait before a harvest.</summary>
    public int? IntervalDays { get; init; }

    /// <summary>How much.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>In what.</summary>
    public string? Unit { get; init; }

    /// <summary>Who.</summary>
    public string? Person { get; init; }
}

/// <summary>Records entries of season logs.</summary>
public sealed class RecordLog(AniseDb db, JournalBook journal, WorksPlaces places, LogWriting writing)
{
    /// <summary>Records one. Needs <c>Permission.EditProjects</c> for the place of its plot.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<RecordedLog>> RunAsync(Rights rights, TypedEntry typed, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(typed);
        Plot? plot = typed.Plot is { } id ? await db.Set<Plot>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) : null;
        rights.Demand(Permission.EditProjects, plot is null ? Scope.Anywhere : await places.ScopeAsync(plot.PlaceId, places.Today, cancel));
        if (plot is null) return Texts.Problem("log-no-plot", "plot");
        if (typed.Date is not { } date) return Texts.Problem("log-no-date", "date");
        if (typed.Work is not { } work) return Texts.Problem("log-no-work", "work");
        if (TextLengths.OfLines(("product", typed.Product), ("unit", typed.Unit), ("person", typed.Person)) is { } line) return line;
        var entry = new StatedEntry(plot, date, work)
        {
            Product = ProjectWriting.Clean(typed.Product),
            IntervalDays = typed.IntervalDays,
            Quantity = typed.Quantity,
            Unit = ProjectWriting.Clean(typed.Unit),
            Person = ProjectWriting.Clean(typed.Person),
        };
        (RecordedLog? done, IReadOnlyList<EntryFault> faults) = await RunAsync(rights, [entry], null, cancel: cancel);
        if (done is { Added: 0 }) return Texts.Problem("log-known", "date", plot.Name, date);
        return done is not null ? done : Result<RecordedLog>.Refused([.. faults.Select(f => new Problem(f.Code, f.Message, FieldOf(f.Code)))]);
    }

    /// <summary>Records several in one write, all or none; they are judged together, whatever their order. Needs <c>Permission.EditProjects</c> for the places of their plots.</summary>
    /// <param name="rights">Who records.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="file">The file that they come from, or null.</param>
    /// <param name="store">False only judges them.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<(RecordedLog? Done, IReadOnlyList<EntryFault> Faults)> RunAsync(Rights rights, IReadOnlyList<StatedEntry> entries, string? file, bool store = true, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (PlaceId place in entries.Select(e => e.Plot.PlaceId).Distinct()) rights.Demand(Permission.EditProjects, await places.ScopeAsync(place, places.Today, cancel));
        // Judged with the lock in hand: of two who write at once, the second sees what the first wrote.
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, file is null ? ProjectsActs.RecordLog : ProjectsActs.ImportLog, file, cancel);
        (RecordedLog? done, IReadOnlyList<EntryFault> faults) = await writing.AddAsync(entries, cancel);
        if (store && done is { Added: > 0 }) await write.CommitAsync(cancel);
        return (done, faults);
    }

    private static string FieldOf(string code) => code switch
    {
        "log-no-product" => "product",
        "log-no-interval" or "log-interval-wrong" => "interval",
        "log-quantity-wrong" => "quantity",
        _ => "date",
    };
}
