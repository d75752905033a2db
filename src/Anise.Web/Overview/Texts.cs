using Anise.Basics;

namespace Anise.Web.Overview;

/// <summary>The texts of the overview and of comparisons.</summary>
internal static class Texts
{
    private static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);
}
