using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Anise.Access;
using Anise.Cli;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Api;

/// <summary>The interface as other programs see it.</summary>
[Trait("needs", "demo")]
[Collection(DemoApi.Name)]
public sealed class ApiTests(DemoApi api)
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("poverty-rate", "20", "2024", "commune")]
    [InlineData("poor-households", "06505", "2023", null)]
    [InlineData("poor-households-in-force", "20", "2026-09-15", "commune")]   // a day in the year
    [InlineData("poor-households-in-force", "06505", "2025-03", null)]   // the last day of a month
    [InlineData("near-poor-people", "187", "2025", "village")]
    [InlineData("mean-income", "20", "2025", "commune")]
    [InlineData("poor-households", "20", "2025", "region")]
    [InlineData("poverty-rate", "06463", "2026", "village")]
    public async Task A_figure_is_that_of_the_command_line(string code, string place, string period, string? by)
    {
        using HttpClient client = await api.ReaderAsync();
        string path = $"figures/{code}?place={place}&{(period.Length == 4 ? "year" : "period")}={period}{(by is null ? "" : "&by=" + by)}";
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        HttpResponseMessage answer = await client.GetAsync(path, _cancel);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        using StringWriter output = new(), error = new();
        string[] arguments = ["figures", "show", code, "--place", place, "--period", period, "--store", api.File, "--format", "csv", .. by is null ? (string[])[] : ["--by", by]];
        Assert.Equal(0, await CommandLine.RunAsync(arguments, output, error, new StillClock()));
        Assert.Equal(output.ToString(), (await answer.Content.ReadAsStringAsync(_cancel)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_figure_and_its_records_agree_in_json()
    {
        using HttpClient client = await api.ReaderAsync();
        JsonElement figure = await DemoApi.JsonAsync(client, "figures/poor-people?year=2024&by=head-sex");
        Assert.Equal("person", figure.GetProperty("unit").GetString());
        Assert.Equal("20", figure.GetProperty("place").GetProperty("code").GetString());   // the key's own place
        Assert.Equal(figure.GetProperty("value").GetDouble(), figure.GetProperty("splits").EnumerateArray().Sum(s => s.GetProperty("numerator").GetDouble()));
        double sum = 0;
        for (int page = 1; ; page++)
        {
            JsonElement records = await DemoApi.JsonAsync(client, $"figures/poor-people/records?year=2024&size=7&page={page}");
            Assert.Equal(figure.GetProperty("value").GetDouble(), records.GetProperty("sum").GetDouble());
            if (records.GetProperty("records").GetArrayLength() == 0) break;
            sum += records.GetProperty("records").EnumerateArray().Sum(r => r.GetProperty("value").GetDouble());
        }
        Assert.Equal(figure.GetProperty("value").GetDouble(), sum);
    }

    [Fact]
    public async Task What_is_not_known_of_a_share_is_null_and_not_0()
    {
        using HttpClient client = await api.ReaderAsync();
        JsonElement figure = await DemoApi.JsonAsync(client, "figures/poverty-rate?year=2026&place=06463&by=village");
        foreach (JsonElement value in figure.GetProperty("splits").EnumerateArray().Append(figure))
        {
            Assert.All((string[])["value", "numerator"], part => Assert.Equal(JsonValueKind.Null, value.GetProperty(part).ValueKind));
            Assert.Equal(0, value.GetProperty("denominator").GetDouble());   // decided households: known to be none
        }
        string csv = await client.GetStringAsync("figures/poverty-rate?year=2026&place=06463&format=csv", _cancel);
        Assert.Contains("poverty-rate,06463,2026,,,,,%,,0", csv);
    }

    [Theory]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Auditor)]
    public async Task A_key_without_the_right_to_export_gets_no_names_and_no_household_codes(Role role)
    {
        using HttpClient client = await api.ReaderAsync(role: role), officer = await api.ReaderAsync(role: Role.ProvinceOfficer);
        JsonElement[] named = [.. (await DemoApi.JsonAsync(officer, Records)).GetProperty("records").EnumerateArray()];
        string json = await client.GetStringAsync(Records, _cancel), csv = await client.GetStringAsync(Records + "&format=csv", _cancel);
        Assert.True(named.Length > 50);
        Assert.All(named, r => Assert.All((string[])["head", "householdCode"], part => Assert.DoesNotContain(r.GetProperty(part).GetString()!, json + csv)));
        JsonElement[] records = [.. JsonDocument.Parse(json).RootElement.GetProperty("records").EnumerateArray()];
        Assert.Equal(named.Select(r => r.GetProperty("household").GetInt64()), records.Select(r => r.GetProperty("household").GetInt64()));
        Assert.All(records, r => Assert.Equal((JsonValueKind.String, 1.0), (r.GetProperty("class").ValueKind, r.GetProperty("value").GetDouble())));
    }

    [Fact]
    public async Task A_list_with_names_stands_in_the_journal_as_an_export_and_a_look_does_not()
    {
        string name = $"lists-{DemoApi.Next()}";
        using HttpClient client = api.Client(await api.KeyAsync(name, Role.ProvinceOfficer, "20"));
        Assert.Empty(await ExportsAsync(name));
        await DemoApi.JsonAsync(client, "figures/poor-households/records?year=2024&size=50");
        Assert.Empty(await ExportsAsync(name));
        int listed = (await DemoApi.JsonAsync(client, "figures/poor-households/records?year=2024&size=60")).GetProperty("records").GetArrayLength();
        await client.GetStringAsync("figures/near-poor-households/records?year=2023&size=3&format=csv", _cancel);
        long province = await api.DoAsync(async s => (await s.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25))).Province.Id.Value);
        Assert.Equal([("poor-households/2024", province, $"{listed}"), ("near-poor-households/2023", province, "3")], await ExportsAsync(name));
    }

    [Fact]
    public async Task Names_are_counted_by_key_and_day_however_the_pages_are_cut()
    {
        string name = $"pages-{DemoApi.Next()}";
        using HttpClient client = api.Client(await api.KeyAsync(name, Role.ProvinceOfficer, "20"));
        for (int page = 1; page <= 5; page++) await DemoApi.JsonAsync(client, $"figures/decided-households/records?year=2024&size=20&page={page}");
        Assert.Equal(["20", "20", "20"], (await ExportsAsync(name)).Select(e => e.Item3));   // the first forty are a look
    }

    [Theory]
    [InlineData("figures?years=2024", "years")]
    [InlineData("figures/poor-households?year=2024&Basis=decided&plaec=20", "plaec")]
    [InlineData("figures/poor-households/records?year=2024&limit=3", "limit")]
    [InlineData("values?years=2024&year=2023", "year")]
    [InlineData("public/figures/poor-households?year=2024&place=20", "place")]
    public async Task A_parameter_that_nothing_reads_is_refused(string path, string parameter)
    {
        using HttpClient client = await api.ReaderAsync();
        HttpResponseMessage answer = await client.GetAsync(path, _cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonElement problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(_cancel)).RootElement;
        Assert.Equal("parameter-unknown", problem.GetProperty("code").GetString());
        Assert.Contains(parameter, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_figures_and_years_come_in_one_call_and_are_those_of_single_calls()
    {
        using HttpClient client = await api.ReaderAsync();
        JsonElement values = await DemoApi.JsonAsync(client, "values?codes=poor-households,poverty-rate&years=2023,2024&by=commune");
        Assert.Equal([2023, 2024], values.GetProperty("years").EnumerateArray().Select(y => y.GetProperty("year").GetInt32()));
        Assert.All(values.GetProperty("years").EnumerateArray(), y => Assert.Equal("2021-2025", y.GetProperty("standard").GetString()));
        foreach (string code in (string[])["poor-households", "poverty-rate"])
        {
            JsonElement single = await DemoApi.JsonAsync(client, $"figures/{code}?year=2024&by=commune");
            Dictionary<string, double?> ofMany = values.GetProperty("values").EnumerateArray().Where(v => v.GetProperty("code").GetString() == code && v.GetProperty("year").GetInt32() == 2024)
                .ToDictionary(v => v.GetProperty("group").GetString()!, v => NumberOf(v));
            Assert.Equal(single.GetProperty("splits").EnumerateArray().Select(s => (s.GetProperty("group").GetString()!, NumberOf(s))), ofMany.Select(v => (v.Key, v.Value)));
        }
        string[] csv = (await client.GetStringAsync("values?years=2022,2023,2024&by=village&format=csv", _cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("code,place,place_name,period,by,group,group_name,value,unit,numerator,denominator,missing,adds,standard,decided,communes,map,basis", csv[0], StringComparison.Ordinal);
        Assert.True(csv.Length > 10_000, $"{csv.Length} lines");
        Assert.EndsWith(",2026-11-25,decided", csv.First(l => l.StartsWith("poor-households,20,", StringComparison.Ordinal)), StringComparison.Ordinal);

        JsonElement days = await DemoApi.JsonAsync(client, "values?periods=2026-08-31,2026-09-30&place=06505");   // without codes: all that are known by day
        string[] codes = [.. days.GetProperty("values").EnumerateArray().Select(v => v.GetProperty("code").GetString()!).Distinct()];
        Assert.Contains("poor-households-in-force", codes);
        Assert.DoesNotContain("poor-households", codes);
        JsonElement ofDay = await DemoApi.JsonAsync(client, "figures/poor-households-in-force?period=2026-09-30&place=06505");
        Assert.Equal("2026-09-30", ofDay.GetProperty("period").GetString());
        Assert.Equal(NumberOf(ofDay), NumberOf(days.GetProperty("values").EnumerateArray().Single(v => v.GetProperty("code").GetString() == "poor-households-in-force" && v.GetProperty("period").GetString() == "2026-09-30")));

        static double? NumberOf(JsonElement value) => value.GetProperty("value") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
    }

    [Fact]
    public async Task Places_and_years_are_told_with_the_standard_that_begins()
    {
        using HttpClient client = await api.ReaderAsync("06505");   // a key of one commune
        JsonElement[] places = [.. (await DemoApi.JsonAsync(client, "places")).EnumerateArray()];
        Assert.Equal("06505", places[0].GetProperty("code").GetString());
        Assert.All(places.Skip(1), p => Assert.Equal(("village", "06505"), (p.GetProperty("level").GetString(), p.GetProperty("parent").GetString())));
        JsonElement[] years = [.. (await DemoApi.JsonAsync(client, "years")).EnumerateArray()];
        Assert.Equal([2022, 2023, 2024, 2025, 2026], years.Select(y => y.GetProperty("year").GetInt32()));
        Assert.True(years[0].GetProperty("begins").GetBoolean());   // 2021 was measured by the standard of 2016
        Assert.All(years.Skip(1), y => Assert.False(y.GetProperty("begins").GetBoolean()));
    }

    private const string Records = "figures/decided-households/records?year=2024&size=1000";

    private Task<List<(string, long, string)>> ExportsAsync(string actor) => api.DoAsync(async services =>
        (await services.GetRequiredService<AniseDb>().Set<JournalEntry>().Where(e => e.Action == "export-figure" && e.UserName == actor).OrderBy(e => e.Number).ToListAsync(_cancel))
            .ConvertAll(e => (e.SubjectId, e.Place!.Value.Value, e.After ?? "")));

    [Fact]
    public async Task Any_day_of_a_former_map_stands_for_its_last()
    {
        using HttpClient client = await api.ReaderAsync();
        foreach (string day in (string[])["2024-03-05", "2024-12-31", "2025-06-30"])
            Assert.Equal("2025-06-30", (await DemoApi.JsonAsync(client, "figures/poor-households?year=2024&map=" + day)).GetProperty("map").GetString());
        foreach (string day in (string[])["2025-07-01", "2026-11-25", "2031-01-01"])
            Assert.Equal("2026-11-25", (await DemoApi.JsonAsync(client, "figures/poor-households?year=2024&map=" + day)).GetProperty("map").GetString());
    }

    [Fact]
    public async Task Who_has_the_answer_already_gets_304_until_it_changes()
    {
        using HttpClient client = await api.ReaderAsync();
        HttpResponseMessage first = await client.GetAsync("figures/poor-households?year=2024", _cancel);
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.True(first.Headers.CacheControl!.Private);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag);
        HttpResponseMessage second = await client.GetAsync("figures/poor-households?year=2024", _cancel);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(_cancel));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("figures/poor-households?year=2023", _cancel)).StatusCode);
    }

    [Theory]
    [InlineData("figures/no-such?year=2024", 404, "figure-unknown", "There is no figure “no-such”.")]
    [InlineData("figures/poor-households?year=2024&place=99999", 404, "place-unknown", "There is no place “99999” on 25/11/2026.")]
    [InlineData("figures/poor-households?year=2024&by=colour", 400, "figure-split-unknown", null)]
    [InlineData("figures/poor-households?year=1024", 400, "year-wrong", null)]
    [InlineData("figures/poor-households?year=2024&basis=other", 400, "basis-wrong", null)]
    [InlineData("figures/poor-households?year=soon", 400, "parameter-wrong", "The parameter year cannot be read: “soon”.")]
    [InlineData("figures/poor-households", 400, "period-missing", "Say the year or the period, one of them.")]
    [InlineData("figures/poor-households?year=2024&period=2024-03", 400, "period-missing", null)]
    [InlineData("figures/poor-households-in-force?period=2025-02-29", 400, "period-wrong", null)]
    [InlineData("figures/poor-households-in-force?period=2025,2026", 400, "period-wrong", null)]
    [InlineData("figures/poor-households?period=2024-03-01", 400, "figure-months", null)]
    [InlineData("values?years=2024-03", 400, "years-wrong", null)]
    [InlineData("values?periods=2024,1999-12", 400, "periods-wrong", null)]
    [InlineData("values", 400, "period-missing", null)]
    [InlineData("figures/poor-households?year=2024&map=then", 400, "parameter-wrong", "The parameter map cannot be read: “then”.")]
    [InlineData("figures/poor-households/records?year=2024&page=one", 400, "parameter-wrong", "The parameter page cannot be read: “one”.")]
    [InlineData("public/figures/poor-households", 400, "parameter-missing", "The parameter year is missing.")]
    [InlineData("figures/poor-households?year=2024&format=xml", 400, "format-wrong", "format is json or csv.")]
    [InlineData("public/figures?format=exe", 400, "format-wrong", null)]
    [InlineData("figures/poor-households/records?year=2024&size=5000", 400, "size-wrong", null)]
    [InlineData("no-such-address", 404, "not-found", null)]
    public async Task What_is_wrong_is_said_in_the_language_asked_for(string path, int status, string code, string? message)
    {
        using HttpClient client = await api.ReaderAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US, vi;q=0.5");
        HttpResponseMessage answer = await client.GetAsync(path, _cancel);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        JsonElement problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(_cancel)).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        if (message is not null) Assert.Equal(message, problem.GetProperty("detail").GetString());
        Assert.Empty(answer.Headers.Where(h => h.Key == "Set-Cookie"));
    }

    [Fact]
    public async Task The_description_is_OpenAPI_3_1_and_lists_every_address()
    {
        using HttpClient client = api.Client();
        JsonElement document = await DemoApi.JsonAsync(client, "openapi.json");
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        JsonElement paths = document.GetProperty("paths");
        Assert.Equal(
            ["/api/v1/figures", "/api/v1/figures/{code}", "/api/v1/figures/{code}/records", "/api/v1/places", "/api/v1/projects/{code}/season-log", "/api/v1/public/figures", "/api/v1/public/figures/{code}", "/api/v1/values", "/api/v1/years"],
            paths.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        JsonElement post = paths.GetProperty("/api/v1/projects/{code}/season-log").GetProperty("post");
        Assert.True(post.TryGetProperty("security", out _) && post.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _) && post.GetProperty("responses").TryGetProperty("422", out _));
        foreach (JsonProperty path in paths.EnumerateObject().Where(p => !p.Name.EndsWith("/season-log", StringComparison.Ordinal)))
        {
            JsonElement get = path.Value.GetProperty("get");
            Assert.Equal(!path.Name.Contains("/public/", StringComparison.Ordinal), get.TryGetProperty("security", out _));
            Assert.Contains(get.GetProperty("parameters").EnumerateArray(), p => p.GetProperty("name").GetString() == "format" && p.GetProperty("in").GetString() == "query");
            Assert.True(get.GetProperty("responses").TryGetProperty("405", out _), path.Name);
            JsonElement content = get.GetProperty("responses").GetProperty("200").GetProperty("content");
            Assert.Equal("string", content.GetProperty("text/csv").GetProperty("schema").GetProperty("type").GetString());
            string schema = content.GetProperty("application/json").GetProperty("schema").ToString();
            Assert.Contains("#/components/schemas/", schema);
        }
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString());
        foreach (string reference in References(document)) Assert.True(document.GetProperty("components").GetProperty("schemas").TryGetProperty(reference.Split('/')[^1], out _), reference);
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.NameEquals("$ref") ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
