using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Anise.Tests.Architecture;

/// <summary>Arrows between rooms (folders of any depth, as namespaces) run one way: no room uses another that, by whatever way, uses it.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, ArchUnitNET.Domain.Architecture> Houses = ((string[])["Anise", "Anise.Web", "Anise.Cli", "Anise.Rules", "Anise.Measures"])
        .ToDictionary(name => name, name => new ArchLoader().LoadAssemblies(Assembly.Load(name)).Build(), StringComparer.Ordinal);

    public static TheoryData<string> Projects => [.. Houses.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Arrows_between_rooms_run_one_way(string project)
    {
        (string From, string To)[] arrows = [.. Arrows(Houses[project], project)];
        Assert.Empty(Circles(arrows));
    }

    /// <summary>So do arrows between areas, each taken with all its rooms: two areas may use each other over different rooms of theirs.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Arrows_between_areas_run_one_way(string project)
    {
        (string From, string To)[] arrows = [.. Arrows(Houses[project], project)];
        Assert.Empty(Circles(BetweenAreas(arrows, project)));
        Assert.Equal([$"{project}.A {project}.B"], Circles(BetweenAreas([($"{project}.A.Inner", $"{project}.B"), ($"{project}.B", $"{project}.A.Other"), ($"{project}.B", $"{project}.B.Inner")], project)));
    }

    private static (string From, string To)[] BetweenAreas(IEnumerable<(string From, string To)> arrows, string project)
    {
        string AreaOf(string room) => string.Join('.', room.Split('.').Take(project.Split('.').Length + 1));
        return [.. arrows.Select(a => (From: AreaOf(a.From), To: AreaOf(a.To))).Where(a => a.From != a.To).Distinct()];
    }

    /// <summary>Rooms are looked at by their namespaces: these are the folders. (Anise.Measures is one namespace for those who use it, in four folders.)</summary>
    [Fact]
    public void A_room_is_a_folder_and_a_namespace()
    {
        string source = Path.Combine(SharedData.Root(), "src");
        string[] files = [.. ((string[])["Anise", "Anise.Web", "Anise.Cli", "Anise.Rules", "Anise.Sqlite"])
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(source, project), "*.cs", SearchOption.AllDirectories)).Select(f => Path.GetRelativePath(source, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Intersect(["bin", "obj", "node_modules"]).Any())];
        Assert.True(files.Length > 500);
        Assert.Empty(files.Where(f => !StandsRight(f, File.ReadAllText(Path.Combine(source, f)))));
        Assert.False(StandsRight("Anise/Places/Place.cs", "namespace Anise.Reviews;"));
        Assert.True(StandsRight("Anise/Places/Place.cs", "namespace Anise.Places;"));
    }

    private static bool StandsRight(string file, string text) =>
        text.Split('\n').FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal)) is not { } line
        || line.Trim().TrimEnd(';', '{', ' ') == "namespace " + string.Join('.', file.Split('/')[..^1]);

    [Fact]
    public void An_arrow_back_over_other_rooms_is_seen()
    {
        (string From, string To)[] arrows = [("Anise.A", "Anise.B"), ("Anise.B", "Anise.B.Inner"), ("Anise.A", "Anise.C")];
        Assert.Empty(Circles(arrows));
        Assert.Equal(["Anise.A Anise.B Anise.B.Inner"], Circles([.. arrows, ("Anise.B.Inner", "Anise.A")]));
    }

    [Fact]
    public void The_rooms_of_the_house_are_looked_at()
    {
        (string From, string To)[] arrows = [.. Arrows(Houses["Anise"], "Anise")];
        Assert.Contains(("Anise.Households.Changes", "Anise.Households"), arrows);
        // One arrow back between rooms of the house is seen.
        Assert.Equal(["Anise.Households Anise.Households.Changes"], Circles([.. arrows, ("Anise.Households", "Anise.Households.Changes")]));
    }

    /// <summary>The test's own assembly has two rooms that use each other, as types of the house could.</summary>
    [Trait("needs", "time")]
    [Fact]
    public void Types_that_use_each_other_across_rooms_are_seen()
    {
        ArchUnitNET.Domain.Architecture own = new ArchLoader().LoadAssemblies(typeof(RoomTests).Assembly).Build();
        Assert.Contains(Circles([.. Arrows(own, "Anise.Tests")]), circle => circle.Split(' ') is var rooms && rooms.Contains("Anise.Tests.Architecture.CircleOne") && rooms.Contains("Anise.Tests.Architecture.CircleTwo"));
    }

    [Fact]
    public void Only_a_journaled_write_opens_the_store_for_saving()
    {
        string[] callers = [.. Callers("Anise.Store.AniseDb", "Open(")];
        Assert.Equal(["Anise.Journal.JournaledWrite"], callers);
        // The search finds callers at all: numbers are given out in many rooms.
        Assert.True(Callers("Anise.Store.Sequences", "ReserveAsync(").Count() > 3);
    }

    private static IEnumerable<string> Callers(string type, string method) => Houses["Anise"].Types
        .Where(t => t.Assembly?.Name.Split(',')[0] == "Anise")
        .Where(t => t.Dependencies.OfType<MethodCallDependency>().Any(d => d.TargetMember.DeclaringType.FullName == type && d.TargetMember.Name.StartsWith(method, StringComparison.Ordinal)))
        .Select(t => Outermost(t.FullName)).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<(string From, string To)> Arrows(ArchUnitNET.Domain.Architecture house, string project) => house.Types
        .Where(t => IsOf(t, project))
        .SelectMany(t => t.Dependencies.Where(d => IsOf(d.Target, project)).Select(d => (From: t.Namespace.FullName, To: d.Target.Namespace.FullName)))
        .Where(a => a.From != a.To && a.From.StartsWith("Anise", StringComparison.Ordinal) && a.To.StartsWith("Anise", StringComparison.Ordinal)).Distinct();

    private static bool IsOf(IType type, string project) => type.Assembly?.Name.Split(',')[0] == project;

    private static string Outermost(string name) => name.Split('+', '/')[0];

    /// <summary>The circles, each with its rooms in order, of a space between.</summary>
    private static string[] Circles(IReadOnlyCollection<(string From, string To)> arrows)
    {
        ILookup<string, string> next = arrows.ToLookup(a => a.From, a => a.To);
        Dictionary<string, HashSet<string>> reached = arrows.SelectMany(a => (string[])[a.From, a.To]).Distinct().ToDictionary(room => room, room =>
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(next[room]);
            while (open.TryPop(out string? at))
                if (seen.Add(at)) foreach (string further in next[at]) open.Push(further);
            return seen;
        });
        return [.. reached.Keys.Where(room => reached[room].Contains(room))
            .Select(room => string.Join(' ', reached.Keys.Where(other => reached[room].Contains(other) && reached[other].Contains(room)).Order(StringComparer.Ordinal)))
            .Distinct().Order(StringComparer.Ordinal)];
    }
}
