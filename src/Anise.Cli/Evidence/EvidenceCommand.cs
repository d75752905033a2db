using System.CommandLine;
using System.Globalization;
using Anise.Evidence.Boards;

namespace Anise.Cli.Evidence;

/// <summary><c>anise evidence verify --store S [--tidy]</c>: compares the stored evidence with its files; exit 1 where a file is missing, changed, or needed by nothing.</summary>
internal static class EvidenceCommand
{
    public static Command Build() => new("evidence", Texts.Get("evidence")) { Verify() };

    /// <summary>Tells what is wrong with the files of evidence.</summary>
    /// <returns>Whether all is well.</returns>
    public static async Task<bool> TellAsync(StoreServices services, TextWriter output, CancellationToken cancel)
    {
        EvidenceFileCheck check = await services.Get<VerifyEvidenceFiles>().RunAsync(cancel);
        await output.WriteLineAsync(check.Faults.Count == 0 ? Texts.Get("evidence-sound", check.Checked) : Texts.Get("evidence-faulty", check.Faults.Count, check.Checked));
        foreach (EvidenceFileFault fault in check.Faults)
            await output.WriteLineAsync("  " + Texts.Get($"evidence-{fault.Kind}", fault.Name, fault.Evidence?.Value.ToString(CultureInfo.InvariantCulture) ?? "-"));
        return check.Faults.Count == 0;
    }

    private static Command Verify()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<bool> tidy = new("--tidy") { Description = Texts.Get("evidence-tidy") };
        var command = new Command("verify", Texts.Get("evidence-verify")) { store, tidy };
        command.SetAction(async (parsed, cancel) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            if (parsed.GetValue(tidy)) await output.WriteLineAsync(Texts.Get("evidence-tidied", await services.Get<VerifyEvidenceFiles>().TidyAsync(services.Rights, cancel)));
            return await TellAsync(services, output, cancel) ? 0 : 1;
        });
        return command;
    }
}
