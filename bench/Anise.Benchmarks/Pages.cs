using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Anise.Benchmarks;

/// <summary>Serves a demo store by the program itself, visits every page of the menu right after the start, and asks some pages as fast as they come.</summary>
internal static partial class Pages
{
    private const string Url = "http://127.0.0.1:5987";
    private const int Connections = 20;

    private static readonly TimeSpan Load = TimeSpan.FromSeconds(5);

    /// <summary>What the menu leads to, one step further; the last asks what would become of everyone by another line.</summary>
    private static readonly string[] Further = ["/households/1", "/compare", "/what-if?p.income-line.rural=2300000"];

    private static readonly string[] Loaded = ["/health", "/sign-in", "/households", "/households/1", "/overview", "/what-if"];

    /// <summary>pages PROGRAM.dll STORE.db [PASSWORD]</summary>
    public static async Task RunAsync(string program, string store, string password)
    {
        using Process server = Serve(program, store, Url);
        try
        {
            await ToldAsync(server, "Anise is at");
            Console.WriteLine($"{store}: {await ToldAsync(server, "Every page was read once")}");
            using HttpClient http = Browser(Url);
            await SignInAsync(http, "tinh", password);
            Console.WriteLine($"page, first time (wall, CPU of the server), again");
            foreach (string page in await MenuAsync(http))
            {
                var (first, firstCpu, status) = await VisitAsync(server, http, page);
                var (again, againCpu, _) = await VisitAsync(server, http, page);
                Console.WriteLine($"  {page,-40}{first,9:0} ms {firstCpu,9:0} ms cpu {again,9:0} ms {againCpu,9:0} ms cpu   {status}");
            }
            Console.WriteLine($"  memory: now {Megabytes(server, "VmRSS")} MB, at most {Megabytes(server, "VmHWM")} MB");
            double health = 0;
            Console.WriteLine($"with {Connections} connections for {Load.TotalSeconds:0} s each:");
            foreach (string page in Loaded)
            {
                double rate = await RateAsync(http, page);
                if (page == "/health") health = rate;
                Console.WriteLine($"  {page,-16}{rate,9:0} a second, 1/{health / rate:0.0} of /health");
            }
            Console.WriteLine($"  memory: now {Megabytes(server, "VmRSS")} MB, at most {Megabytes(server, "VmHWM")} MB");
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    /// <summary>Serves a store.</summary>
    internal static Process Serve(string program, string store, string url) =>
        Process.Start(new ProcessStartInfo("dotnet", [program, "serve", "--store", store, "--urls", url]) { RedirectStandardError = true, UseShellExecute = false, Environment = { ["ANISE_LANG"] = "en" } })!;

    /// <summary>A browser without script, that keeps its cookies.</summary>
    internal static HttpClient Browser(string url) =>
        new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, MaxConnectionsPerServer = Connections })
        {
            BaseAddress = new Uri(url),
            Timeout = TimeSpan.FromMinutes(10),
        };

    /// <summary>The line by which the server says how far it is.</summary>
    internal static async Task<string> ToldAsync(Process server, string beginning)
    {
        while (await server.StandardError.ReadLineAsync() is { } line)
            if (line.StartsWith(beginning, StringComparison.Ordinal)) return line;
        throw new InvalidOperationException($"The server ended and did not say \"{beginning}\".");
    }

    /// <summary>Signs somebody in.</summary>
    internal static async Task SignInAsync(HttpClient http, string user, string password)
    {
        string form = await http.GetStringAsync("/sign-in");
        Dictionary<string, string> fields = Input().Matches(form).ToDictionary(static m => m.Groups["name"].Value, static m => WebUtility.HtmlDecode(m.Groups["value"].Value), StringComparer.Ordinal);
        (fields["user-name"], fields["password"]) = (user, password);
        using HttpResponseMessage answer = await http.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        if (answer.StatusCode != HttpStatusCode.Found) throw new InvalidOperationException($"Sign-in answers {answer.StatusCode}.");
    }

    /// <summary>Every page of the menu, as the reader's pages offer it. Read from a page that is none of them, so that each of them is visited for the first time.</summary>
    private static async Task<string[]> MenuAsync(HttpClient http)
    {
        string page = await http.GetStringAsync("/account/password");
        string menu = page[page.IndexOf("<nav class=\"side", StringComparison.Ordinal)..];
        string[] links = [.. Link().Matches(menu[..menu.IndexOf("</nav>", StringComparison.Ordinal)]).Select(static m => m.Groups["path"].Value)];
        if (links.Length == 0) throw new InvalidOperationException("The page has no menu.");
        return [.. links, .. Further];
    }

    private static async Task<(double Wall, double Cpu, int Status)> VisitAsync(Process server, HttpClient http, string page)
    {
        server.Refresh();
        TimeSpan cpu = server.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await http.GetAsync(page);
        await answer.Content.ReadAsByteArrayAsync();
        double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        server.Refresh();
        return (wall, (server.TotalProcessorTime - cpu).TotalMilliseconds, (int)answer.StatusCode);
    }

    private static async Task<double> RateAsync(HttpClient http, string page)
    {
        using var stop = new CancellationTokenSource(Load);
        long start = Stopwatch.GetTimestamp(), done = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (!stop.IsCancellationRequested)
            {
                using HttpResponseMessage answer = await http.GetAsync(page);
                await answer.Content.ReadAsByteArrayAsync();
                Interlocked.Increment(ref done);
            }
        }));
        return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static long Megabytes(Process server, string what)
    {
        string status = $"/proc/{server.Id}/status";
        string? line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(l => l.StartsWith(what, StringComparison.Ordinal)) : null;
        return line is null ? 0 : long.Parse(Digits().Match(line).Value, CultureInfo.InvariantCulture) / 1024;
    }

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("href=\"(?<path>/[^\"#]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
