using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Projects.Plots;
using Anise.Sites;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Anise.Projects.Certificates;

/// <summary>A plot that a certificate covers on a day.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Plot">The plot.</param>
/// <param name="Project">The code of the project.</param>
public sealed record CertifiedPlot(Certificate Certificate, Plot Plot, string Project)
{
    /// <summary>The area of the plot in hectares: on the ellipsoid, as declared where it is a point.</summary>
    public double AreaHa => PlotGround.ShapeOf(Plot.Shape) is var shape and not Point ? Geodesy.AreaSquareMetres(shape) / PlotUnits.SquareMetresOfHectare : (double)Plot.AreaHa;
}

/// <summary>What is certified at a place on a day.</summary>
/// <param name="Plots">The plots of each valid certificate; a plot with two stands twice.</param>
/// <param name="UnionHa">The area of the union of the different plots.</param>
public sealed record CertifiedPlots(IReadOnlyList<CertifiedPlot> Plots, double UnionHa);

/// <summary>Which certificates are valid when.</summary>
public static class CertificateDays
{
    /// <summary>Whether a certificate is valid on a day: its last step up to then gave it, and the day is within its first and its last.</summary>
    public static bool IsValid(Certificate certificate, IEnumerable<CertificateStep> steps, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (certificate.From is not { } from || certificate.To is not { } to || day < from || day > to) return false;
        CertificateStep? last = steps.Where(s => s.CertificateId == certificate.Id && s.Date <= day).OrderBy(s => s.Date).ThenBy(s => s.Id.Value).LastOrDefault();
        return last?.State == CertificateState.Certified;
    }
}

/// <summary>Reads the area that is certified: that of the union of the different plots with a valid certificate.</summary>
public sealed class CertifiedArea(AniseDb db, WorksPlaces places)
{
    /// <summary>What is certified at a place of a day's map on that day. Needs <c>Permission.SeeProjects</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<CertifiedPlots> RunAsync(Rights rights, PlaceId place, DateOnly day, CancellationToken cancel = default)
    {
        PlaceMap then = await places.OnAsync(day, cancel), map = then.Find(place) is null ? await places.NowAsync(cancel) : then;
        rights.Demand(Permission.SeeProjects, await places.ScopeAsync(place, day, cancel));
        List<PlaceId> within = await places.WithinAsync(map, place, cancel);
        IReadOnlyList<CertifiedPlot> valid = [.. (await OnAsync(day, cancel)).Where(p => within.Contains(p.Plot.PlaceId))];
        Plot[] plots = [.. valid.Select(p => p.Plot).DistinctBy(p => p.Id)];
        List<Geometry> shapes = [.. plots.Select(p => PlotGround.ShapeOf(p.Shape))];
        double points = plots.Where((_, i) => shapes[i] is Point).Sum(p => (double)p.AreaHa);
        return new CertifiedPlots(valid, (Land.Of(shapes).SquareMetres / PlotUnits.SquareMetresOfHectare) + points);
    }

    /// <summary>The plots of each certificate that is valid on a day, everywhere, in the order of standard, project and name.</summary>
    internal async Task<IReadOnlyList<CertifiedPlot>> OnAsync(DateOnly day, CancellationToken cancel)
    {
        List<Certificate> certificates = await db.Set<Certificate>().AsNoTracking().Where(c => c.From <= day && c.To >= day).ToListAsync(cancel);
        List<CertificateId> ids = [.. certificates.Select(c => c.Id)];
        ILookup<CertificateId, CertificateStep> steps = (await db.Set<CertificateStep>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.CertificateId) && s.Date <= day).ToListAsync(cancel)).ToLookup(s => s.CertificateId);
        Dictionary<CertificateId, Certificate> valid = certificates.Where(c => CertificateDays.IsValid(c, steps[c.Id], day)).ToDictionary(c => c.Id);
        ids = [.. valid.Keys];
        var plots = await db.Set<CertificatePlot>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.CertificateId)).Join(db.Set<Plot>(), c => c.PlotId, p => p.Id, (c, p) => new { c.CertificateId, Plot = p })
            .Join(db.Set<Project>(), c => c.Plot.ProjectId, p => p.Id, (c, p) => new { c.CertificateId, c.Plot, p.Code }).ToListAsync(cancel);
        return [.. plots.Where(p => p.Plot.EndedOn is not { } ended || ended >= day).Select(p => new CertifiedPlot(valid[p.CertificateId], p.Plot, p.Code))
            .OrderBy(p => ProjectWords.Code(p.Certificate.Standard), StringComparer.Ordinal).ThenBy(p => p.Project, StringComparer.Ordinal).ThenBy(p => p.Plot.Name, StringComparer.Ordinal).ThenBy(p => p.Certificate.Id.Value)];
    }
}
