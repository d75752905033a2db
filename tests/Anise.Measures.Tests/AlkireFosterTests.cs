using CsCheck;

namespace Anise.Measures.Tests;

public sealed class AlkireFosterTests
{
    // Indicators weigh 1/2, 1/4, 1/4. Scores: 1/2, 1/2, 1, 1/4; at k = 1/2 the first three are poor.
    private static readonly DeprivationTable Four = new([0.5, 0.25, 0.25], [[true, false, true, false], [false, true, true, true], [false, true, true, false]]);
    private static readonly SampleDesign Equal = SampleDesign.Of([1, 1, 1, 1], null, null);
    private static readonly Domain Everyone = Domain.All(4);

    [Fact]
    public void Four_households_give_what_paper_gives()
    {
        var measures = new AlkireFoster(Equal, Four, 0.5);
        Assert.Equal(0.75, measures.Headcount(Everyone).Value, 12);
        Assert.Equal(0.5, measures.AdjustedHeadcount(Everyone).Value, 12);
        Assert.Equal(2.0 / 3, measures.Intensity(Everyone).Value, 12);
        Assert.Equal(0.75, measures.Uncensored(Everyone, 1).Value, 12);
        Assert.Equal(0.5, measures.Censored(Everyone, 1).Value, 12);
        Assert.Equal(25, measures.Contribution(Everyone, 1).Value, 12);
    }

    [Fact]
    public void The_error_of_a_share_of_three_in_four_is_a_quarter() // sqrt(3/4 * 1/4 / 3)
    {
        Assert.Equal(0.25, Equal.Estimate(new AlkireFoster(Equal, Four, 0.5).Headcount(Everyone)).StandardError, 12);
    }

    [Fact]
    public void A_household_at_the_cutoff_is_poor()
    {
        double[] ninths = [.. Enumerable.Repeat(1.0 / 18, 18)];
        var table = new DeprivationTable(ninths, [.. Enumerable.Range(0, 18).Select(j => new[] { j < 9, j < 8 })]);
        var measures = new AlkireFoster(SampleDesign.WithoutErrors([1, 1]), table, 0.5);
        Assert.True(measures.IsPoor(0));
        Assert.False(measures.IsPoor(1));
    }

    [Fact]
    public void Where_nobody_is_poor_intensity_and_contributions_are_not_defined()
    {
        var measures = new AlkireFoster(Equal, Four, 0.5);
        var last = new Domain([3]);
        Assert.Equal(0, Equal.Estimate(measures.Headcount(last)).Value);
        Assert.False(Equal.Estimate(measures.Intensity(last)).IsDefined);
        Assert.False(Equal.Estimate(measures.Contribution(last, 0)).IsDefined);
    }

    [Fact]
    public void Weights_that_do_not_add_up_are_refused() =>
        Assert.Throws<ArgumentException>(() => new DeprivationTable([0.5, 0.4], [[true], [false]]));

    [Fact]
    public void A_lonely_unit_is_compared_with_the_whole_sample()
    {
        // Strata a (units 1, 2) and b (unit 3). Scores of the mean of 0, 2, 4 are -2/3, 0, 2/3: stratum a gives 2 (1/9 + 1/9), b gives 4/9.
        var values = new[] { 0.0, 2, 4 };
        SampleDesign adjusted = SampleDesign.Of([1, 1, 1], ["a", "a", "b"], ["1", "2", "3"]);
        SampleDesign certain = SampleDesign.Of([1, 1, 1], ["a", "a", "b"], ["1", "2", "3"], LonelyUnit.Certainty);
        SampleDesign average = SampleDesign.Of([1, 1, 1], ["a", "a", "b"], ["1", "2", "3"], LonelyUnit.Average);
        double Variance(SampleDesign s) => Math.Pow(s.Estimate(Linearised.Mean(s, Domain.All(3), i => values[i])).StandardError, 2);
        Assert.Equal(8.0 / 9, Variance(adjusted), 12);
        Assert.Equal(4.0 / 9, Variance(certain), 12);
        Assert.Equal(8.0 / 9, Variance(average), 12);
        Assert.Equal(1, adjusted.LonelyStrata);
    }

