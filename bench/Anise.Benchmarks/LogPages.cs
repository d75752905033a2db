using System.Diagnostics;
using System.Net;

namespace Anise.Benchmarks;

/// <summary>Pages of the season log over a short and a long one, in turn: how much longer a page of the long one takes.</summary>
internal static class LogPages
{
    private const int Rounds = 15;

    /// <summary>Each round asks for another page of the list, so that no page was kept from before.</summary>
    private static readonly (string What, Func<int, string> Address)[] Asked =
    [
        ("a page by date", static round => $"/projects/log?place=20&page={round + 2}"),
        ("a page by product", static round => $"/projects/log?place=20&sort=product&page={round + 2}"),
        ("a page of harvests", static round => $"/projects/log?place=20&work=Harvest&from=2020-01-{round + 1:00}"),
    ];

    /// <summary>lists PROGRAM.dll SMALL.db LARGE.db PASSWORD</summary>
    public static async Task RunAsync(string program, string small, string large, string password)
    {
        var servers = new List<(Process Server, HttpClient Http)>();
        try
        {
            foreach (var (store, port) in new[] { (small, 5988), (large, 5989) }) servers.Add(await ServeAsync(program, store, $"http://127.0.0.1:{port}", password));
            foreach (var (what, address) in Asked)
            {
                double[][] took = [new double[Rounds], new double[Rounds]];
                for (int round = -1; round < Rounds; round++)
                {
                    for (int s = 0; s < servers.Count; s++)
                    {
                        long start = Stopwatch.GetTimestamp();
                        string page = await servers[s].Http.GetStringAsync(address(Math.Max(0, round)));
                        if (!page.Contains("<td", StringComparison.Ordinal)) throw new InvalidOperationException($"{address(round)} has no rows.");
                        if (round >= 0) took[s][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    }
                }
                double shorter = Median(took[0]), longer = Median(took[1]);
                Console.WriteLine($"  {what,-22}{shorter,8:0.0} ms {longer,8:0.0} ms, ratio {longer / shorter:0.00}");
            }
        }
        finally
        {
            foreach (var (server, http) in servers)
            {
                server.Kill();
                await server.WaitForExitAsync();
                server.Dispose();
                http.Dispose();
            }
        }
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static async Task<(Process, HttpClient)> ServeAsync(string program, string store, string url, string password)
    {
        Process server = Process.Start(new ProcessStartInfo("dotnet", [program, "serve", "--store", store, "--urls", url]) { RedirectStandardError = true, UseShellExecute = false, Environment = { ["ANISE_LANG"] = "en" } })!;
        await Pages.ToldAsync(server, "Anise is at");
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(5) };
        await Pages.SignInAsync(http, "tinh", password);
        return (server, http);
    }
}
