using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans;

/// <summary>Directives as the journal calls them: by their number.</summary>
internal sealed class DirectiveNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(DirectiveId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<DirectiveId> ids = [.. keys.Numbers().Select(id => new DirectiveId(id))];
        return await db.Set<Directive>().AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.Id)).ToDictionaryAsync(d => d.Id.Value.Key(), d => d.Number, cancel);
    }

    public string? AddressOf(string key) => "/plans/directives/" + key;
}

/// <summary>Targets as the journal calls them: by their figure.</summary>
internal sealed class TargetNames(AniseDb db, FigureCatalogue catalogue) : IRecordNames
{
    public Type Of => typeof(TargetId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<TargetId> ids = [.. keys.Numbers().Select(id => new TargetId(id))];
        List<Target> targets = await db.Set<Target>().AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.Id)).ToListAsync(cancel);
        return targets.ToDictionary(t => t.Id.Value.Key(), t => catalogue.TryFind(t.Figure, out Figure? figure) ? figure.Name.ToString() : t.Figure);
    }

    public string? AddressOf(string key) => "/plans/targets/" + key;
}

/// <summary>Follow-up reports as the journal calls them: by their number.</summary>
internal sealed class FollowUpNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(FollowUpId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<FollowUpId> ids = [.. keys.Numbers().Select(id => new FollowUpId(id))];
        return await db.Set<FollowUp>().AsNoTracking().Where(f => EF.Parameter(ids).Contains(f.Id)).ToDictionaryAsync(f => f.Id.Value.Key(), f => f.Document, cancel);
    }

    public string? AddressOf(string key) => "/plans/follow-ups/" + key;
}

/// <summary>Production plans as the journal calls them: by code and name.</summary>
internal sealed class ProductionPlanNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(ProductionPlanId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<ProductionPlanId> ids = [.. keys.Numbers().Select(id => new ProductionPlanId(id))];
        return await db.Set<ProductionPlan>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value.Key(), p => $"{p.Code} {p.Name}", cancel);
    }

    public string? AddressOf(string key) => "/plans/production/" + key;
}

/// <summary>Notes on suitability as the journal calls them: by their crop.</summary>
internal sealed class SuitabilityNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(SuitabilityNoteId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<SuitabilityNoteId> ids = [.. keys.Numbers().Select(id => new SuitabilityNoteId(id))];
        List<SuitabilityNote> notes = await db.Set<SuitabilityNote>().AsNoTracking().Where(n => EF.Parameter(ids).Contains(n.Id)).ToListAsync(cancel);
        return notes.ToDictionary(n => n.Id.Value.Key(), n => $"{Projects.Crops.NameOf(n.Crop)}: {PlanWords.Of(n.Aspect)}");
    }
}
