using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Projects.Changes;
using Anise.Projects.Logs;
using Anise.Projects.Plots;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Certificates;

/// <summary>How far a plot is on its way to organic farming.</summary>
/// <param name="Since">The first day of its organic care.</param>
/// <param name="Until">The first day on which a harvest may carry the label.</param>
/// <param name="Broken">The last use of something that is not allowed, from which conversion counts anew; null where there is none.</param>
public sealed record PlotConversion(DateOnly Since, DateOnly Until, LogEntry? Broken)
{
    /// <summary>Whether it is in conversion on a day.</summary>
    public bool IsRunning(DateOnly day) => Since <= day && day < Until;

    /// <summary>Whether conversion is over on a day.</summary>
    public bool IsOver(DateOnly day) => day >= Until;
}

/// <summary>Reads the conversion of plots: so many months by their crop, or as the certifier shortened it, from the first day of organic care; anew after a product that is not allowed.</summary>
public sealed class Conversions(AniseDb db, PlotNeighbours neighbours, OrganicProducts products, ProductionTerms terms)
{
    /// <summary>The conversion of each plot that is under organic care; others are left out.</summary>
    /// <param name="plots">The plots.</param>
    /// <param name="known">Uses after this day are not looked at.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyDictionary<PlotId, PlotConversion>> OfAsync(IReadOnlyCollection<Plot> plots, DateOnly known, CancellationToken cancel)
    {
        Plot[] organic = [.. plots.Where(p => p.OrganicSince is not null)];
        if (organic.Length == 0) return new Dictionary<PlotId, PlotConversion>();
        IReadOnlyDictionary<PlotId, IReadOnlyList<PlotId>> near = await neighbours.OfAsync([.. organic.Select(p => p.Id)], cancel);
        List<PlotId> around = [.. near.Values.SelectMany(n => n).Distinct()];
        ILookup<PlotId, LogEntry> uses = (await db.Set<LogEntry>().AsNoTracking().Where(e => e.Substance != null && e.Date <= known && EF.Parameter(around).Contains(e.PlotId)).ToListAsync(cancel))
            .Where(e => products.IsForbidden(e.Substance, e.Date)).ToLookup(e => e.PlotId);
        return organic.ToDictionary(p => p.Id, p => Of(p, near[p.Id].SelectMany(n => uses[n])));
    }

    /// <summary>Months of conversion of a crop; the longer ones where it is not known whether it lives for several years.</summary>
    public int MonthsOf(string crop, DateOnly on) => terms.Months(Crops.IsPerennial(crop) == false ? "conversion-annual" : "conversion-perennial", on);

    private PlotConversion Of(Plot plot, IEnumerable<LogEntry> forbidden)
    {
        DateOnly since = plot.OrganicSince!.Value, until = since.AddMonths(plot.ConversionMonths ?? MonthsOf(plot.Crop, since));
        LogEntry? broken = forbidden.Where(e => e.Date >= since).OrderBy(e => e.Date).ThenBy(e => e.Id.Value).LastOrDefault();
        if (broken is null) return new(since, until, null);
        DateOnly again = broken.Date.AddMonths(terms.Months("conversion-forbidden", broken.Date));
        return new(since, again > until ? again : until, broken);
    }
}

/// <summary>Organic care of plots as somebody states it.</summary>
/// <param name="Plots">The plots, of one project.</param>
/// <param name="Since">The first day of organic care.</param>
public sealed record NewOrganicCare(IReadOnlyList<PlotId> Plots, DateOnly? Since)
{
    /// <summary>Months, where the certifier shortened conversion.</summary>
    public int? Months { get; init; }

    /// <summary>The paper by which it did.</summary>
    public string? Paper { get; init; }
}

/// <summary>Records since when plots are under organic care, and by what conversion is shortened.</summary>
public sealed class RecordOrganicCare(AniseDb db, JournalBook journal, WorksPlaces places, ProductionTerms terms, Conversions conversions)
{
    /// <summary>Records it. Needs <c>Permission.EditProjects</c> for the places of the plots.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<int>> RunAsync(Rights rights, NewOrganicCare given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        List<PlotId> ids = [.. given.Plots.Distinct()];
        List<Plot> seen = await db.Set<Plot>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(cancel);
        if (seen.Count == 0) rights.Demand(Permission.EditProjects, Scope.Anywhere);
        foreach (PlaceId place in seen.Select(p => p.PlaceId).Distinct()) rights.Demand(Permission.EditProjects, await places.ScopeAsync(place, places.Today, cancel));
        if (seen.Count == 0 || seen.Count != ids.Count) return Texts.Problem("certificate-no-plots", "plots");
        if (given.Since is not { } since) return Texts.Problem("organic-no-since", "since");
        if (since > places.Today) return Texts.Problem("project-date-in-future", "since", since);
        string? paper = ProjectWriting.Clean(given.Paper);
        if (given.Months is { } months)
        {
            int least = terms.Months("conversion-least", since), most = seen.Min(p => conversions.MonthsOf(p.Crop, since));
            if (months < least || months > most) return Texts.Problem("organic-months-wrong", "months", months, least, most);
            if (paper is null) return Texts.Problem("organic-no-paper", "paper");
        }
        if (TextLengths.OfLines(("paper", paper)) is { } line) return line;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ProjectsActs.RecordOrganicCare, paper, cancel);
        foreach (Plot plot in await db.Set<Plot>().Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(cancel))
            (plot.OrganicSince, plot.ConversionMonths, plot.ConversionPaper) = (since, given.Months, given.Months is null ? null : paper);
        await write.CommitAsync(cancel);
        return seen.Count;
    }
}
