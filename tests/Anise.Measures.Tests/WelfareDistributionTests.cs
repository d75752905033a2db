using CsCheck;

namespace Anise.Measures.Tests;

public sealed class WelfareDistributionTests
{
    private static readonly Dictionary<string, Func<WelfareDistribution, Domain, Linearised>> All = new(StringComparer.Ordinal)
    {
        ["fgt0"] = (w, d) => w.Fgt(d, 3, 0),
        ["fgt1"] = (w, d) => w.Fgt(d, 3, 1),
        ["fgt2"] = (w, d) => w.Fgt(d, 3, 2),
        ["fgt1.5"] = (w, d) => w.Fgt(d, 3, 1.5),
        ["watts"] = (w, d) => w.Watts(d, 3),
        ["mean"] = (w, d) => w.Mean(d),
        ["gini"] = (w, d) => w.Gini(d),
        ["theil"] = (w, d) => w.Theil(d),
        ["mld"] = (w, d) => w.MeanLogDeviation(d),
        ["atkinson-0.5"] = (w, d) => w.Atkinson(d, 0.5),
        ["atkinson-1"] = (w, d) => w.Atkinson(d, 1),
        ["atkinson-2"] = (w, d) => w.Atkinson(d, 2),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Fact]
    public void Incomes_of_one_two_three_and_four_give_what_paper_gives()
    {
        WelfareDistribution four = Of(1, 2, 3, 4);
        Domain all = Domain.All(4);
        Assert.Equal(0.5, four.Fgt(all, 2, 0).Value, 12);      // 2 is at the line: poor
        Assert.Equal(0.125, four.Fgt(all, 2, 1).Value, 12);
        Assert.Equal(0.0625, four.Fgt(all, 2, 2).Value, 12);
        Assert.Equal(2.5, four.Mean(all).Value, 12);
        Assert.Equal(0.25, four.Gini(all).Value, 12);
    }

    [Fact]
    public void Incomes_of_one_and_four_give_what_paper_gives()
    {
        WelfareDistribution two = Of(1, 4);
        Domain all = Domain.All(2);
        Assert.Equal(0.2, two.Atkinson(all, 1).Value, 12);     // geometric mean 2 of 2.5
        Assert.Equal(0.36, two.Atkinson(all, 2).Value, 12);    // harmonic mean 1.6 of 2.5
        Assert.Equal(Math.Log(2.5) - Math.Log(4) / 2, two.MeanLogDeviation(all).Value, 12);
        Assert.Equal((0.4 * Math.Log(0.4) + 1.6 * Math.Log(1.6)) / 2, two.Theil(all).Value, 12);
        Assert.Equal(Math.Log(2) / 2, two.Watts(all, 2).Value, 12);
    }

    [Fact]
    public void An_income_of_zero_leaves_only_the_log_measures_undefined()
    {
        WelfareDistribution zero = Of(0, 4);
        Domain all = Domain.All(2);
        Assert.False(zero.MeanLogDeviation(all).IsDefined);
        Assert.False(zero.Atkinson(all, 1).IsDefined);
        Assert.False(zero.Watts(all, 2).IsDefined);
        Assert.Equal(0.5, zero.Gini(all).Value, 12);
        Assert.Equal(Math.Log(2), zero.Theil(all).Value, 12);
        Assert.Equal(0.5, zero.Atkinson(all, 0.5).Value, 12);
        Assert.Equal(0.5, zero.Fgt(all, 2, 1).Value, 12);
    }

