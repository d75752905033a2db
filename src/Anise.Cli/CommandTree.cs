using System.CommandLine;
using System.CommandLine.Help;

namespace Anise.Cli;

/// <summary>The commands of <c>anise</c>, by name; each area brings its own from its folder.</summary>
internal static class CommandTree
{
    // A plain command, so that usage says `anise` whatever the file of the program is called.
    public static Command Build()
    {
        var root = new Command("anise", Texts.Get("root")) { new HelpOption { Recursive = true }, new VersionOption() };
        IEnumerable<Command> groups = [Group("import", Texts.Get("import"), a => a.Imports), Group("export", Texts.Get("export"), a => a.Exports)];
        foreach (Command command in CommandArea.All.SelectMany(a => a.Commands).Concat(groups).OrderBy(c => c.Name, StringComparer.Ordinal)) root.Add(command);
        return root;
    }

    private static Command Group(string name, string description, Func<CommandArea, IEnumerable<Command>> of)
    {
        var group = new Command(name, description);
        foreach (Command command in CommandArea.All.SelectMany(of)) group.Add(command);
        return group;
    }
}
