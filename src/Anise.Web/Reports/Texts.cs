using Anise.Basics;

namespace Anise.Web.Reports;

/// <summary>The texts of this folder's pages.</summary>
internal static class Texts
{
    private static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);
}
