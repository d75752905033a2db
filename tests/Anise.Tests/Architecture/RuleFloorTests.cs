using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Anise.Tests.Architecture;

/// <summary>The floors inside Anise.Rules: each folder is a namespace, and uses only those before it.</summary>
public sealed class RuleFloorTests
{
    private static readonly string[] Floors =
    [
        "Units", "Files", "Forms", "Language", "Columns", "Answering", "Sets", "Calendar", "Regions", "Funds", "Works", "Standards", "Reading", "Books", "Assessing", "Entitling", "Tables", "Testing",
    ];

    private static readonly ArchUnitNET.Domain.Architecture Rules = new ArchLoader().LoadAssemblies(typeof(Anise.Rules.RuleStatus).Assembly).Build();

    [Fact]
    public void A_floor_of_the_rules_uses_only_those_below() => Assert.Empty(Upward(Floors));

    [Fact]
    public void Every_folder_of_the_rules_is_a_floor_and_a_namespace()
    {
        string[] folders = [.. Directory.GetDirectories(Path.Combine(SharedData.Root(), "src", "Anise.Rules")).Select(d => Path.GetFileName(d)).Where(d => d is not ("bin" or "obj"))];
        Assert.Equal(Floors.Order(), folders.Order());
        Assert.Equal(Floors.Order(), Types().Select(t => FloorOf(t)!).Distinct().Order());
    }

    // The test can fail: seen from the top, the arrows run up.
    [Fact]
    public void Arrows_that_run_up_are_seen() => Assert.NotEmpty(Upward([.. Floors.Reverse()]));

    private static string[] Upward(string[] floors) =>
    [
        .. Types().SelectMany(t => t.Dependencies.Select(d => (From: t, To: d.Target)))
            .Where(d => FloorOf(d.To) is { } to && Array.IndexOf(floors, to) > Array.IndexOf(floors, FloorOf(d.From)))
            .Select(d => $"{d.From.FullName} -> {d.To.FullName}").Distinct(),
    ];

    private static IEnumerable<IType> Types() => Rules.Types.Where(t => FloorOf(t) is not null);

    private static string? FloorOf(IType type)
    {
        string[] parts = type.FullName.Split('.', '+', '/');
        return parts is ["Anise", "Rules", var floor, _, ..] && Array.IndexOf(Floors, floor) >= 0 ? floor : null;
    }
}
