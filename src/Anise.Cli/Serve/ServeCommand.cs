using System.CommandLine;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Sqlite;
using Anise.Store;
using Anise.Web.Host;
using Anise.Web.Pictures;
using Anise.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Anise.Cli.Serve;

/// <summary><c>anise serve --store FILE.db [--urls http://127.0.0.1:5080] [--map-file FILE.geojson]</c>: the pages, until Ctrl+C.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        var urls = new Option<string>("--urls")
        {
            Description = Texts.Get("serve-urls"),
            HelpName = "http://127.0.0.1:5080",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var mapFile = new Option<FileInfo?>("--map-file") { Description = Texts.Get("serve-map-file"), HelpName = "FILE.geojson" };
        var address = new Option<Uri?>("--address")
        {
            Description = Texts.Get("serve-address-option"),
            HelpName = "https://anise.example",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? given) && (given.Scheme == Uri.UriSchemeHttps || given.Scheme == Uri.UriSchemeHttp)) return given;
                result.AddError(Texts.Get("serve-address-wrong", result.Tokens[0].Value));
                return null;
            },
        };
        var command = new Command("serve", Texts.Get("serve")) { store, urls, address, mapFile };
        command.SetAction(async (parsed, cancel) =>
        {
            FileInfo file = parsed.GetRequiredValue(store);
            var shapes = new MapFile(parsed.GetValue(mapFile)?.FullName, file.FullName);
            if (shapes.Path is { } path && MapFile.Read(path) is { Ok: false } wrong) return parsed.Refuse(wrong.Problems);
            // Opening makes or renews the tables before the first page asks for them.
            IssuedLink? first;
            await using (StoreServices services = await StoreServices.OpenAsync(parsed, file, cancel))
            {
                if (await LastWritten.FindLossAsync(services.Get<AniseDb>(), file.FullName, cancel) is { } lost)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("store-lost", lost.Noted.Number, lost.Held, file.FullName));
                    await services.Get<NoteLoss>().RunAsync(services.Rights.Actor, lost.Noted, lost.Held, cancel);
                }
                first = await services.Get<FirstAdministrator>().OfferAsync(services.Rights, cancel);
            }
            KeepUploadsBeside(file.FullName);
            await using WebApplication app = WebHost.Build(new WebOptions(file.FullName, parsed.GetRequiredValue(urls), MapFile: shapes.Path, Address: parsed.GetValue(address), VisitsFirst: true));
            try
            {
                await app.StartAsync(cancel);
            }
            catch (IOException taken)   // Kestrel: the address is in use
            {
                return parsed.Refuse([new Problem("address-in-use", Texts.Get("serve-address", parsed.GetRequiredValue(urls), taken.Message))]);
            }
            TextWriter error = parsed.InvocationConfiguration.Error;
            foreach (string url in app.Urls) await error.WriteLineAsync(Texts.Get("serve-at", url));
            if (first is not null) await error.WriteLineAsync(Texts.Get("serve-first", (parsed.GetValue(address)?.GetLeftPart(UriPartial.Authority) ?? app.Urls.First()) + first.Path, Days.Local(first.ExpiresAt)));
            Task stopped = app.WaitForShutdownAsync(cancel);
            Task<TimeSpan> visited = app.Services.GetRequiredService<FirstVisits>().Done;
            if (await Task.WhenAny(stopped, visited) == visited && visited.IsCompletedSuccessfully) await error.WriteLineAsync(Texts.Get("serve-visited", (await visited).TotalSeconds));
            await stopped;
            return 0;
        });
        return command;
    }

    /// <summary>
    /// What is being uploaded lies in a folder beside the store that only its owner reads, and not in the temporary folder of the machine; what a server that
    /// was killed left there goes at the next start.
    /// </summary>
    private static void KeepUploadsBeside(string store)
    {
        string folder = store + ".uploads";
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", folder);
    }
}
