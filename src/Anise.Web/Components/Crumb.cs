namespace Anise.Web.Components;

/// <summary>A step of the way to a page.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Href">Its address; null for the page itself.</param>
public sealed record Crumb(string Label, string? Href = null);
