using System.Globalization;
using System.Text.Json;
using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Standards.Scorecards;
using Anise.Tests.Store;
using Microsoft.Data.Sqlite;

namespace Anise.Tests.Standards;

/// <summary>What records compute of communes, counted again by plain SQL and by hand from the answers of the forms.</summary>
[Trait("needs", "demo")]
public sealed class ComputedRecountTests
{
    private const string Lists = """
        select s.code, d.members, d.deprivations, json_extract(a.answers_json, '$.household."household-income"'), json_extract(a.answers_json, '$.members'), a."on"
        from decided_household d join commune_review r on r.id = d.review_id and r.year = 2025
        join place_span s on s.place_id = r.commune_id and s."from" <= '2025-12-31' and (s."until" is null or s."until" >= '2025-12-31')
        left join assessment a on a.id = d.assessment_id
        """;

    [Fact]
    public async Task Every_number_that_households_give_is_what_a_recount_of_the_decided_lists_gives()
    {
        await using TestServices store = await TestServices.DemoAsync();
        DateOnly day = new(2025, 12, 31);
        PlaceId province = (await store.MapAsync(day)).Province.Id;
        IReadOnlyList<Scorecard> cards = await store.RunAsync<ReadScorecards, IReadOnlyList<Scorecard>>(r => r.RunAsync(Rights.ForConsole(), province, day));
        ILookup<string, Row> lists = Read(store.File).ToLookup(r => r.Commune);
        Assert.Equal(6, lists.Count);
        foreach (var commune in lists)
        {
            Scorecard card = cards.Single(c => c.Commune.Code == commune.Key);
            Row[] known = [.. commune.Where(r => r.Lacks is not null)];
            Share("9.2", known.Count(r => !r.Lacks!.Contains("housing-quality")), known.Length);
            Share("15.1", known.Where(r => !r.Lacks!.Contains("insurance")).Sum(r => r.Members), known.Sum(r => r.Members));
            Share("17.1", known.Count(r => !r.Lacks!.Contains("water")), known.Length);
            Share("17.8", known.Count(r => !r.Lacks!.Contains("toilet")), known.Length);
            Share("12.2", known.Sum(r => r.Certified ?? 0), known.Sum(r => r.Workers ?? 0));
            Assert.Equal(known.Count(r => r.Lacks!.Contains("housing-quality")), card.Find("9.1")!.Computed?.Value ?? 0);
            Row[] earning = [.. commune.Where(r => r.Income is not null)];
            Assert.Equal((double)(earning.Sum(r => r.Income!.Value) * 12 / 1_000_000 / earning.Sum(r => r.Members)), (double)card.Find("10")!.Computed!.Value!.Value, 6);
            // Of reviewed households only: it decides nothing.
            Assert.All(new[] { "9.1", "9.2", "10", "12.2", "15.1", "17.1", "17.8" }, code => Assert.False(card.Find(code)!.Computed?.Decides ?? false));

            // Where nobody of those that are known has it and others are not known, a figure says nothing rather than none.
            void Share(string code, int over, int under) => Assert.Equal((code, commune.Key, over == 0 ? null : (decimal?)over, over == 0 ? null : (decimal?)under), (code, commune.Key, card.Find(code)!.Computed?.Numerator, card.Find(code)!.Computed?.Denominator));
        }
    }

    private sealed record Row(string Commune, int Members, HashSet<string>? Lacks, decimal? Income, int? Workers, int? Certified);

    private static List<Row> Read(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Lists;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<Row>();
        while (reader.Read())
        {
            (int? Workers, int? Certified) labour = reader.IsDBNull(4) ? (null, null) : Labour(reader.GetString(4), DateOnly.ParseExact(reader.GetString(5), "yyyy-MM-dd", CultureInfo.InvariantCulture));
            rows.Add(new Row(reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : [.. reader.GetString(2).Split(',')], reader.IsDBNull(3) ? null : decimal.Parse(reader.GetString(3), CultureInfo.InvariantCulture), labour.Workers, labour.Certified));
        }
        return rows;
    }

    // From 15 to 61 years and 3 months (men), 56 years and 8 months (women) in 2025; of who gave a year only both ends of it must agree.
    private static (int? Workers, int? Certified) Labour(string members, DateOnly on)
    {
        int workers = 0, certified = 0;
        bool sure = true, certain = true;
        foreach (JsonElement member in JsonDocument.Parse(members).RootElement.EnumerateArray())
        {
            int retires = member.GetProperty("sex").GetString() == "Male" ? 735 : 680;
            bool? aged = member.TryGetProperty("birthDate", out JsonElement day) && day.GetString() is { } written ? Aged(DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture))
                : member.TryGetProperty("birthYear", out JsonElement year) && Aged(new DateOnly(year.GetInt32(), 1, 1)) is var old && old == Aged(new DateOnly(year.GetInt32(), 12, 31)) ? old : null;
            JsonElement answers = member.GetProperty("answers");
            bool able = answers.TryGetProperty("able-to-work", out JsonElement can) && can.GetString() == "yes";
            bool degree = answers.TryGetProperty("degree", out JsonElement has) && has.GetString() is "vocational-certificate" or "vocational-degree" or "university";
            sure &= aged is not null || !able;
            certain &= aged is not null || !(able && degree);
            if (aged == true && able) workers++;
            if (aged == true && able && degree) certified++;

            bool Aged(DateOnly birth)
            {
                int months = (on.Year - birth.Year) * 12 + on.Month - birth.Month - (on.Day < birth.Day ? 1 : 0);
                return months >= 15 * 12 && months < retires;
            }
        }
        return (sure ? workers : null, certain ? certified : null);
    }
}
