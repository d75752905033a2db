using Anise.Basics;

namespace Anise.Measuring;

/// <summary>The texts of measuring.</summary>
internal static class Texts
{
    internal static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);

    /// <summary>A problem whose text stands under its code.</summary>
    public static Problem Problem(string code, params object?[] args) => new(code, Get(code, args));
}
