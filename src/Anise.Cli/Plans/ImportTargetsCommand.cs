using System.CommandLine;
using Anise.Basics;
using Anise.Places;
using Anise.Plans;
using Anise.Plans.Import;
using Anise.Plans.Targets;
using Anise.Tables.Faults;
using Directive = Anise.Plans.Directive;

namespace Anise.Cli.Plans;

/// <summary><c>anise import targets FILE --directive NUMBER</c>: the targets of a directive, all or nothing. Faults on stdout, summary on stderr.</summary>
internal static class ImportTargetsCommand
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message"];

    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("import-file") };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        var directive = new Option<string>("--directive") { Description = Texts.Get("directive"), HelpName = "NUMBER", Required = true };
        Option<int> year = PlansOptions.Year("directive-year", required: false);
        Option<DateOnly?> date = PlansOptions.Day("--date", "directive-date");
        var issuer = new Option<string?>("--issuer") { Description = Texts.Get("directive-issuer"), HelpName = "TEXT" };
        var title = new Option<string?>("--title") { Description = Texts.Get("directive-title"), HelpName = "TEXT" };
        var place = new Option<string?>("--place") { Description = Texts.Get("directive-place"), HelpName = "CODE" };
        var send = new Option<bool>("--send") { Description = Texts.Get("send") };
        var reason = new Option<string?>("--reason") { Description = Texts.Get("reason"), HelpName = "TEXT" };
        Option<DateOnly?> from = PlansOptions.Day("--from", "from");
        var document = new Option<string?>("--document") { Description = Texts.Get("document"), HelpName = "NUMBER" };
        var confirm = new Option<bool>("--confirm") { Description = Texts.Get("confirm") };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("targets", Texts.Get("import-targets")) { file, store, directive, year, date, issuer, title, place, send, reason, from, document, confirm, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            TextWriter error = parsed.InvocationConfiguration.Error;
            var import = services.Get<ImportTargets>();
            string number = parsed.GetRequiredValue(directive);
            int? of = parsed.GetValue(year) is > 0 and var y ? y : null;
            DateOnly today = services.Get<TimeProvider>().Today();
            bool made = false;
            Result<Directive> found = await import.FindAsync(number, of, cancel);
            if (!found.Ok && parsed.GetValue(date) is { } on)
            {
                PlaceMap map = await services.Get<PlaceMaps>().OnAsync(on < today ? on : today, cancel);
                MappedPlace? at = parsed.GetValue(place) is { } code ? map.FindByCode(code) : map.Province;
                if (at is null) return parsed.Refuse([new Problem("place-unknown", Anise.Cli.Texts.Get("place-unknown", parsed.GetValue(place)))]);
                Result<DirectiveId> recorded = await services.Get<RecordDirective>().RunAsync(services.Rights, new NewDirective(number, of ?? on.Year, on, parsed.GetValue(issuer) ?? at.Name, parsed.GetValue(title) ?? number, at.Id), cancel);
                if (!recorded.Ok) return parsed.Refuse(recorded.Problems);
                found = await import.FindAsync(number, of ?? on.Year, cancel);
                made = true;
            }
            if (!found.Ok) return parsed.Refuse(found.Problems);
            Revision? revision = parsed.GetValue(from) is { } day ? new Revision(day, parsed.GetValue(reason), parsed.GetValue(document)) : null;
            FileInfo source = parsed.GetRequiredValue(file);
            await using FileStream stream = source.OpenRead();
            TargetsImported read = await import.RunAsync(services.Rights, found.Value, stream, source.Name, revision, parsed.GetValue(confirm), cancel);
            foreach (ImportFault note in read.Notes.Where(n => n.Level == FaultLevel.Note)) await error.WriteLineAsync(Texts.Get("note", note.Message));
            if (read.Done is not { } done)
            {
                if (made) await services.Get<RecordDirective>().TakeBackAsync(services.Rights, found.Value.Id, cancel);
                Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), FaultColumns, read.Faults.Select(f => (IReadOnlyList<object?>)[f.Sheet, f.Row, f.Column, f.Problem, f.Message]));
                await error.WriteLineAsync(Texts.Get("refused", read.Faults.Count));
                return 1;
            }
            if (parsed.GetValue(format) != OutputFormat.Text) Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), FaultColumns, []);
            await error.WriteLineAsync(Texts.Get("imported", done.Added, done.Changed, done.Revised, done.Left));
            foreach (Cascade cascade in await services.Get<ReadCascades>().RunAsync(found.Value, cancel)) await error.WriteLineAsync(Texts.Get("cascade", cascade.Figure.Name, cascade.Place.Name, cascade.Said));
            if (!parsed.GetValue(send)) return 0;
            Result<DirectiveId> sent = await services.Get<SendDirective>().RunAsync(services.Rights, found.Value.Id, today, parsed.GetValue(reason), cancel);
            if (!sent.Ok) return parsed.Refuse(sent.Problems);
            await error.WriteLineAsync(Texts.Get("sent", number));
            return 0;
        });
        return command;
    }
}
