using System.CommandLine;

namespace Anise.Cli;

/// <summary>The commands of an area. The one class of this kind in the area's folder is found by the command tree.</summary>
internal abstract class CommandArea
{
    /// <summary>One of each in this project.</summary>
    public static IReadOnlyList<CommandArea> All { get; } =
        [.. typeof(CommandArea).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CommandArea))).OrderBy(t => t.FullName, StringComparer.Ordinal).Select(t => (CommandArea)Activator.CreateInstance(t)!)];

    /// <summary>Commands of the first level, such as <c>anise report</c>.</summary>
    public virtual IEnumerable<Command> Commands => [];

    /// <summary>What <c>anise import</c> reads.</summary>
    public virtual IEnumerable<Command> Imports => [];

    /// <summary>What <c>anise export</c> writes.</summary>
    public virtual IEnumerable<Command> Exports => [];
}
