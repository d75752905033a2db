using Anise.Basics;

namespace Anise.Cli.Figures;

/// <summary>The texts of the commands on figures.</summary>
internal static class Texts
{
    private static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);
}
