using Anise.Access;
using Anise.Basics;
using Anise.Cli;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Figures;
using Anise.Store;
using Anise.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures;

/// <summary>Forms for analysts: every household of the lists, nobody's name.</summary>
[Trait("needs", "demo")]
public sealed class MicrodataTests(DemoProvince demo)
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_add_up_to_the_figures_name_nobody_and_differ_from_file_to_file()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        PlaceId province = (await Get<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25), _cancel)).Province.Id;
        Rights analyst = new(new Actor("analyst", "test", 7), [new Grant { UserId = 7, Role = Role.Analyst, Place = province }]);
        Microdata first = (await Get<ExportMicrodata>().RunAsync(analyst, province, 2024, _cancel)).Value, second = (await Get<ExportMicrodata>().RunAsync(analyst, province, 2024, _cancel)).Value;
        FigureGrid figures = (await Get<ReadFigures>().RunAsync(analyst, new FigureQuery(["reviewed-households", "poor-households", "poor-people", "poor-deprived-water"], province, [2024]), _cancel)).Value;
        int Column(string name) => first.Columns.ToList().IndexOf(name);
        IReadOnlyList<object?>[] poor = [.. first.Rows.Where(r => (string?)r[Column("class")] == "poor")];
        Assert.Equal(
            (figures["reviewed-households", 2024].Of, figures["poor-households", 2024].Of, figures["poor-people", 2024].Of, figures["poor-deprived-water", 2024].Of),
            (first.Rows.Count, poor.Length, poor.Sum(r => (double)r[Column("people")]!), poor.Sum(r => (double?)r[Column("deprived_water")] ?? 0)));
        Assert.Equal(first.Rows.Count, first.Rows.Select(r => r[0]).Distinct().Count());
        Assert.Empty(first.Rows.Select(r => r[0]).Intersect(second.Rows.Select(r => r[0])));
        Assert.All(first.Rows, r => Assert.Equal(1.0, r[^1]));
        HashSet<string> names = [.. await Get<AniseDb>().DecidedHouseholds.Select(d => d.Head).ToListAsync(_cancel), .. (await Get<AniseDb>().DecidedHouseholds.Select(d => d.Code).ToListAsync(_cancel)).OfType<string>()];
        Assert.DoesNotContain(first.Rows.SelectMany(r => r).OfType<string>(), names.Contains);
        var noted = await Get<AniseDb>().Set<JournalEntry>().Where(e => e.Action == "export-microdata").OrderBy(e => e.Number).Select(e => new { e.UserName, e.SubjectId, e.After }).ToListAsync(_cancel);
        Assert.Equal([("analyst", "2024", $"{first.Rows.Count}"), ("analyst", "2024", $"{first.Rows.Count}")], noted.Select(n => (n.UserName, n.SubjectId, n.After!)));
        File.Delete(file);
    }

    [Fact]
    public async Task Who_only_audits_takes_no_forms()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        PlaceId province = (await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25), _cancel)).Province.Id;
        foreach (Role role in (Role[])[Role.Auditor, Role.CommuneOfficer, Role.Administrator])
        {
            Rights rights = new(new Actor("somebody", "test", 7), [new Grant { UserId = 7, Role = role, Place = province }]);
            Assert.Equal(Permission.ExportMicrodata, (await Assert.ThrowsAsync<NoAccessException>(() => services.ServiceProvider.GetRequiredService<ExportMicrodata>().RunAsync(rights, province, 2024, _cancel))).Permission);
        }
    }

    [Fact]
    public async Task The_file_is_measured_as_it_is()
    {
        var (services, store) = await demo.CopyAsync();
        await services.DisposeAsync();
        string csv = Path.GetTempFileName(), spec = Path.GetTempFileName();
        using StringWriter output = new(), error = new();
        Assert.Equal(0, await CommandLine.RunAsync(["export", "microdata", "--place", "20", "--period", "2024", "--store", store, "--format", "csv"], output, error, new StillClock()));
        await File.WriteAllTextAsync(csv, output.ToString(), _cancel);
        await File.WriteAllTextAsync(spec, "method: alkire-foster\nmissing: drop-row\nweight: weight * people\ncutoffs: [50 %]\ndimensions:\n  water: { weight: 1/2, indicators: { deprived_water: 1/2 } }\n  job: { weight: 1/2, indicators: { deprived_dependents: 1/2 } }\n", _cancel);
        using StringWriter measured = new(), faults = new();
        Assert.True(await CommandLine.RunAsync(["measure", "multidimensional", "--input", csv, "--spec", spec, "--format", "csv"], measured, faults) == 0, faults.ToString());
        Assert.Contains("all,H,", measured.ToString(), StringComparison.Ordinal);
        foreach (string file in (string[])[csv, spec, store]) File.Delete(file);
    }
}
