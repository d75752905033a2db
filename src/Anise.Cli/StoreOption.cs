using System.CommandLine;
using Anise.Basics;

namespace Anise.Cli;

/// <summary>The option <c>--store FILE.db</c>.</summary>
internal static class StoreOption
{
    /// <summary>The file of a store that exists.</summary>
    public static Option<FileInfo> Existing()
    {
        Option<FileInfo> option = Any();
        option.Validators.Add(result =>
        {
            // A directory is there, but is no store: that is said when it is opened.
            if (result.GetValueOrDefault<FileInfo>() is { Exists: false } file && !Directory.Exists(file.FullName)) result.AddError(Texts.Get("store-missing", file.FullName));
        });
        return option;
    }

    /// <summary>The file of a store, there or not.</summary>
    public static Option<FileInfo> Any() => new("--store") { Description = Texts.Get("store"), HelpName = "FILE.db", Required = true };

    /// <summary>Why a new store cannot be made in <paramref name="file"/>; null where it can.</summary>
    public static Problem? RefuseToMake(FileInfo file) =>
        file.Exists || Directory.Exists(file.FullName) ? new Problem("store-exists", Texts.Get("store-exists", file.FullName))
        : file.Directory is { Exists: false } folder ? new Problem("folder-missing", Texts.Get("folder-missing", folder.FullName))
        : null;
}
