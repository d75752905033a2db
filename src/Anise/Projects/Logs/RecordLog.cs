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

    /// <summary>What the product is, by the rules of organic farming.</summary>
    public string? Substance { get; init; }

    /// <summary>That a product which is not allowed was used all the same.</summary>
    public bool BreaksConversion { get; init; }

    /// <summary>The entry of a plot, or what is missing or too long.</summary>
    internal Result<StatedEntry> Of(Plot plot)
    {
        if (Date is not { } date) return Texts.Problem("log-no-date", "date");
        if (Work is not { } work) return Texts.Problem("log-no-work", "work");
        if (TextLengths.OfLines(("product", Product), ("unit", Unit), ("person", Person)) is { } line) return line;
        return new StatedEntry(plot, date, work)
        {
            Product = ProjectWriting.Clean(Product),
            IntervalDays = IntervalDays,
            Quantity = Quantity,
            Unit = ProjectWriting.Clean(Unit),
            Person = ProjectWriting.Clean(Person),
            Substance = ProjectWriting.Clean(Substance),
            BreaksConversion = BreaksConversion,
        };
    }
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
        Result<StatedEntry> entry = typed.Of(plot);
        if (!entry.Ok) return Result<RecordedLog>.Refused(entry.Problems);
        (RecordedLog? done, IReadOnlyList<EntryFault> faults) = await RunAsync(rights, [entry.Value], null, cancel: cancel);
        if (done is { Added: 0 }) return Texts.Problem("log-known", "date", plot.Name, entry.Value.Date);
        return done is not null ? done : Result<RecordedLog>.Refused([.. faults.Select(f => new Problem(f.Code, f.Message, FieldOf(f.Code)))]);
    }

    /// <summary>Takes a harvest that is within an interval all the same, with the reason. Needs <c>Permission.OverrideInterval</c> for the place of its plot.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<RecordedLog>> OverrideAsync(Rights rights, TypedEntry typed, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(typed);
        Plot? plot = typed.Plot is { } id ? await db.Set<Plot>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) : null;
        rights.Demand(Permission.OverrideInterval, plot is null ? Scope.Anywhere : await places.ScopeAsync(plot.PlaceId, places.Today, cancel));
        if (plot is null) return Texts.Problem("log-no-plot", "plot");
        if (typed.Date is not { } date) return Texts.Problem("log-no-date", "date");
        if (ProjectWriting.Clean(reason) is not { } why) return Texts.Problem("override-no-reason", "reason");
        if (TextLengths.OfLines(("unit", typed.Unit), ("person", typed.Person), ("reason", why)) is { } line) return line;
        var entry = new StatedEntry(plot, date, FarmWork.Harvest) { Product = ProjectWriting.Clean(typed.Product), Quantity = typed.Quantity, Unit = ProjectWriting.Clean(typed.Unit), Person = ProjectWriting.Clean(typed.Person) };
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ProjectsActs.OverrideInterval, why, cancel);
        (_, IReadOnlyList<EntryFault> without) = await writing.AddAsync([entry], cancel);
        if (without.Count == 0) return Texts.Problem("override-not-needed", "date", plot.Name, date);
        (RecordedLog? done, IReadOnlyList<EntryFault> faults) = await writing.AddAsync([entry with { OverrideReason = why }], cancel);
        if (done is null) return Result<RecordedLog>.Refused([.. faults.Select(f => new Problem(f.Code, f.Message, FieldOf(f.Code)))]);
        if (done.Added > 0) await write.CommitAsync(cancel);
        return done;
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

    internal static string FieldOf(string code) => code switch
    {
        "log-no-product" or "organic-forbidden" => "product",
        "log-substance-unknown" => "substance",
        "log-no-interval" or "log-interval-wrong" => "interval",
        "log-quantity-wrong" => "quantity",
        _ => "date",
    };
}
