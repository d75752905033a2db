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

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies(typeof(Anise.Store.AniseDb).Assembly)
        .Build();

    [Fact]
    public void Every_folder_of_Anise_stands_on_a_floor()
    {
        string[] areas = [.. AreaTypes().Select(t => AreaOf(t.FullName)!).Distinct()];
        Assert.Contains("Households", areas);
        Assert.Empty(areas.Except(Floors));
        Assert.Equal(["Households"], areas.Except(Floors.Where(f => f != "Households")));   // a folder on no floor is seen
    }

    [Fact]
    public void An_area_uses_only_lower_areas()
    {
        (string From, string To)[] arrows = [.. AreaTypes()
            .SelectMany(type => type.Dependencies.Where(d => d.Target is not GenericParameter && d.Target.Assembly?.Name.Split(',')[0] == "Anise").Select(d => (From: type.FullName, To: d.Target.FullName))).Distinct()];
        Assert.Empty(Upward(arrows));
        // An arrow up is seen.
        Assert.Equal([("Anise.Places.Place", "Anise.Households.Household")], Upward([("Anise.Places.Place", "Anise.Households.Household"), ("Anise.Households.Household", "Anise.Places.Place")]));
    }

    /// <summary>The list of areas knows them all; an area that knew it would stand in a circle. It is given as <c>IReadOnlyList&lt;Module&gt;</c>.</summary>
    [Fact]
    public void No_area_knows_the_list_of_areas()
    {
        Assert.Empty(AreaTypes().Where(type => type.Dependencies.Any(d => d.Target.FullName == typeof(Areas).FullName)).Select(type => type.FullName));
        Assert.Contains(House.Types, type => type.FullName == typeof(Areas).FullName);
        // Who uses it is seen: the list uses the modules by the same kind of arrow.
        Assert.Contains(House.Types.Single(t => t.FullName == typeof(Areas).FullName).Dependencies, d => d.Target.FullName == typeof(Anise.Places.PlacesModule).FullName);
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
        Assert.Empty(Above(known, above));
        Assert.Equal([above.Split(',')[0]], Above([.. known, above.Split(',')[0]], above));   // one more reference is seen
    }

    private static IEnumerable<string> Above(IEnumerable<string> known, string above) =>
        known.Where(name => above.Split(',').Any(a => name == a || (!a.StartsWith("Anise", StringComparison.Ordinal) && name.StartsWith(a + ".", StringComparison.Ordinal))));

    private static IEnumerable<(string From, string To)> Upward(IEnumerable<(string From, string To)> arrows) =>
        arrows.Where(d => AreaOf(d.To) is { } to && Array.IndexOf(Floors, to) > Array.IndexOf(Floors, AreaOf(d.From)));

    // A type parameter has no assembly, or that of another type with one of the same name: it is no arrow.
    private static IEnumerable<IType> AreaTypes() => House.Types.Where(t => t.Assembly?.Name.Split(',')[0] == "Anise" && AreaOf(t.FullName) is not null);

    private static string? AreaOf(string type)
    {
        Match match = Area().Match(type);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"^Anise\.(\w+)\.")]
    private static partial Regex Area();
}
