using Anise.Basics;

namespace Anise.Projects.Certificates;

/// <summary>Something that may speak against giving a certificate to plots; another area knows of it.</summary>
public interface ICertificateGate
{
    /// <summary>What speaks against it; null where nothing does.</summary>
    /// <param name="standard">The standard.</param>
    /// <param name="plots">The plots of the certificate.</param>
    /// <param name="on">The day on which it is given.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Problem?> AgainstAsync(CropStandard standard, IReadOnlyCollection<PlotId> plots, DateOnly on, CancellationToken cancel);
}
