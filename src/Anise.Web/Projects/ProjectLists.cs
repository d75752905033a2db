using Anise.Access;
using Anise.Lists;
using Anise.Projects;
using Anise.Projects.Lists;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Projects;

/// <summary>The projects of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/projects/export")]
public sealed class ProjectsOfPlace(ProjectList list) : PageList<Project>
{
    /// <inheritdoc/>
    public override async Task<ListOf<Project>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeeProjects) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}

/// <summary>The plots of the chosen place.</summary>
[ListFiles("/projects/plots/export")]
public sealed class PlotsOfPlace(PlotList list) : PageList<Plot>
{
    /// <inheritdoc/>
    public override async Task<ListOf<Plot>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeeProjects) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}

/// <summary>The season log of the chosen place.</summary>
[ListFiles("/projects/log/export")]
public sealed class LogOfPlace(LogList list) : PageList<LogEntry>
{
    /// <inheritdoc/>
    public override async Task<ListOf<LogEntry>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeeProjects) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}

/// <summary>The certificates of the chosen place.</summary>
[ListFiles("/projects/certificates/export")]
public sealed class CertificatesOfPlace(CertificateList list) : PageList<Certificate>
{
    /// <inheritdoc/>
    public override async Task<ListOf<Certificate>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeeProjects) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}
