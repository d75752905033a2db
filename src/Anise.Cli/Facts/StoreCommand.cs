using System.CommandLine;
using Anise.Facts;

namespace Anise.Cli.Facts;

/// <summary><c>anise store refresh --store S</c>: makes the rows that are derived from facts anew.</summary>
internal static class StoreCommand
{
    public static Command Build() => new("store", Texts.Get("store")) { Refresh() };

    private static Command Refresh()
    {
        Option<FileInfo> store = StoreOption.Existing();
        var command = new Command("refresh", Texts.Get("store-refresh")) { store };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            foreach (RefreshedRows rows in await services.Get<RefreshDerived>().RunAsync(services.Rights, cancel))
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Texts.Get("store-refreshed", rows.Name, rows.Changed));
            return 0;
        });
        return command;
    }
}
