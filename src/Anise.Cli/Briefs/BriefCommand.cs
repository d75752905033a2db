using System.CommandLine;
using System.Globalization;
using Anise.Basics;
using Anise.Briefs;
using Anise.Cli.Figures;
using Anise.Figures;
using Anise.Web.Briefs;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Cli.Briefs;

/// <summary><c>anise brief list|make|figures</c>: texts whose numbers are figures.</summary>
internal static class BriefCommand
{
    public static Command Build() => new("brief", Texts.Get("brief")) { List(), Make(), Numbers() };

    private static Command List()
    {
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("list", Texts.Get("brief-list")) { format };
        command.SetAction(parsed =>
        {
            using ServiceProvider areas = new ServiceCollection().AddAreas().BuildServiceProvider();
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ["code", "title_vi", "title_en", "place", "period", "numbers"],
                areas.GetRequiredService<BriefCatalogue>().All.Select(t => (IReadOnlyList<object?>)[t.Code, t.Title.Vi, t.Title.En, t.Place, t.Period?.ToString(), t.Numbers.Count]));
        });
        return command;
    }

    private static Command Make()
    {
        var asked = new BriefOptions();
        var language = new Option<string>("--lang") { Description = Texts.Get("brief-lang"), DefaultValueFactory = _ => "vi" };
        language.AcceptOnlyFromAmong("vi", "en");
        var file = new Option<FileInfo>("--out") { Description = Texts.Get("brief-out"), HelpName = "FILE.html|.docx|.pdf", Required = true };
        var address = new Option<string?>("--address") { Description = Texts.Get("brief-address"), HelpName = "URL" };
        var command = new Command("make", Texts.Get("brief-make")) { asked.Name, asked.Store, asked.Place, asked.Period, language, file, address };
        command.SetAction(async (parsed, cancel) =>
        {
            FileInfo to = parsed.GetRequiredValue(file);
            string ending = to.Extension.ToLowerInvariant();
            if (ending is not (".html" or ".htm" or ".docx" or ".pdf")) return parsed.Refuse([new Problem("brief-format", Texts.Get("brief-format", to.Name))]);
            CultureInfo before = CultureInfo.CurrentUICulture, numbers = CultureInfo.CurrentCulture;
            try
            {
                var asks = CultureInfo.GetCultureInfo(parsed.GetRequiredValue(language));
                Result<Brief> made = await asked.MakeAsync(parsed, () => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = asks, cancel);
                if (!made.Ok) return parsed.Refuse(made.Problems);
                // What is set within an awaited call does not come back from it.
                CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = asks;
                string served = (parsed.GetValue(address) ?? "").TrimEnd('/');
                if (ending == ".docx") await File.WriteAllBytesAsync(to.FullName, BriefWord.Of(made.Value, served), cancel);
                else if (ending == ".pdf") await File.WriteAllBytesAsync(to.FullName, BriefPdf.Of(made.Value, served), cancel);
                else await File.WriteAllTextAsync(to.FullName, BriefHtml.Of(made.Value, served), cancel);
            }
            finally
            {
                (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (before, numbers);
            }
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("brief-written", to.FullName));
            return 0;
        });
        return command;
    }

    private static Command Numbers()
    {
        var asked = new BriefOptions();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("figures", Texts.Get("brief-figures")) { asked.Name, asked.Store, asked.Place, asked.Period, format };
        command.SetAction(async (parsed, cancel) =>
        {
            Result<Brief> made = await asked.MakeAsync(parsed, () => { }, cancel);
            if (!made.Ok) return parsed.Refuse(made.Problems);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ["name", "figure", "place", "period", "value", "unit"],
                made.Value.Template.Numbers.Select(n => made.Value.Values[n.Name]).Select(v => (IReadOnlyList<object?>)[v.Number.Name, v.Number.Figure.Code, v.Place.Code, v.Period.IsMonth ? v.Period.ToString() : v.Period.Year, FiguresCommand.Exact(v.Value is { } value ? Math.Round(value, 9) : null), v.Number.Figure.Unit]));
            return 0;
        });
        return command;
    }
}

/// <summary>What says which brief, where and when.</summary>
internal sealed class BriefOptions
{
    public Argument<string> Name { get; } = new("NAME") { Description = Texts.Get("brief-name") };

    public Option<FileInfo> Store { get; } = StoreOption.Existing();

    public Option<string?> Place { get; } = new("--place") { Description = Texts.Get("brief-place"), HelpName = "CODE" };

    public Option<Period?> Period { get; } = new("--period") { Description = Texts.Get("brief-period"), HelpName = "YYYY[-MM]", CustomParser = PeriodOf };

    /// <summary>Makes it: a template of the programme by its code, or that of a YAML file.</summary>
    public async Task<Result<Brief>> MakeAsync(ParseResult parsed, Action begin, CancellationToken cancel)
    {
        await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(Store), cancel);
        string name = parsed.GetRequiredValue(Name);
        BriefCatalogue catalogue = services.Get<BriefCatalogue>();
        BriefTemplate? template = catalogue.Find(name);
        if (template is null && (name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)) && File.Exists(name))
        {
            using var reader = new StreamReader(name);
            Result<BriefTemplate> read = catalogue.Read(reader, Path.GetFileName(name));
            if (!read.Ok) return Result<Brief>.Refused(read.Problems);
            template = read.Value;
        }
        if (template is null) return new Problem("brief-unknown", Texts.Get("brief-unknown", name, string.Join(", ", catalogue.All.Select(t => t.Code))));
        begin();
        return await services.Get<MakeBrief>().RunAsync(services.Rights, template, parsed.GetValue(Place), parsed.GetValue(Period), cancel);
    }

    private static Period? PeriodOf(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (Anise.Figures.Period.TryRead(result.Tokens[0].Value) is { Year: >= 2000 and <= 2100 } period) return period;
        result.AddError(Texts.Get("brief-period-wrong", result.Tokens[0].Value));
        return null;
    }
}
