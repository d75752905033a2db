namespace Anise.Web.Host;

/// <summary>How to serve a store.</summary>
/// <param name="StoreFile">The store's file; it must exist.</param>
/// <param name="Urls">Where to listen, e.g. <c>http://127.0.0.1:5080</c>; port 0 takes a free one.</param>
/// <param name="Clock">The clock that days are taken from; null for the machine's.</param>
/// <param name="MapFile">A GeoJSON file with the shapes of the communes; null for <c>maps/communes.geojson</c> beside the store, or our own sketch.</param>
/// <param name="Rules">The directory of the rules; null for <see cref="Anise.Rules.RuleDirectory.Default"/>.</param>
/// <param name="VisitsFirst">Reads every page of the menu once after the start, so that the first reader does not wait.</param>
/// <param name="Address">The address that people type, e.g. <c>https://anise.example</c>: links that are handed out begin with it. Null for the one of the request.</param>
public sealed record WebOptions(string StoreFile, string Urls, TimeProvider? Clock = null, string? Rules = null, string? MapFile = null, Uri? Address = null, bool VisitsFirst = false);
