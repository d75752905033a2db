namespace Anise.Measures.Tests;

public sealed class ChangeTests
{
    [Fact]
    public void Doubled_incomes_are_all_growth()
    {
        GrowthRedistribution change = Change.GrowthAndRedistribution(new([1, 2, 3, 4], [1, 1, 1, 1], 2), new([2, 4, 6, 8], [1, 1, 1, 1], 2), 0);
        Assert.Equal(-0.25, change.Total, 12);
        Assert.Equal(-0.25, change.Growth, 12);
        Assert.Equal(0, change.Redistribution, 12);
        Assert.Equal(0, change.Residual, 12);
    }

    [Fact]
    public void The_same_mean_shared_otherwise_is_all_redistribution()
    {
        GrowthRedistribution change = Change.GrowthAndRedistribution(new([1, 5], [1, 1], 2), new([3, 3], [1, 1], 2), 1);
        Assert.Equal(-0.25, change.Total, 12);
        Assert.Equal(0, change.ShapleyGrowth, 12);
        Assert.Equal(-0.25, change.ShapleyRedistribution, 12);
    }

    [Fact]
    public void The_Shapley_parts_add_up_to_the_change()
    {
        GrowthRedistribution change = Change.GrowthAndRedistribution(new([1, 2, 3, 9], [1, 2, 1, 1], 2.5), new([1.5, 2, 4, 8], [2, 1, 1, 2], 2.5), 2);
        Assert.NotEqual(0, change.Residual, 6);
        Assert.Equal(change.Total, change.ShapleyGrowth + change.ShapleyRedistribution, 12);
    }

    [Fact]
    public void Change_by_subgroup_and_by_indicator_adds_up()
    {
        // Rural 60 % at 0.5, urban 40 % at 0.1: 0.34. Then 50 % at 0.4 and 50 % at 0.1: 0.25.
        IReadOnlyList<GroupChange> groups = Change.BySubgroup([new(0.6, 0.5), new(0.4, 0.1)], [new(0.5, 0.4), new(0.5, 0.1)]);
        Assert.Equal(-0.09, groups.Sum(g => g.Within + g.Shift), 12);
        Assert.Equal(-0.055, groups[0].Within, 12);
        Assert.Equal(0, groups[1].Within, 12);
        Assert.Equal([-0.05, 0.025], Change.ByIndicator([0.5, 0.5], [0.3, 0.1], [0.2, 0.15]), new Near9());
    }

    [Fact]
    public void Two_independent_errors_add_as_squares() =>
        Assert.Equal(0.05, Change.Difference(new Estimate(0.3, 0.03), new Estimate(0.2, 0.04)).StandardError, 12);

    [Fact]
    public void Rounds_that_share_their_units_count_what_they_share()
    {
        // Both rounds of each unit move together: the difference is 1 everywhere, without error.
        double[] values = [1, 2, 2, 3, 4, 5];
        SampleDesign sample = SampleDesign.Of([1, 1, 1, 1, 1, 1], null, ["1", "1", "2", "2", "3", "3"]);
        Linearised before = Linearised.Mean(sample, new([0, 2, 4]), i => values[i]), after = Linearised.Mean(sample, new([1, 3, 5]), i => values[i]);
        Estimate difference = Change.Difference(sample, before, after);
        Assert.Equal(1, difference.Value, 12);
        Assert.Equal(0, difference.StandardError, 7);
    }

    private sealed class Near9 : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-9;

        public int GetHashCode(double obj) => 0;
    }
}
