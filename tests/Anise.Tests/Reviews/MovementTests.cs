using Anise.Basics;
using Anise.Reviews.Results;
using CsCheck;

namespace Anise.Tests.Reviews;

public sealed class MovementTests
{
    private static readonly PlaceId A = new(1), B = new(2);

    private static readonly HashSet<string> Nobody = [];

    private static Classed In(PlaceId place, string key, string classCode) => new(key, place, classCode);

    [Theory]
    [InlineData("poor", "poor", MovementKind.StayedPoor)]
    [InlineData("poor", "near-poor", MovementKind.PoorToNearPoor)]
    [InlineData("poor", "not-poor", MovementKind.Escaped)]
    [InlineData("near-poor", "poor", MovementKind.NearPoorToPoor)]
    [InlineData("near-poor", "not-poor", MovementKind.NearPoorEscaped)]
    [InlineData("not-poor", "poor", MovementKind.NewPoor)]
    [InlineData("not-poor", "near-poor", MovementKind.NewNearPoor)]
    public void A_household_moves_between_classes(string last, string now, MovementKind expected) =>
        Assert.Equal([new Movement(A, expected, "x")], MovementTable.Between([In(A, "x", last)], [In(A, "x", now)], Nobody).All);

    [Fact]
    public void A_household_that_was_poor_before_but_not_last_year_fell_back()
    {
        MovementTable table = MovementTable.Between([], [In(A, "x", "poor"), In(A, "y", "poor")], new HashSet<string> { "x" });
        Assert.Equal((1, 1), (table.Count(MovementKind.FallenBack, A), table.Count(MovementKind.NewPoor, A)));
        Assert.Equal(["x"], table.Keys(MovementKind.FallenBack, A));
    }

    [Fact]
    public void A_household_that_moved_leaves_one_place_and_comes_to_the_other()
    {
        MovementTable table = MovementTable.Between([In(A, "x", "poor")], [In(B, "x", "near-poor")], Nobody);
        Assert.Equal(new ClassBalance(1, 0, 1, 0), table.Balance(A, "poor"));
        Assert.Equal(new ClassBalance(0, 1, 1, 0), table.Balance(B, "poor"));
        Assert.Equal(new ClassBalance(0, 1, 0, 1), table.Balance(B, "near-poor"));
    }

    [Fact]
    public void A_household_on_no_list_any_more_left() =>
        Assert.Equal([new Movement(A, MovementKind.LeftNearPoor, "x")], MovementTable.Between([In(A, "x", "near-poor"), In(A, "y", "not-poor")], [], Nobody).All);

    private static readonly Gen<Dictionary<string, Classed>> List = Gen.Select(Gen.Int[0, 30], Gen.Int[1, 4], Gen.Int[0, 2])
        .Select((number, place, c) => new Classed($"h{number}", new PlaceId(place), ((string[])["poor", "near-poor", "not-poor"])[c])).List[0, 60]
        .Select(rows => rows.GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.Last()));

    [Fact]
    public void Beginning_and_in_less_out_is_the_end_at_every_place() =>
        Gen.Select(List, List, Gen.Int[0, 30].List[0, 10]).Sample((last, now, before) =>
        {
            MovementTable table = MovementTable.Between(last.Values, now.Values, before.Select(n => $"h{n}").ToHashSet());
            foreach (PlaceId place in table.Places)
            {
                foreach (string classCode in (string[])["poor", "near-poor"])
                {
                    ClassBalance b = table.Balance(place, classCode);
                    Assert.Equal(last.Values.Count(c => c.Place == place && c.ClassCode == classCode), b.Begin);
                    Assert.Equal(now.Values.Count(c => c.Place == place && c.ClassCode == classCode), b.End);
                    Assert.Equal(b.End, b.Begin + b.In - b.Out);
                }
            }
        });
}
