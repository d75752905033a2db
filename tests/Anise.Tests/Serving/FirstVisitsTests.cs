using Anise.Journal;
using Anise.Store;
using Anise.Testing;
using Anise.Tests.Figures;
using Anise.Web.Host;
using Anise.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Serving;

/// <summary>The server reads its pages before the first reader does.</summary>
[Trait("needs", "demo")]
public sealed class FirstVisitsTests(DemoProvince demo)
{
    [Fact]
    public async Task Every_page_of_the_menu_is_read_once_and_nothing_is_written()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        var (services, file) = await demo.CopyAsync();
        await services.DisposeAsync();
        try
        {
            await using WebApplication app = WebHost.Build(new WebOptions(file, "http://127.0.0.1:0", new StillClock(), VisitsFirst: true));
            long before = await HeadAsync(app);
            await app.StartAsync(cancel);
            TimeSpan took = await app.Services.GetRequiredService<FirstVisits>().Done.WaitAsync(TimeSpan.FromMinutes(2), cancel);   // fails where a page did not answer
            Assert.True(took > TimeSpan.Zero);
            Assert.Equal(before, await HeadAsync(app));
            // Nobody got in by it: who comes from outside is still asked who they are.
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
            using HttpResponseMessage answer = await http.GetAsync(new Uri("/overview", UriKind.Relative), cancel);
            Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
        finally
        {
            KeptStores.Delete(file);
        }
    }

    private static async Task<long> HeadAsync(WebApplication app)
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AniseDb>().Set<JournalHead>().AsNoTracking().SingleAsync()).Count;
    }
}
