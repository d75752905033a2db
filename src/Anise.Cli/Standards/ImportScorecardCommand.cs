using System.CommandLine;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Standards.Import;
using Anise.Standards.Scorecards;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tables.Layout;

namespace Anise.Cli.Standards;

/// <summary><c>anise import scorecard FILE --commune CODE --as-of DAY</c>: the office's own scorecard of a commune into the store, all or nothing. Faults on stdout, summary on stderr.</summary>
internal static class ImportScorecardCommand
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message"];

    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("import-file") };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> commune = PlaceOption.Required("--commune");
        Option<DateOnly> asOf = Rules.RulesOption.Day("--as-of", Texts.Get("as-of"));
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("dry-run") };
        var confirm = new Option<bool>("--confirm") { Description = Texts.Get("confirm") };
        var plan = new Option<bool>("--plan") { Description = Texts.Get("import-plan") };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("scorecard", Texts.Get("import-scorecard")) { file, store, commune, asOf, plan, dryRun, confirm, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            DateOnly day = parsed.GetRequiredValue(asOf);
            bool plans = parsed.GetValue(plan);
            if (plans) day = new DateOnly(day.Year, 12, 31);
            Result<MappedPlace> place = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(commune), plans ? null : day, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);
            FileInfo source = parsed.GetRequiredValue(file);
            bool only = parsed.GetValue(dryRun);
            ColumnMapping? columns = parsed.GetValue(confirm) ? new ColumnMapping { Confirmed = true } : null;
            ImportReport report;
            await using (FileStream stream = source.OpenRead())
                report = await services.Get<ImportNow>().RunAsync(services.Rights, plans ? PlanImport.PlanCode : ScorecardImport.KindCode, new ImportAsk(place.Value.Id, day, false, source.Name), stream, columns, only, null, cancel);
            TextWriter error = parsed.InvocationConfiguration.Error;
            if (services.Get<RuleBook>().StandardsOn(ReadScorecards.Family, day) is { } set) StandardNotes.GoesOn(error, set, day);
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
