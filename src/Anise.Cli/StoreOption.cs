using System.CommandLine;

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
            if (result.GetValueOrDefault<FileInfo>() is { Exists: false } file) result.AddError(Texts.Get("store-missing", file.FullName));
        });
        return option;
    }

    /// <summary>The file of a store, there or not.</summary>
    public static Option<FileInfo> Any() => new("--store") { Description = Texts.Get("store"), HelpName = "FILE.db", Required = true };
}
