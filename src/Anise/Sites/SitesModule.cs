using Anise.Basics;

namespace Anise.Sites;

/// <summary>Where things lie: lengths and areas on the ellipsoid, boundaries, files of geographic programs.</summary>
public sealed class SitesModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Sites.Texts.Area;
}
