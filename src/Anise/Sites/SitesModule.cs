namespace Anise.Sites;

/// <summary>Where things lie: lengths and areas on the ellipsoid, boundaries.</summary>
public sealed class SitesModule : Module;
