using Anise.Web.Host;

namespace Anise.Web.Evidence;

/// <summary>The pages of evidence, and its pictures and files.</summary>
public sealed class EvidenceWeb : WebArea
{
    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapEvidenceFiles();
}
