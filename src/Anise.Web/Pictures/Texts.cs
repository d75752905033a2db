using Anise.Basics;

namespace Anise.Web.Pictures;

/// <summary>The texts on and under pictures.</summary>
internal static class Texts
{
    private static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);

    /// <summary>What is wrong with a file of shapes.</summary>
    public static Problem Problem(string code, string? field, params object?[] args) => new(code, Area.Get(code, args), field);
}
