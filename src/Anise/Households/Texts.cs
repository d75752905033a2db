using Anise.Basics;

namespace Anise.Households;

/// <summary>The texts of households.</summary>
internal static class Texts
{
    internal static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);

    /// <summary>A problem of this area: its message stands under <c>problem-</c> and its code.</summary>
    public static Problem Problem(string code, string? field = null, params object?[] args) => new(code, Get("problem-" + code, args), field);
}
