using CsCheck;

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
    public void Growth_and_redistribution_are_what_paper_gives()
    {
        // Line 3.5. Before: 1, 3, 5 (mean 3). After: 2, 2, 8 (mean 4). Grown: 4/3, 4, 20/3. Redistributed at the old mean: 1.5, 1.5, 6.
        var before = new WelfareRound([1, 3, 5], [1, 1, 1], 3.5);
        var after = new WelfareRound([2, 2, 8], [1, 1, 1], 3.5);
        GrowthRedistribution headcount = Change.GrowthAndRedistribution(before, after, 0);
        Assert.Equal(0, headcount.Total, 12);
        Assert.Equal(-1.0 / 3, headcount.Growth, 12);
        Assert.Equal(0, headcount.Redistribution, 12);
        Assert.Equal(1.0 / 3, headcount.Residual, 12);
        Assert.Equal(-1.0 / 6, headcount.ShapleyGrowth, 12);
        Assert.Equal(1.0 / 6, headcount.ShapleyRedistribution, 12);

        // Gaps over the line: 18/63 before, 13/63 grown, 24/63 redistributed, 18/63 after.
        GrowthRedistribution gap = Change.GrowthAndRedistribution(before, after, 1);
        Assert.Equal(-5.0 / 63, gap.Growth, 12);
        Assert.Equal(6.0 / 63, gap.Redistribution, 12);
        Assert.Equal(-1.0 / 63, gap.Residual, 12);
        Assert.Equal(-11.0 / 126, gap.ShapleyGrowth, 12);
        Assert.Equal(11.0 / 126, gap.ShapleyRedistribution, 12);
    }

    [Fact]
    public void Prices_fall_out_when_the_line_rises_with_them() =>
        Gen.Select(Gen.Double[0.5, 9].Array[2, 12], Gen.Double[0.5, 9].Array[2, 12], Gen.Double[0.5, 20], Gen.Int[0, 2]).Sample((old, young, prices, alpha) =>
        {
            double[] Ones(double[] of) => Array.ConvertAll(of, static _ => 1.0);
            GrowthRedistribution real = Change.GrowthAndRedistribution(new(old, Ones(old), 3), new(young, Ones(young), 3), alpha);
            GrowthRedistribution nominal = Change.GrowthAndRedistribution(new(old, Ones(old), 3), new(Array.ConvertAll(young, x => x * prices), Ones(young), 3 * prices), alpha);
            if (alpha > 0) Assert.Equal(real.Growth, nominal.Growth, 9); // somebody at the line may fall to either side by rounding, which only the headcount shows
            Assert.Equal(nominal.Total, nominal.ShapleyGrowth + nominal.ShapleyRedistribution, 9);
        });

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
    public void The_error_of_a_panel_is_that_of_the_mean_of_its_differences()
    {
        // Four units seen twice: 1, 2, 3, 4 and 2, 2, 5, 5. Differences 1, 0, 2, 1: variance 2/3, over four units 1/6.
        double[] values = [1, 2, 3, 4, 2, 2, 5, 5];
        SampleDesign sample = SampleDesign.Of([1, 1, 1, 1, 1, 1, 1, 1], null, ["1", "2", "3", "4", "1", "2", "3", "4"]);
        Linearised before = Linearised.Mean(sample, new([0, 1, 2, 3]), i => values[i]), after = Linearised.Mean(sample, new([4, 5, 6, 7]), i => values[i]);
        Estimate difference = Change.Difference(sample, before, after);
        Assert.Equal(1, difference.Value, 12);
        Assert.Equal(Math.Sqrt(1.0 / 6), difference.StandardError, 12);
    }

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
