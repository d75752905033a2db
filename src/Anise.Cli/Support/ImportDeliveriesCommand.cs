using System.CommandLine;
using Anise.Basics;
using Anise.Places;
using Anise.Support.Import;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tables.Layout;

namespace Anise.Cli.Support;

/// <summary><c>anise import deliveries FILE --place CODE --as-of DAY</c>: the office's own list of what was delivered into the store, all or nothing. Faults on stdout, summary on stderr.</summary>
internal static class ImportDeliveriesCommand
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message"];

    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("import-file") };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        Option<DateOnly> asOf = Rules.RulesOption.Day("--as-of", Texts.Get("as-of"));
        var policy = new Option<string>("--policy") { Description = Texts.Get("import-policy"), HelpName = "CODE" };
        var period = new Option<string>("--period") { Description = Texts.Get("import-period"), HelpName = "PERIOD" };
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("dry-run") };
        var confirm = new Option<bool>("--confirm") { Description = Texts.Get("confirm") };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("deliveries", Texts.Get("import-deliveries")) { file, store, place, asOf, policy, period, dryRun, confirm, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            DateOnly day = parsed.GetRequiredValue(asOf);
            Result<MappedPlace> commune = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(place), day, cancel);
            if (!commune.Ok) return parsed.Refuse(commune.Problems);
            if (!commune.Value.IsCommuneLevel) return parsed.Refuse([new Problem("list-commune", Texts.Get("import-commune", commune.Value.Name), "place")]);
            FileInfo source = parsed.GetRequiredValue(file);
            bool only = parsed.GetValue(dryRun);
            ColumnMapping? columns = parsed.GetValue(confirm) ? new ColumnMapping { Confirmed = true } : null;
            var said = new Dictionary<string, string>();
            if (parsed.GetValue(policy) is { } code) said["policy"] = code;
            if (parsed.GetValue(period) is { } time) said["period"] = time;
            ImportReport report;
            await using (FileStream stream = source.OpenRead())
                report = await services.Get<ImportNow>().RunAsync(services.Rights, DeliveryImport.KindCode, new ImportAsk(commune.Value.Id, day, false, source.Name) { Said = said }, stream, columns, only, null, cancel);
            TextWriter error = parsed.InvocationConfiguration.Error;
            if (!report.Ok || parsed.GetValue(format) != OutputFormat.Text)
                Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), FaultColumns, report.Faults.Select(f => (IReadOnlyList<object?>)[f.Sheet, f.Row, f.Column, f.Problem, f.Message]));
            foreach (ImportFault note in report.Notes.Where(n => n.Level == FaultLevel.Note)) await error.WriteLineAsync(Texts.Get("note", note.Message));
            await error.WriteLineAsync(report.Ok
                ? Texts.Get(only ? "would-import" : "imported", report.Count(ImportOutcome.Added), report.Count(ImportOutcome.Left))
                : Texts.Get("refused", report.Faults.Count));
            return report.Ok ? 0 : 1;
        });
        return command;
    }
}
