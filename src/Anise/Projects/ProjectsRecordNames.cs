using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects;

/// <summary>Projects as the journal calls them: by code and name.</summary>
internal sealed class ProjectNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(ProjectId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<ProjectId> ids = [.. keys.Numbers().Select(id => new ProjectId(id))];
        return await db.Set<Project>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value.Key(), p => $"{p.Code} {p.Name}", cancel);
    }

    public string? AddressOf(string key) => "/projects/" + key;
}

/// <summary>Plots as the journal calls them: by their name.</summary>
internal sealed class PlotRecordNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(PlotId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<PlotId> ids = [.. keys.Numbers().Select(id => new PlotId(id))];
        return await db.Set<Plot>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value.Key(), p => p.Name, cancel);
    }

    public string? AddressOf(string key) => "/projects/plots/" + key;
}

/// <summary>Certificates as the journal calls them: by their number, else by their project.</summary>
internal sealed class CertificateNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(CertificateId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<CertificateId> ids = [.. keys.Numbers().Select(id => new CertificateId(id))];
        var found = await db.Set<Certificate>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).Join(db.Set<Project>(), c => c.ProjectId, p => p.Id, (c, p) => new { c.Id, c.Number, p.Code }).ToListAsync(cancel);
        return found.ToDictionary(c => c.Id.Value.Key(), c => c.Number ?? c.Code);
    }
}
