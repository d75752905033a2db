using System.Diagnostics;

namespace Anise.Benchmarks;

/// <summary>How pages of works get slower with their number: two stores are served side by side, and each address is asked of the one and of the other in turn.</summary>
internal static class Works
{
    private const int Rounds = 15;

    private static readonly string[] Urls = ["http://127.0.0.1:5988", "http://127.0.0.1:5989"];

    /// <summary>Pages, orders and filters of the list of works days, further pages and words, which nothing keeps; the last reads what the map draws.</summary>
    private static readonly string[] Asked =
    [
        "/works?place=20", "/works?place=20&page=2", "/works?place=20&page=9", "/works?place=20&page=2&sort=-people", "/works?place=20&page=2&sort=labour-days", "/works?place=20&page=2&sort=place", "/works?place=20&page=2&sort=-campaign", "/works?place=20&page=2&sort=organiser", "/works?place=20&page=2&sort=commune",
        "/works?place=20&q=doan+thanh+nien+1", "/works?place=20&q=doan+thanh+nien+7", "/works?place=20&page=2&output=road-cleaned", "/works?place=20&page=2&from=2026-03-01&until=2026-03-31", "/works?place=06505&page=1&sort=-date&q=doan",
    ];

    /// <summary>works PROGRAM.dll SMALL.db LARGE.db PASSWORD</summary>
    public static async Task RunAsync(string program, string small, string large, string password)
    {
        var servers = new List<Process>();
        try
        {
            var readers = new List<HttpClient>();
            foreach (var (store, url) in new[] { (small, Urls[0]), (large, Urls[1]) })
            {
                servers.Add(Pages.Serve(program, store, url));
                await Pages.ToldAsync(servers[^1], "Every page was read once");
                HttpClient http = Pages.Browser(url);
                await Pages.SignInAsync(http, "tinh", password);
                readers.Add(http);
            }
            Console.WriteLine("address, small, large, ratio (medians by the clock, the two in turn)");
            foreach (string address in Asked)
            {
                List<double> few = [], many = [];
                for (int i = 0; i <= Rounds; i++)
                {
                    double one = await TimeAsync(readers[0], address), other = await TimeAsync(readers[1], address);
                    if (i == 0) continue;   // what is asked for the first time
                    few.Add(one);
                    many.Add(other);
                }
                Console.WriteLine($"  {address,-60}{Median(few),8:0.0} ms {Median(many),8:0.0} ms   {Median(many) / Median(few):0.00}");
            }
            foreach (string address in new[] { "/works/map?place=20&what=Assets", "/works/map/drawn?place=20&what=Assets&year=2026" })
            {
                List<double> times = [];
                for (int i = 0; i < Rounds; i++) times.Add(await TimeAsync(readers[1], address));
                Console.WriteLine($"  {address,-60}{times[0],8:0.0} ms first {Median(times),8:0.0} ms again");
            }
        }
        finally
        {
            foreach (Process server in servers)
            {
                server.Kill();
                await server.WaitForExitAsync();
            }
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> TimeAsync(HttpClient http, string address)
    {
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await http.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