    [Fact]
    public void Units_of_the_same_name_in_two_strata_are_two_units() =>
        Assert.Equal(4, SampleDesign.Of([1, 1, 1, 1], ["a", "a", "b", "b"], ["1", "2", "1", "2"]).Units);

    [Fact]
    public void One_unit_gives_no_error()
    {
        SampleDesign one = SampleDesign.Of([1, 1], null, ["1", "1"]);
        Assert.False(one.Estimate(Linearised.Mean(one, Domain.All(2), i => i)).HasError);
    }

    [Fact]
    public void The_whole_is_the_weighted_mean_of_its_parts() => Samples.Sample(sample =>
    {
        var (design, table, groups) = sample;
        var measures = new AlkireFoster(design, table, 0.4);
        double total = design.Weights.Sum(), parts = 0;
        foreach (var (_, domain) in Domain.By(groups))
            parts += domain.Rows.Sum(r => design.Weights[r]) / total * measures.AdjustedHeadcount(domain).Value;
        Assert.Equal(measures.AdjustedHeadcount(Domain.All(groups.Length)).Value, parts, 9);
    });

    [Fact]
    public void M0_is_H_times_A_and_contributions_add_up_to_a_hundred() => Samples.Sample(sample =>
    {
        var (design, table, groups) = sample;
        var measures = new AlkireFoster(design, table, 0.4);
        Domain all = Domain.All(groups.Length);
        if (measures.Headcount(all).Value == 0) return;
        Assert.Equal(measures.AdjustedHeadcount(all).Value, measures.Headcount(all).Value * measures.Intensity(all).Value, 9);
        Assert.Equal(100, Enumerable.Range(0, 4).Sum(j => measures.Contribution(all, j).Value), 9);
    });

    [Fact]
    public void Doubling_the_weights_changes_neither_estimates_nor_errors() => Samples.Sample(sample =>
    {
        var (design, table, groups) = sample;
        SampleDesign twice = SampleDesign.Of([.. design.Weights.Select(w => 2 * w)], null, groups);
        SampleDesign once = SampleDesign.Of(design.Weights, null, groups);
        Domain all = Domain.All(groups.Length);
        Estimate a = once.Estimate(new AlkireFoster(once, table, 0.4).AdjustedHeadcount(all));
        Estimate b = twice.Estimate(new AlkireFoster(twice, table, 0.4).AdjustedHeadcount(all));
        Assert.Equal(a.Value, b.Value, 12);
        Assert.Equal(a.StandardError, b.StandardError, 12);
    });

    [Fact]
    public void One_more_deprivation_never_lowers_M0() => Gen.Select(Gen.Int[0, 15].Array[2, 20], Gen.Int[0, 3]).Sample((masks, bit) =>
    {
        int[] worse = [masks[0] | 1 << bit, .. masks.Skip(1)];
        Assert.True(M0(worse) >= M0(masks) - 1e-12);
    });

    private static readonly Gen<(SampleDesign Design, DeprivationTable Table, string[] Groups)> Samples =
        Gen.Select(Gen.Int[0, 15], Gen.Double[0.1, 9], Gen.Int[0, 2]).Array[2, 40].Select(rows => (
            SampleDesign.Of([.. rows.Select(r => r.Item2)], null, null), Table([.. rows.Select(r => r.Item1)]), rows.Select(r => $"g{r.Item3}").ToArray()));

    private static double M0(int[] masks) =>
        new AlkireFoster(SampleDesign.WithoutErrors([.. masks.Select(_ => 1.0)]), Table(masks), 0.4).AdjustedHeadcount(Domain.All(masks.Length)).Value;

    private static DeprivationTable Table(int[] masks) =>
        new([0.4, 0.3, 0.2, 0.1], [.. Enumerable.Range(0, 4).Select(j => Array.ConvertAll(masks, m => (m >> j & 1) == 1))]);
}
