using Anise.Basics;

namespace Anise.Cli.Reports;

/// <summary>The texts of the commands on reports.</summary>
internal static class Texts
{
    private static readonly AreaTexts Area = new(typeof(Texts));

    /// <inheritdoc cref="AreaTexts.Get"/>
    public static string Get(string key, params object?[] args) => Area.Get(key, args);
}
