using System.CommandLine;
using Anise.Basics;
using Anise.Places;
using Anise.Projects.Changes;

namespace Anise.Cli.Projects;

/// <summary><c>anise import plots FILE.geojson</c>: the plots of a file into a project, all or nothing.</summary>
internal static class ImportPlotsCommand
{
    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("plots-file") };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> project = ProjectOption();
        var create = new Option<string?>("--create-project") { Description = Texts.Get("create-project"), HelpName = "NAME" };
        var commune = new Option<string[]>("--commune") { Description = Texts.Get("project-commune"), HelpName = "CODE", AllowMultipleArgumentsPerToken = false };
        var command = new Command("plots", Texts.Get("import-plots")) { file, store, project, create, commune };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            NewProject? made = null;
            string code = parsed.GetRequiredValue(project);
            if (parsed.GetValue(create) is { } name)
            {
                var communes = new List<PlaceId>();
                foreach (string at in parsed.GetValue(commune) ?? [])
                {
                    Result<MappedPlace> found = await PlaceOption.FindAsync(services, at, null, cancel);
                    if (!found.Ok) return parsed.Refuse(found.Problems);
                    communes.Add(found.Value.Id);
                }
                made = new NewProject(code, name, communes);
            }
            FileInfo source = parsed.GetRequiredValue(file);
            await using FileStream stream = source.OpenRead();
            Result<RecordedPlots> done = await services.Get<RecordPlots>().ImportAsync(services.Rights, code, made, stream, source.Name, cancel);
            if (!done.Ok) return parsed.Refuse(done.Problems);
            foreach (string note in done.Value.Notes) await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("note", note));
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("plots-imported", done.Value.Added.Count, done.Value.Left));
            return 0;
        });
        return command;
    }

    /// <summary>The option <c>--project CODE</c>.</summary>
    internal static Option<string> ProjectOption() => new("--project") { Description = Texts.Get("project"), HelpName = "CODE", Required = true };
}
