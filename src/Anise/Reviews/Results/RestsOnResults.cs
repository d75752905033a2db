using Anise.Basics;

namespace Anise.Reviews.Results;

/// <summary>Things that an area above makes of decided classes: while a commune has one made since, an import of its results is not taken back. The area adds one to the services.</summary>
/// <param name="Kind">What the journal calls them.</param>
public sealed record RestsOnResults(SubjectKind Kind);
