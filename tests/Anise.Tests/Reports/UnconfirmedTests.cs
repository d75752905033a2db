using Anise.Figures;
using Anise.Reports;
using Anise.Reviews.Figures;
using Anise.Rules;
using Anise.Testing;
using Anise.Tests.Reviews;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Reports;

/// <summary>On which unconfirmed values the reports of a year rest: read again from the rule files themselves.</summary>
public sealed class UnconfirmedTests
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton<TimeProvider>(new StillClock()).AddSingleton(TestRules.Book).AddSingleton(new FigureKinds(TestRules.Book)).AddAreas().BuildServiceProvider();

    private static readonly ReadUnconfirmed Read = Services.CreateScope().ServiceProvider.GetRequiredService<ReadUnconfirmed>();

    [Theory]
    [InlineData(2020)]
    [InlineData(2025)]
    [InlineData(2027)]
    public void Every_named_value_is_called_unconfirmed_where_its_file_says_so(int year)
    {
        Assert.NotEmpty(Read.Run(year));
        foreach (UnconfirmedRule value in Read.Run(year).Select(v => v.Value))
        {
            string[] lines = File.ReadAllLines(Directory.EnumerateFiles(Path.Combine(SharedData.Root(), "rules"), Path.GetFileName(value.File), SearchOption.AllDirectories)
                .Single(f => f.Replace('\\', '/').EndsWith(value.File.Replace('\\', '/'), StringComparison.Ordinal)));
            Assert.Contains(lines.Skip(value.Line - 1).Take(value.Line == 1 ? lines.Length : 12), line => line.Contains("status: unconfirmed", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_points_of_form_B1_stand_behind_the_classes_of_2025_and_not_behind_those_of_2027()
    {
        UnconfirmedValue points = Read.Run(2025).First(v => v.Value.Code.StartsWith("b1", StringComparison.Ordinal));
        Assert.Contains(points.Reports, r => r.Number == 1);
        Assert.Contains(points.Reports, r => r.Number == 15);   // a nominal list of the poor
        Assert.DoesNotContain(Read.Run(2027), v => v.Value.Code.StartsWith("b1", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_rests_on_no_law_or_on_confirmed_law_says_nothing()
    {
        FigureCatalogue figures = Services.GetRequiredService<FigureCatalogue>();
        Assert.Empty(Read.Of([figures["households"], figures["people"]], 2025));
        Assert.NotEmpty(Read.Of([figures["poor-households"]], 2025));
        Assert.Empty(Read.Run(1990));   // no standard, no report
    }
}
