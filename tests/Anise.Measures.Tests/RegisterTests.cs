using CsCheck;

namespace Anise.Measures.Tests;

public sealed class RegisterTests
{
    private static readonly PovertyRule Rule = new([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 4);

    [Fact]
    public void Two_communes_give_what_paper_gives()
    {
        // Commune 0: 4 people with 4 deprivations, 6 people with 1. Commune 1: 5 people with none.
        var register = new Register([0b1111, 0b1, 0], [4, 6, 5], [0, 2, 3]);
        RegisterMeasures measures = RegisterMeasures.Headcounts(register, Rule);
        Assert.Equal(0.4, measures.Headcount(0), 12);
        Assert.Equal(4.0 / 12 * 0.4, measures.AdjustedHeadcount(0), 12);
        Assert.Equal(10, measures.Deprived(0, 0));
        Assert.Equal(4, measures.PoorAndDeprived(0, 0));
        Assert.Equal(0, measures.Deprived(0, 4));
        Assert.Equal(0, measures.Headcount(1));
        Assert.Equal((15, 4), (measures.Whole().People, measures.Whole().Poor));
    }

    [Theory]
    [InlineData(40, 1)]       // bit by bit
    [InlineData(3000, 1)]     // by mask
    [InlineData(150_001, 2)]  // in parallel
    public void A_register_measures_what_a_sample_of_everyone_measures(int households, int threads)
    {
        Register register = Made(households, out ushort[] masks, out byte[] members);
        RegisterMeasures measures = RegisterMeasures.Headcounts(register, Rule, threads), poverty = RegisterMeasures.Poverty(register, Rule, threads);
        double[] twelfths = [.. Enumerable.Repeat(1.0 / 12, 12)];
        var sample = SampleDesign.WithoutErrors(Array.ConvertAll(members, m => (double)m));
        var table = new DeprivationTable(twelfths, [.. Enumerable.Range(0, 12).Select(j => Array.ConvertAll(masks, m => (m >> j & 1) == 1))]);
        var reference = new AlkireFoster(sample, table, 4.0 / 12);
        for (int commune = 0; commune < register.Communes; commune++)
        {
            var (first, count) = register.Commune(commune);
            var domain = new Domain([.. Enumerable.Range(first, count)]);
            Assert.Equal(reference.Headcount(domain).Value, measures.Headcount(commune), 9);
            Assert.Equal(reference.AdjustedHeadcount(domain).Value, measures.AdjustedHeadcount(commune), 9);
            Assert.Equal(measures.Headcount(commune), poverty.Headcount(commune));
            Assert.Equal(measures.AdjustedHeadcount(commune), poverty.AdjustedHeadcount(commune));
            for (int j = 0; j < 12; j++)
            {
                Assert.Equal(reference.Uncensored(domain, j).Value, (double)measures.Deprived(commune, j) / measures.People(commune), 9);
                Assert.Equal(reference.Censored(domain, j).Value, (double)measures.PoorAndDeprived(commune, j) / measures.People(commune), 9);
            }
        }
    }

    [Fact]
    public void A_changed_household_moves_its_commune_as_a_new_reading_would() =>
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 4095], Gen.Int[0, 12]).Sample((at, mask, people) =>
        {
            Register register = Made(100, out ushort[] masks, out byte[] members);
            RegisterMeasures measures = RegisterMeasures.Headcounts(register, Rule);
            int commune = at < register.Commune(0).Count ? 0 : 1;
            measures.Replace(commune, masks[at], members[at], (ushort)mask, (byte)people);
            (masks[at], members[at]) = ((ushort)mask, (byte)people);
            RegisterMeasures again = RegisterMeasures.Headcounts(register, Rule);
            Assert.Equal(again.Poor(commune), measures.Poor(commune));
            Assert.Equal(again.AdjustedHeadcount(commune), measures.AdjustedHeadcount(commune));
            Assert.Equal(Enumerable.Range(0, 12).Select(j => again.PoorAndDeprived(commune, j)), Enumerable.Range(0, 12).Select(j => measures.PoorAndDeprived(commune, j)));
        });

    [Fact]
    public void Everyone_gets_the_class_of_their_points_and_deprivations()
    {
        byte[] byCount = [.. Enumerable.Range(0, 4096).Select(m => (byte)(System.Numerics.BitOperations.PopCount((uint)m) >= 3 ? 2 : 1))];
        var rule = new ClassRule([140, 175], byCount, 0);
        var classes = new byte[5];
        rule.Classify([0, 0, 0, 1, 1], [140, 141, 140, 175, 176], [0b111, 0b111, 0b11, 0b1110, 0], classes);
        Assert.Equal([2, 0, 1, 2, 0], classes);
    }

    private static Register Made(int households, out ushort[] masks, out byte[] members)
    {
        var random = new Random(7);
        masks = [.. Enumerable.Range(0, households).Select(_ => (ushort)(random.Next(4096) & random.Next(4096)))];
        members = [.. Enumerable.Range(0, households).Select(_ => (byte)random.Next(1, 9))];
        return new(masks, members, [0, households / 3, households]);
    }
}
