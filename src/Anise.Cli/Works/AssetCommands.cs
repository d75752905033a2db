using System.CommandLine;
using System.Text;
using Anise.Basics;
using Anise.Places;
using Anise.Works;
using Anise.Works.Assets;

namespace Anise.Cli.Works;

/// <summary><c>anise import assets FILE.geojson</c>: points and lines as assets of a kind, all or nothing.</summary>
internal static class ImportAssetsCommand
{
    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("import-geojson-file") };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        var kind = new Option<string>("--kind") { Description = Texts.Get("asset-kind"), HelpName = "KIND", Required = true };
        var command = new Command("assets", Texts.Get("import-assets")) { file, store, kind };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            FileInfo source = parsed.GetRequiredValue(file);
            await using FileStream stream = source.OpenRead();
            Result<ImportedAssets> done = await services.Get<AssetFile>().ImportAsync(services.Rights, parsed.GetRequiredValue(kind), stream, source.Name, cancel);
            if (!done.Ok) return parsed.Refuse(done.Problems);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("assets-imported", done.Value.Added, done.Value.Ids.Count - done.Value.Added));
            if (done.Value.NotTaken.Count > 0) await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("assets-not-taken", string.Join(", ", done.Value.NotTaken), string.Join(", ", AssetFile.Columns)));
            return 0;
        });
        return command;
    }
}

/// <summary><c>anise export assets</c>: the assets of a place on stdout.</summary>
internal static class ExportAssetsCommand
{
    private enum AssetFormat
    {
        Csv,
        GeoJson,
    }

    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        var place = new Option<string?>("--place") { Description = Texts.Get("asset-place"), HelpName = "CODE" };
        var format = new Option<AssetFormat>("--format") { Description = Texts.Get("asset-format"), DefaultValueFactory = _ => AssetFormat.Csv };
        var command = new Command("assets", Texts.Get("export-assets")) { store, place, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            PlaceMap map = await services.Get<PlaceMaps>().OnAsync(services.Get<TimeProvider>().Today(), cancel);
            Result<MappedPlace> at = parsed.GetValue(place) is { } code ? await PlaceOption.FindAsync(services, code, null, cancel) : map.Province;
            if (!at.Ok) return parsed.Refuse(at.Problems);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(format) == AssetFormat.GeoJson) await output.WriteLineAsync(Encoding.UTF8.GetString(await services.Get<AssetFile>().GeoJsonAsync(services.Rights, at.Value.Id, cancel)));
            else Table.Write(output, OutputFormat.Csv, AssetFile.Columns, await services.Get<AssetFile>().RowsAsync(services.Rights, at.Value.Id, cancel));
            return 0;
        });
        return command;
    }
}
