using System.CommandLine;
using Anise.Journal;

namespace Anise.Cli.Journal;

/// <summary><c>anise journal verify --store S</c>: exit 1 and the first bad entry.</summary>
internal static class JournalCommand
{
    public static Command Build() => new("journal", Texts.Get("journal")) { Verify() };

    private static Command Verify()
    {
        Option<FileInfo> store = StoreOption.Existing();
        var command = new Command("verify", Texts.Get("journal-verify")) { store };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed.GetRequiredValue(store), cancel);
            var (count, fault, hash) = await services.Get<VerifyJournal>().RunAsync(cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(fault is null
                ? Texts.Get("journal-sound", count, hash)
                : Texts.Get($"journal-{fault.Kind}", fault.Number));
            return fault is null ? 0 : 1;
        });
        return command;
    }
}
