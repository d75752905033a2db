using Anise.Access;
using Anise.Basics;
using Anise.Projects.Changes;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Logs;

/// <summary>An entry of a season log as another program sends it.</summary>
/// <param name="Plot">The plot, by its name in the project.</param>
/// <param name="Date">When.</param>
/// <param name="Work">What: the code or any office's word for it.</param>
/// <param name="Product">The product.</param>
/// <param name="IntervalDays">Days to wait before a harvest, as on the label; without it the interval with which the product was last recorded.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Unit">In what.</param>
/// <param name="Person">Who.</param>
/// <param name="BreaksConversion">That a product which is not allowed was used all the same on an organic plot: conversion begins anew.</param>
public sealed record SentEntry(string? Plot, DateOnly? Date, string? Work, string? Product = null, int? IntervalDays = null, decimal? Quantity = null, string? Unit = null, string? Person = null, bool BreaksConversion = false);

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
            Result<StatedEntry> entry = Read(sent[i], plots, project);
            if (entry.Ok) entries.Add((i + 1, entry.Value));
            else faults.AddRange(entry.Problems.Select(p => new SentFault(i + 1, p.Code, p.Field!, p.Message)));
        }
        (RecordedLog? done, IReadOnlyList<EntryFault> against) = await record.RunAsync(rights, [.. entries.Select(e => e.Entry)], null, faults.Count == 0, cancel);
        faults.AddRange(against.Select(f => new SentFault(entries[f.Number].Number, f.Code, RecordLog.FieldOf(f.Code), f.Message) { Wait = f is { Use: { } use, FirstFreeDay: { } free } ? (use.Product, use.Date, free) : null }));
        return (faults.Count == 0 ? done : null, [.. faults.OrderBy(f => f.Entry)]);
    }

    private static Result<StatedEntry> Read(SentEntry sent, NamedPlots plots, Project project)
    {
        if (ProjectWriting.Clean(sent.Plot) is not { } name) return Texts.Problem("log-no-plot", "plot");
        if (plots.Find(name) is not { } plot) return new Problem("log-plot-unknown", Texts.Get("fault-log-plot-unknown", name, project.Code), "plot");
        FarmWork? work = null;
        if (ProjectWriting.Clean(sent.Work) is { } word)
        {
            (work, string? problem) = WrittenWork.WorkOf(word);
            if (problem is not null) return new Problem(problem, Texts.Get("fault-" + problem, word), "work");
        }
        return new TypedEntry(plot.Id, sent.Date, work) { Product = sent.Product, IntervalDays = sent.IntervalDays, Quantity = sent.Quantity, Unit = sent.Unit, Person = sent.Person, BreaksConversion = sent.BreaksConversion }.Of(plot);
    }
}
