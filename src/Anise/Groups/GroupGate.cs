using Anise.Basics;
using Anise.Projects;
using Anise.Projects.Certificates;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Groups;

/// <summary>A group is not certified with one grower whom nobody inspected, or who is not approved.</summary>
internal sealed class GroupGate(AniseDb db, ReadRegister register, ProductionTerms terms) : ICertificateGate
{
    private const int Named = 5;

    public async Task<Problem?> AgainstAsync(CropStandard standard, IReadOnlyCollection<PlotId> plots, DateOnly on, CancellationToken cancel)
    {
        List<PlotId> ids = [.. plots];
        List<GrowerGroupId> with = await db.Set<GrowerPlot>().Where(p => EF.Parameter(ids).Contains(p.PlotId)).Select(p => p.GroupId).Distinct().ToListAsync(cancel);
        List<GrowerGroup> groups = await db.Set<GrowerGroup>().AsNoTracking().Where(g => EF.Parameter(with).Contains(g.Id) && g.Standard == standard).OrderBy(g => g.Id).ToListAsync(cancel);
        ILookup<GrowerGroupId, RegisteredGrower> growers = await register.OfAsync([.. groups.Select(g => g.Id)], cancel);
        int months = terms.Months("inspection-months", on);
        foreach (GrowerGroup group in groups)
        {
            RegisteredGrower[] active = [.. growers[group.Id].Where(g => g.IsActive(on))];
            RegisteredGrower[] without = [.. active.Where(g => !g.IsInspected(on, months))];
            if (without.Length > 0) return Texts.Problem("group-uninspected", "state", group.Name, without.Length, string.Join(", ", without.Take(Named).Select(g => g.Grower.Name)));
            RegisteredGrower[] open = [.. active.Where(g => g.SuspensionOn(on) is null && !g.IsApproved(on, months))];
            if (open.Length > 0) return Texts.Problem("group-unapproved", "state", group.Name, open.Length, string.Join(", ", open.Take(Named).Select(g => g.Grower.Name)));
        }
        return null;
    }
}