    [Fact]
    public void A_negative_income_is_poor_and_deeper_than_the_line()
    {
        WelfareDistribution debt = Of(-2, 4);
        Domain all = Domain.All(2);
        Assert.Equal(1, debt.Fgt(all, 2, 1).Value, 12);
        Assert.Equal(1.5, debt.Gini(all).Value, 12);
        Assert.False(debt.Theil(all).IsDefined);
        Assert.False(Of(-2, 1).Gini(all).IsDefined);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_score_of_a_row_is_what_its_weight_moves(string measure)
    {
        double[] welfare = [1.5, 2, 2, 4, 7], weights = [1, 2, 3, 1, 2];
        Domain all = Domain.All(5);
        SampleDesign sample = SampleDesign.Of(weights, null, null);
        Linearised found = All[measure](new WelfareDistribution(sample, welfare), all);
        for (int i = 0; i < 5; i++)
        {
            const double Step = 1e-5;
            double[] up = [.. weights], down = [.. weights];
            up[i] += Step;
            down[i] -= Step;
            double slope = (All[measure](new(SampleDesign.WithoutErrors(up), welfare), all).Value
                - All[measure](new(SampleDesign.WithoutErrors(down), welfare), all).Value) / (2 * Step);
            Assert.Equal(slope * weights[i], found.Scores[i], 7);
        }

        Assert.Equal(0, found.Scores.Sum(), 10);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_copies_of_everyone_measure_like_one(string measure) => Gen.Double[0.1, 9].Array[2, 20].Sample(incomes =>
        Assert.Equal(Value(measure, incomes), Value(measure, [.. incomes, .. incomes]), 9));

    [Theory]
    [InlineData("gini")]
    [InlineData("theil")]
    [InlineData("mld")]
    [InlineData("atkinson-0.5")]
    [InlineData("atkinson-1")]
    [InlineData("atkinson-2")]
    public void Inequality_does_not_change_with_the_money_unit_and_grows_when_the_poorest_gives_to_the_richest(string measure) => Gen.Double[1, 9].Array[2, 20].Sample(incomes =>
    {
        Array.Sort(incomes);
        double[] taken = [incomes[0] - 0.5, .. incomes[1..^1], incomes[^1] + 0.5];
        Assert.Equal(Value(measure, incomes), Value(measure, [.. incomes.Select(x => 1000 * x)]), 9);
        Assert.True(Value(measure, taken) > Value(measure, incomes));
    });

    [Fact]
    public void Poverty_falls_when_a_poor_person_earns_more() => Gen.Double[0.1, 2.9].Array[1, 20].Sample(incomes =>
        Assert.True(Value("fgt2", [incomes[0] + 0.05, .. incomes.Skip(1)]) < Value("fgt2", incomes)));

    private static WelfareDistribution Of(params double[] welfare) => new(SampleDesign.WithoutErrors([.. welfare.Select(_ => 1.0)]), welfare);

    private static double Value(string measure, double[] incomes) => All[measure](Of(incomes), Domain.All(incomes.Length)).Value;

    [Fact]
    public void What_exceeds_a_number_is_undefined_not_infinite()
    {
        SampleDesign heavy = SampleDesign.Of([1e308, 1e308], null, null), plain = SampleDesign.Of([1, 1], null, null);
        Domain all = Domain.All(2);
        foreach (WelfareDistribution welfare in new WelfareDistribution[] { new(heavy, [1, 3]), new(plain, [1e308, 1e308]) })
        {
            foreach (Linearised measure in new[] { welfare.Mean(all), welfare.Gini(all), welfare.Theil(all), welfare.MeanLogDeviation(all), welfare.Atkinson(all, 1), welfare.Atkinson(all, 2) })
                Assert.False(measure.IsDefined);
        }

        Assert.False(new WelfareDistribution(heavy, [1, 3]).Fgt(all, 2, 0).IsDefined);
        Assert.False(new WelfareDistribution(plain, [-1e300, 1]).Fgt(all, 1, 2).IsDefined);
    }

    [Fact]
    public void A_high_aversion_looks_at_the_least_only()
    {
        // 1 - (mean of (x / mean)^(1 - e))^(1 / (1 - e)): with e = 401 and incomes 1000 and 3000, 1 - 1000 (1/2)^(-1/400) / 2000; 1000^-400 is no number.
        Linearised atkinson = new WelfareDistribution(SampleDesign.Of([1, 1], null, null), [1000, 3000]).Atkinson(Domain.All(2), 401);
        Assert.Equal(1 - 0.5 * Math.Pow(2, 1.0 / 400), atkinson.Value, 12);
    }

    [Fact]
    public void An_error_whose_square_exceeds_a_number_is_left_out()
    {
        SampleDesign sample = SampleDesign.Of([1, 1], null, null);
        Estimate mean = sample.Estimate(new WelfareDistribution(sample, [1e200, 3e200]).Mean(Domain.All(2)));
        Assert.True(mean.IsDefined);
        Assert.False(mean.HasError);
    }
}
