using System.Net;
using System.Text.Json;

namespace Anise.Tests.Api;

/// <summary>What other programs send: entries of season logs.</summary>
[Trait("needs", "demo")]
[Collection(DemoApi.Name)]
public sealed class SeasonLogApiTests(DemoApi api)
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_season_log_is_sent_in_and_a_harvest_inside_the_interval_is_refused_with_the_first_free_day()
    {
        const string log = "projects/HOI-2023/season-log", plot = "Hồi Xã Vạn Linh 1";
        using HttpClient officer = await api.ReaderAsync("06505", Role.CommuneOfficer), reader = await api.ReaderAsync("20"), elsewhere = await api.ReaderAsync("06463", Role.CommuneOfficer);
        async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpClient client, string address, params object[] entries)
        {
            HttpResponseMessage answer = await client.PostAsync(address, new StringContent(JsonSerializer.Serialize(new { entries }), System.Text.Encoding.UTF8, "application/json"), _cancel);
            return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(_cancel)).RootElement);
        }
        object spray = new { plot, date = "2026-03-01", work = "phun thuốc", product = "Dầu khoáng", intervalDays = 14 }, early = new { plot, date = "2026-03-14", work = "harvest", quantity = 20, unit = "kg" }, free = new { plot, date = "2026-03-15", work = "Thu hoạch" };
        // The harvest stands before the spraying that forbids it: entries are judged together.
        var (status, refused) = await SendAsync(officer, log, early, spray);
        Assert.Equal((HttpStatusCode)422, status);
        JsonElement fault = refused.GetProperty("faults")[0];
        Assert.Equal(("inside-interval", 1, plot, "Dầu khoáng", "2026-03-01", "2026-03-15"), (refused.GetProperty("code").GetString(), fault.GetProperty("entry").GetInt32(), fault.GetProperty("plot").GetString(), fault.GetProperty("product").GetString(), fault.GetProperty("usedOn").GetString(), fault.GetProperty("firstFreeDay").GetString()));
        var (taken, done) = await SendAsync(officer, log, free, spray);
        Assert.Equal((HttpStatusCode.OK, 2, 0), (taken, done.GetProperty("added").GetInt32(), done.GetProperty("left").GetInt32()));   // nothing of the refused one was stored
        Assert.Equal(2, (await SendAsync(officer, log, free, spray)).Body.GetProperty("left").GetInt32());   // sent again, it changes nothing
        Assert.Equal("log-plot-unknown", (await SendAsync(officer, log, new { plot = "Hồi 99", date = "2026-03-15", work = "harvest" })).Body.GetProperty("code").GetString());
        Assert.Equal("json-wrong", (await SendAsync(officer, log, new { plot, date = "15/3/2026", work = "harvest" })).Body.GetProperty("code").GetString());
        Assert.Equal("log-date-in-future", (await SendAsync(officer, log, new { plot, date = "9999-12-31", work = "spray", product = "X", intervalDays = 999 })).Body.GetProperty("code").GetString());
        var (thousand, left) = await SendAsync(officer, log, [.. Enumerable.Range(0, 999).Select(i => (object)new { plot, date = "2026-02-02", work = "other", person = "Nông Văn Tưới", quantity = i, unit = "lít nước tưới" }), free]);
        Assert.Equal((HttpStatusCode.OK, 999, 1), (thousand, left.GetProperty("added").GetInt32(), left.GetProperty("left").GetInt32()));
        Assert.Equal((HttpStatusCode)413, (await SendAsync(officer, log, new { plot, date = "2026-02-02", work = "other", person = new string('x', 1_100_000) })).Status);
        Assert.Equal("log-project-unknown", (await SendAsync(officer, "projects/KHONG-CO/season-log", free)).Body.GetProperty("code").GetString());
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), ((await SendAsync(reader, log, free)).Status, (await SendAsync(elsewhere, log, free)).Status));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(api.Client(), log, free)).Status);
    }
}
