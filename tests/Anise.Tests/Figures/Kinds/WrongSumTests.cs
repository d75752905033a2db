using Anise.Figures;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures.Kinds;

/// <summary>A figure that would add up what does not add, or that is written wrongly, is refused when the catalogue loads, with its file and line.</summary>
public sealed class WrongSumTests
{
    private const string Head = "title: { vi: a, en: a }\norder: 1\nrecords: works-month\nfigures:\n";   // four lines

    [Theory]
    [InlineData("  people:\n    name: { vi: a, en: a }\n    unit: person\n    adds: flow", 7, "counts records, which are line, not person")]
    [InlineData("  people:\n    name: { vi: a, en: a }\n    unit: person\n    adds: distinct", 8, "does not say which")]
    [InlineData("  people:\n    name: { vi: a, en: a }\n    unit: person\n    adds: distinct\n    distinct: days", 9, "names no things")]
    [InlineData("  people:\n    name: { vi: a, en: a }\n    unit: day\n    adds: distinct\n    distinct: person", 7, "which are person, not day")]
    [InlineData("  people:\n    name: { vi: a, en: a }\n    unit: person\n    adds: distinct\n    distinct: person\n    sum: days", 10, "there is nothing to sum")]
    [InlineData("  people:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    sum: days\n    distinct: person", 10, "adds as flow")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    sum: days", 5, "does not say how it adds")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: sum\n    sum: days", 8, "is none of flow, stock")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: VND\n    adds: flow\n    sum: days", 7, "which is day, not VND")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    sum: person", 9, "is a level")]
    [InlineData("  wage:\n    name: { vi: a, en: a }\n    unit: VND/person\n    adds: flow\n    sum: paid * days", 7, "which is a level")]
    [InlineData("  wage:\n    name: { vi: a, en: a }\n    unit: \"%\"\n    adds: stock\n    sum: paid * days", 7, "which is a level")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    sum: days\n  rate:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    of: days\n    per: days", 13, "adds to nothing")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: ratio\n    sum: days", 8, "is no ratio")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    sum: days\n  rate:\n    name: { vi: a, en: a }\n    unit: day\n    of: days", 13, "a share of one sum only")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    sum: days\n  rate:\n    name: { vi: a, en: a }\n    unit: day\n    of: later\n    per: days", 13, "no sum written before it")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    sum: dais", 9, "dais")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    where: days\n    sum: days", 9, "is no condition")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: line\n    adds: flow\n    summ: days", 9, "unknown key summ")]
    [InlineData("  days:\n    name: { vi: a }\n    unit: day\n    adds: flow\n    sum: days", 6, "in vi and en")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    sum: days\n    rule: class", 10, "no standard applies")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    sum: days\n    for-each: indicator", 10, "no list of works-month")]
    [InlineData("  days:\n    name: { vi: a, en: a }\n    unit: day\n    decimals: many\n    adds: flow\n    sum: days", 8, "is no number")]
    [InlineData("  days: }", 5, "")]
    public void It_is_refused_with_file_and_line(string figures, int line, string what)
    {
        FigureFault fault = Assert.Single(Faults(Head + figures));
        Assert.Equal(("Works/Figures/works.yaml", line), (fault.File, fault.Line));
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_all_files_are_told_at_once()
    {
        var thrown = Assert.Throws<FigureFileException>(() => new FigureCatalogue([WorksArea.WorksMonth],
        [
            WorksArea.SourceOf("b", Head + "  one:\n    name: { vi: a, en: a }\n    unit: person\n    adds: flow\n  two:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    sum: person"),
            WorksArea.SourceOf("a", "title: { vi: a, en: a }\nrecords: nothing\nfigures: {}"),
        ]));
        Assert.Equal(["Works/Figures/a.yaml:2", "Works/Figures/b.yaml:7", "Works/Figures/b.yaml:13"], thrown.Faults.Select(f => $"{f.File}:{f.Line}"));
        Assert.Contains("Works/Figures/b.yaml:13: two person is a level", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_is_written_twice_is_refused_where_it_stands_again()
    {
        const string one = "  days:\n    name: { vi: a, en: a }\n    unit: day\n    adds: flow\n    sum: days\n";
        var thrown = Assert.Throws<FigureFileException>(() => new FigureCatalogue([WorksArea.WorksMonth], [WorksArea.SourceOf("works", Head + one), WorksArea.SourceOf("zz", Head + one)]));
        Assert.Equal("Works/Figures/zz.yaml:5: days is written twice", Assert.Single(thrown.Faults).ToString());
    }

    [Fact]
    public void The_files_of_the_areas_load_and_say_how_each_figure_adds()
    {
        var catalogue = new ServiceCollection().AddAreas().BuildServiceProvider().GetRequiredService<FigureCatalogue>();
        Assert.All(catalogue.All, f => Assert.Equal(f.IsShare, f.Adds == Adds.Ratio));
        Assert.Equal(Adds.Stock, catalogue["poor-households"].Adds);
        Assert.Equal(Adds.Flow, catalogue["escaped"].Adds);
        Assert.Equal(Adds.Stock, catalogue["poor-at-end"].Adds);
        Assert.Contains("Reviews/Figures/poverty.yaml", FigureSource.Own.Select(s => s.File));
    }

    private static IReadOnlyList<FigureFault> Faults(string yaml) =>
        Assert.Throws<FigureFileException>(() => new FigureCatalogue([WorksArea.WorksMonth], [WorksArea.SourceOf("works", yaml)])).Faults;
}
