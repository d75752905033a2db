using Anise.Basics;

namespace Anise.Reviews;

/// <summary>The texts of reviews.</summary>
internal static class Texts
{
    internal static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);

    /// <summary>The problem under <paramref name="code"/>: the code is the key of its message.</summary>
    public static Problem Problem(string code, string? field = null, params object?[] args) => new(code, Area.Get(code, args), field);
}
