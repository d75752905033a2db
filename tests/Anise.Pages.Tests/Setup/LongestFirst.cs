using Anise.Pages.Tests.Architecture;
using Anise.Pages.Tests.Layout;
using Anise.Pages.Tests.Reviews;
using Anise.Pages.Tests.Setup;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Anise.Pages.Tests.Setup;

/// <summary>Classes that take minutes begin first: at the end they would run alone, and the machine would wait for them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [.. new[] { typeof(RecipeTests), typeof(WholeReviewTests), typeof(EveryPageTests) }.Select(t => t.FullName!)];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(c => Long.Any(name => c.TestCollectionDisplayName.Contains(name + " ", StringComparison.Ordinal) || c.TestCollectionDisplayName.EndsWith(name, StringComparison.Ordinal)))];
}
