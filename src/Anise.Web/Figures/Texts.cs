using Anise.Basics;

namespace Anise.Web.Figures;

/// <summary>The texts of the pages of figures.</summary>
internal static class Texts
{
    private static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);

    /// <summary>What a page says of a file or an address that it cannot follow.</summary>
    public static Problem Problem(string code, string? field = null, params object?[] args) => new(code, Area.Get(code, args), field);
}
