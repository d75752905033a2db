namespace Anise.Measures.Tests;

/// <summary>Every value of the reference files, computed elsewhere (R: survey 4.1, laeken).</summary>
public sealed class ReferenceTests
{
    private static readonly string[] Indicators = ["d_nutr", "d_cm", "d_satt", "d_educ", "d_elct", "d_sani", "d_wtr", "d_hsg", "d_ckfl", "d_asst"];

    [Fact]
    public void The_synthetic_survey_gives_every_value_of_mpi_synthetic_expected_csv()
    {
        Reference data = Measures.Tests.Reference.OrSkip("mpi-synthetic/data.csv")
            .Where(field => field("t") == "1" && Indicators.All(i => field(i).Length > 0));
        Reference expected = Measures.Tests.Reference.OrSkip("mpi-synthetic/expected.csv");
        double[] weights = [.. Enumerable.Repeat(1.0 / 6, 4), .. Enumerable.Repeat(1.0 / 18, 6)];
        var table = new DeprivationTable(weights, [.. Indicators.Select(i => data.Texts(i).Select(x => x == "1").ToArray())]);
        SampleDesign sample = SampleDesign.Of(data.Numbers("weight"), data.Texts("stratum"), data.Texts("psu"));
        var domains = new Dictionary<string, Domain> { ["all"] = Domain.All(data.Count) };
        foreach (string column in new[] { "area", "region" })
        {
            foreach (var (group, domain) in Domain.By(data.Texts(column))) domains.Add($"{column}={group}", domain);
        }

        for (var i = 0; i < expected.Count; i++)
        {
            var measures = new AlkireFoster(sample, table, expected.Number(i, "k") / 100);
            Domain domain = domains[expected.Text(i, "level")];
            int indicator = Array.IndexOf(Indicators, expected.Text(i, "indicator"));
            Linearised found = expected.Text(i, "measure") switch
            {
                "H" => measures.Headcount(domain),
                "M0" => measures.AdjustedHeadcount(domain),
                "A" => measures.Intensity(domain),
                "hd" => measures.Uncensored(domain, indicator),
                "hdk" => measures.Censored(domain, indicator),
                "pctb" => measures.Contribution(domain, indicator),
                var other => throw new InvalidOperationException(other),
            };
            Near.Reference(expected.Number(i, "est"), expected.Number(i, "se"), sample.Estimate(found), $"row {i + 2}");
        }

        Assert.Equal(825, expected.Count);
    }

    [Fact]
    public void The_survey_of_1998_gives_every_value_of_expected_fgt_csv()
    {
        Reference data = Measures.Tests.Reference.OrSkip("vietnam-lss-1998/households.csv");
        Reference expected = Measures.Tests.Reference.OrSkip("vietnam-lss-1998/expected-fgt.csv");
        SampleDesign sample = SampleDesign.Of(data.Numbers("hhsize"), null, data.Texts("commune"));
        var welfare = new WelfareDistribution(sample, Expenditure(data));
        Dictionary<string, Domain> domains = Domain.By(data.Texts("urban")).ToDictionary(x => x.Group, x => x.Domain);
        domains["all"] = Domain.All(data.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Linearised found = welfare.Fgt(domains[expected.Text(i, "urban")], expected.Number(i, "line"), expected.Number(i, "alpha"));
            Near.Reference(expected.Number(i, "est"), expected.Number(i, "se"), sample.Estimate(found), $"row {i + 2}");
        }

        Assert.Equal(27, expected.Count);
    }

    [Fact]
    public void The_survey_of_1998_gives_every_value_of_expected_inequality_csv()
    {
        Reference data = Measures.Tests.Reference.OrSkip("vietnam-lss-1998/households.csv");
        Reference expected = Measures.Tests.Reference.OrSkip("vietnam-lss-1998/expected-inequality.csv");
        SampleDesign sample = SampleDesign.Of(data.Numbers("hhsize"), null, data.Texts("commune"));
        var welfare = new WelfareDistribution(sample, Expenditure(data));
        Domain all = Domain.All(data.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            string measure = expected.Text(i, "measure");
            (Linearised found, double unit) = measure switch
            {
                "mean" => (welfare.Mean(all), 1),
                "gini_pct_laeken" => (welfare.Gini(all), 100),
                "theil_T" => (welfare.Theil(all), 1),
                "mean_log_deviation" => (welfare.MeanLogDeviation(all), 1),
                "atkinson_1" => (welfare.Atkinson(all, 1), 1),
                "atkinson_2" => (welfare.Atkinson(all, 2), 1),
                "watts_1789.871" => (welfare.Watts(all, 1789.871), 1.0),
                _ => throw new InvalidOperationException(measure),
            };
            Near.Reference(expected.Number(i, "value"), double.NaN, new(found.Value * unit, double.NaN), measure);
        }

        Assert.Equal(7, expected.Count);
    }

    private static double[] Expenditure(Reference data) =>
        [.. Enumerable.Range(0, data.Count).Select(i => Math.Exp(data.Number(i, "lntotal")) / data.Number(i, "hhsize"))];
}
