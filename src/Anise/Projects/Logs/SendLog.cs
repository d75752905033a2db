using Anise.Access;
using Anise.Basics;
using Anise.Procedures;
using Anise.Projects.Changes;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Logs;

/// <summary>An entry of a season log as another program sends it.</summary>
/// <param name="Plot">The plot, by its name in the project.</param>
/// <param name="Date">When.</param>
/// <param name="Work">What: the code or any office's word for it.</param>
public sealed record SentEntry(string? Plot, DateOnly? Date, string? Work)
{
    /// <summary>The product.</summary>
    public string? Product { get; init; }

    /// <summary>Days to wait before a harvest, as on the label; without it the interval with which the product was last recorded.</summary>
    public int? IntervalDays { get; init; }

    /// <summary>How much.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>In what.</summary>
    public string? Unit { get; init; }

    /// <summary>Who.</summary>
    public string? Person { get; init; }

    /// <summary>That a product which is not allowed was used all the same on an organic plot: conversion begins anew.</summary>
    public bool BreaksConversion { get; init; }
}

/// <summary>What is wrong with an entry that was sent.</summary>
/// <param name="Entry">Its number among those sent, from 1.</param>
/// <param name="Code">The code of the problem.</param>
/// <param name="Field">The field that it is about.</param>
/// <param name="Message">What is wrong, in the language of the request.</param>
public sealed record SentFault(int Entry, string Code, string Field, string Message)
{
    /// <summary>Of a harvest within an interval: the product, the day on which it was used, and the first day on which the harvest may be.</summary>
    public (string? Product, DateOnly UsedOn, DateOnly FirstFreeDay)? Wait { get; init; }
}

/// <summary>Takes in entries of a season log from another program, all or none, by the same rules as the page and the import.</summary>
public sealed class SendLog(AniseDb db, RecordLog record)
{
    /// <summary>Stores the entries, or tells all that speaks against them. What is stored already is left, so that the same may be sent twice. Needs <c>Permission.EditProjects</c> for the places of the plots.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<(RecordedLog? Done, IReadOnlyList<SentFault> Faults)>> RunAsync(Rights rights, string code, IReadOnlyList<SentEntry> sent, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        rights.Demand(Permission.EditProjects, Scope.Anywhere);
        if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancel) is not { } project) return Texts.Problem("log-project-unknown", "code", code);
        NamedPlots plots = await NamedPlots.OfAsync(db, project.Id, cancel);
        List<SentFault> faults = [];
        List<(int Number, StatedEntry Entry)> entries = [];
        for (int i = 0; i < sent.Count; i++)
        {
            (StatedEntry? entry, Problem? wrong) = Read(sent[i], plots, project);
            if (entry is not null) entries.Add((i + 1, entry));
            else faults.Add(new SentFault(i + 1, wrong!.Code, wrong.Field!, wrong.Message));
        }
        (RecordedLog? done, IReadOnlyList<EntryFault> against) = await record.RunAsync(rights, [.. entries.Select(e => e.Entry)], null, faults.Count == 0, cancel);
        faults.AddRange(against.Select(f => new SentFault(entries[f.Number].Number, f.Code, RecordLog.FieldOf(f.Code), f.Message) { Wait = f is { Use: { } use, FirstFreeDay: { } free } ? (use.Product, use.Date, free) : null }));
        return (faults.Count == 0 ? done : null, [.. faults.OrderBy(f => f.Entry)]);
    }

    private static (StatedEntry? Entry, Problem? Wrong) Read(SentEntry sent, NamedPlots plots, Project project)
    {
        if (ProjectWriting.Clean(sent.Plot) is not { } name) return (null, Texts.Problem("log-no-plot", "plot"));
        if (plots.Find(name) is not { } plot) return (null, new Problem("log-plot-unknown", Texts.Get("fault-log-plot-unknown", name, project.Code), "plot"));
        if (sent.Date is not { } date) return (null, Texts.Problem("log-no-date", "date"));
        if (ProjectWriting.Clean(sent.Work) is not { } word) return (null, Texts.Problem("log-no-work", "work"));
        (FarmWork? work, string? problem) = WrittenWork.WorkOf(word);
        if (problem is not null) return (null, new Problem(problem, Texts.Get("fault-" + problem, word), "work"));
        if (TextLengths.OfLines(("product", sent.Product), ("unit", sent.Unit), ("person", sent.Person)) is { } line) return (null, line);
        return (new StatedEntry(plot, date, work!.Value)
        {
            Product = ProjectWriting.Clean(sent.Product),
            IntervalDays = sent.IntervalDays,
            Quantity = sent.Quantity,
            Unit = ProjectWriting.Clean(sent.Unit),
            Person = ProjectWriting.Clean(sent.Person),
            BreaksConversion = sent.BreaksConversion,
        }, null);
    }
}
