using System.CommandLine;
using Anise.Basics;
using Anise.Places;

namespace Anise.Cli.Places;

/// <summary><c>anise init --store FILE.db</c>: a new store with the places of Lang Son.</summary>
internal static class InitCommand
{
    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Any();
        var command = new Command("init", Texts.Get("init")) { store };
        command.SetAction(async (parsed, cancel) =>
        {
            FileInfo file = parsed.GetRequiredValue(store);
            if (StoreOption.RefuseToMake(file) is { } problem) return parsed.Refuse([problem]);
            await using StoreServices services = await StoreServices.OpenAsync(parsed, file, cancel);
            Result<int> made = await services.Get<CreateStore>().RunAsync(services.Rights, cancel);
            if (!made.Ok) return parsed.Refuse(made.Problems);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("init-done", file.FullName, made.Value));
            return 0;
        });
        return command;
    }
}
