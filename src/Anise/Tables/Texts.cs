using Anise.Basics;

namespace Anise.Tables;

/// <summary>The texts of the import: messages of faults and the words of the coloured copy.</summary>
internal static class Texts
{
    internal static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);
}
