using System.CommandLine;

namespace Anise.Cli;

/// <summary>The commands of <c>anise</c>; each area adds its own from its folder.</summary>
internal static class CommandTree
{
    public static RootCommand Build()
    {
        var root = new RootCommand(Texts.Get("root"));
        return root;
    }
}
