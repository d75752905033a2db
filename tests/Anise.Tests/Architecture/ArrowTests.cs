using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Anise.Tests.Architecture;

/// <summary>The arrows of the house: between projects, and between the areas inside Anise (a lower area never knows a higher one).</summary>
public sealed partial class ArrowTests
{
    /// <summary>The areas from the ground up. An area may use those before it.</summary>
    private static readonly string[] Floors = ["Basics", "Modules", .. Areas.All.Select(a => a.Name)];

    /// <summary>Arrows that run up and are to go: the menu's entry of figures is shown to who may see households.</summary>
    private static readonly (string From, string To)[] Known = [("Anise.Figures.FiguresModule", "Anise.Households.HouseholdsPermissions"), ("Anise.Places.ReadJournal", "Anise.Households.HouseholdsPermissions")];

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies(typeof(Anise.Store.AniseDb).Assembly)
        .Build();

    [Fact]
    public void Every_folder_of_Anise_stands_on_a_floor()
    {
        string[] areas = [.. AreaTypes().Select(t => AreaOf(t)!).Distinct()];
        Assert.Contains("Households", areas);
        Assert.Empty(areas.Except(Floors));
    }

    [Fact]
    public void An_area_uses_only_lower_areas()
    {
        string[] upward = [.. AreaTypes()
            .SelectMany(type => type.Dependencies.Select(d => (From: type, To: d.Target)))
            .Where(d => AreaOf(d.To) is { } to && Array.IndexOf(Floors, to) > Array.IndexOf(Floors, AreaOf(d.From)))
            .Where(d => !Known.Any(k => d.From.FullName.StartsWith(k.From, StringComparison.Ordinal) && d.To.FullName.StartsWith(k.To, StringComparison.Ordinal)))
            .Select(d => $"{d.From.FullName} -> {d.To.FullName}").Distinct()];
        Assert.Empty(upward);
    }

    [Theory]
    [InlineData("Anise.Rules", "Anise,Anise.Measures,Anise.Sqlite,Anise.Web,Anise.Cli,Microsoft.EntityFrameworkCore,Microsoft.AspNetCore")]
    [InlineData("Anise.Measures", "Anise,Anise.Rules,Anise.Sqlite,Anise.Web,Anise.Cli,Microsoft.EntityFrameworkCore,Microsoft.AspNetCore")]
    [InlineData("Anise", "Anise.Sqlite,Anise.Web,Anise.Cli")]
    [InlineData("Anise.Sqlite", "Anise.Web,Anise.Cli")]
    [InlineData("Anise.Web", "Anise.Cli")]
    public void A_project_does_not_know_what_stands_above_it(string project, string above)
    {
        string[] known = [.. Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!)];
        Assert.Empty(known.Where(name => above.Split(',').Any(a => name == a || (!a.StartsWith("Anise", StringComparison.Ordinal) && name.StartsWith(a + ".", StringComparison.Ordinal)))));
    }

    private static IEnumerable<IType> AreaTypes() => House.Types.Where(t => AreaOf(t) is not null);

    private static string? AreaOf(IType type)
    {
        if (type.Assembly?.Name.Split(',')[0] != "Anise") return null;   // a type parameter has none
        Match match = Area().Match(type.FullName);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"^Anise\.(\w+)\.")]
    private static partial Regex Area();
}
