using System.CommandLine;
using Anise.Funds.Exports;

namespace Anise.Cli.Funds;

/// <summary><c>anise funds export</c>: the book for another program, on stdout.</summary>
internal static class FundsExportCommand
{
    private enum BookFormat
    {
        Hledger,
        Beancount,
        Oc4ids,
    }

    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        var format = new Option<BookFormat>("--format") { Description = Texts.Get("export-format"), Required = true };
        var command = new Command("export", Texts.Get("export")) { store, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            var book = services.Get<ExportBook>();
            TextWriter output = parsed.InvocationConfiguration.Output;
            await (parsed.GetRequiredValue(format) switch
            {
                BookFormat.Hledger => book.HledgerAsync(services.Rights, output, cancel),
                BookFormat.Beancount => book.BeancountAsync(services.Rights, output, cancel),
                _ => services.Get<ExportProjects>().RunAsync(services.Rights, output, cancel),
            });
            return 0;
        });
        return command;
    }
}
