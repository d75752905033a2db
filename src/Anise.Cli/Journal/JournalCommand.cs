using System.CommandLine;
using System.Globalization;
using Anise.Cli.Evidence;
using Anise.Facts;
using Anise.Journal;
using Anise.Sqlite;
using Anise.Store;

namespace Anise.Cli.Journal;

/// <summary><c>anise journal verify --store S [--head N:HASH]</c>: exit 1 where an entry, a noted head, a stored thing or a file of evidence is not as it was written. <c>anise journal words</c>: what it tells.</summary>
internal static class JournalCommand
{
    public static Command Build() => new("journal", Texts.Get("journal")) { Verify(), Words() };

    /// <summary>Every act and kind of thing that the areas declare: the codes as they are stored, the words as the journal's page has them, what it takes to see them.</summary>
    private static Command Words()
    {
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("words", Texts.Get("journal-words")) { format };
        command.SetAction(parsed =>
        {
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ["what", "code", "area", "words", "needs"], Areas.All.SelectMany(area => (IEnumerable<IReadOnlyList<object?>>)
            [
                .. area.Acts.OrderBy(a => a.Code, StringComparer.Ordinal).Select(a => (object?[])["act", a.Code, area.Name, area.Texts?.Get("action-" + a.Code), null]),
                .. area.Subjects.Select(s => (object?[])["thing", s.Code, area.Name, area.Texts?.Get("subject-" + s.Code), s.Needs?.Code]),
            ]));
            return 0;
        });
        return command;
    }

    private static Command Verify()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<JournalHeadNote?> head = new("--head")
        {
            Description = Texts.Get("journal-head"),
            HelpName = "N:HASH",
            CustomParser = result =>
            {
                if (JournalHeadNote.TryParse(result.Tokens[0].Value, out JournalHeadNote? note)) return note;
                result.AddError(Texts.Get("journal-head-wrong", result.Tokens[0].Value));
                return null;
            },
        };
        var command = new Command("verify", Texts.Get("journal-verify")) { store, head };
        command.SetAction(async (parsed, cancel) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            FileInfo file = parsed.GetRequiredValue(store);
            await using StoreServices services = await StoreServices.OpenAsync(parsed, file, cancel);
            IReadOnlyList<string> damage = await SqliteStore.FindDamageAsync(file.FullName, cancel);
            if (damage.Count > 0)
            {
                await output.WriteLineAsync(Texts.Get("journal-damaged", damage.Count));
                foreach (string found in damage) await output.WriteLineAsync("  " + found);
                return 1;
            }
            if (await LastWritten.FindLossAsync(services.Get<AniseDb>(), file.FullName, cancel) is { } lost)
            {
                await output.WriteLineAsync(Texts.Get("store-lost", lost.Noted.Number, lost.Held, file.FullName));
                return 1;
            }
            JournalHeadNote? noted = parsed.GetValue(head);
            JournalCheck journal = await services.Get<VerifyJournal>().RunAsync(noted, cancel);
            await output.WriteLineAsync(journal.Fault is { } fault ? Texts.Get($"journal-{fault.Kind}", fault.Number) : Texts.Get("journal-sound", journal.Checked, journal.LastHash));
            // What the facts are compared with must itself be sound.
            if (journal.Fault is not null) return 1;
            FactCheck facts = await services.Get<VerifyFacts>().RunAsync(cancel);
            if (facts.Faulty == 0)
            {
                await output.WriteLineAsync(Texts.Get("facts-sound", facts.Checked));
                // What is derived is compared with facts that are themselves sound.
                List<RefreshedRows> differing = [.. (await services.Get<CompareDerived>().RunAsync(cancel)).Where(r => r.Changed > 0)];
                foreach (RefreshedRows rows in differing) await output.WriteLineAsync(Texts.Get("derived-differ", rows.Name, rows.Changed));
                if (differing.Count == 0) await output.WriteLineAsync(Texts.Get("derived-sound"));
                bool files = await EvidenceCommand.TellAsync(services, output, cancel);
                return differing.Count == 0 && files ? 0 : 1;
            }
            await output.WriteLineAsync(Texts.Get("facts-faulty", facts.Faulty, facts.Checked));
            foreach (FactFault differs in facts.Faults)
                await output.WriteLineAsync("  " + Texts.Get($"fact-{differs.Kind}", differs.Type, differs.Key, differs.Entry?.ToString(CultureInfo.InvariantCulture) ?? "-"));
            return 1;
        });
        return command;
    }
}
