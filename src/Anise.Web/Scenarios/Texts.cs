using Anise.Basics;

namespace Anise.Web.Scenarios;

/// <summary>The texts of this folder's pages.</summary>
internal static class Texts
{
    private static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);

    /// <inheritdoc cref="AreaTexts.Find"/>
    public static string? Find(string key) => Area.Find(key);
}
