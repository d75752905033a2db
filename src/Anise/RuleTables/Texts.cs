using Anise.Basics;

namespace Anise.RuleTables;

/// <summary>The texts of rule tables.</summary>
internal static class Texts
{
    internal static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);

    /// <summary>The problem under <paramref name="code"/>: its message stands under the same key.</summary>
    public static Problem Problem(string code, string? field, params object?[] args) => new(code, Get(code, args), field);
}
