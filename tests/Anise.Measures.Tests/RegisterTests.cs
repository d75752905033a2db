using System.Runtime.InteropServices;
using CsCheck;

namespace Anise.Measures.Tests;

public sealed class RegisterTests
{
    private static readonly PovertyRule Rule = new([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 4);

    [Fact]
    public void Two_communes_give_what_paper_gives()
    {
        // Commune 0: 4 people with 4 deprivations, 6 people with 1. Commune 1: 5 people with none.
        var register = new Register(12, [0b1111, 0b1, 0], [4, 6, 5], [0, 2, 3]);
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
    [InlineData(40, 1)]
    [InlineData(3000, 1)]
    [InlineData(600_001, 2)]  // in parallel
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
    public void Any_register_and_any_rule_measure_what_counting_one_by_one_gives() => Registers.Sample(made =>
    {
        var (rule, communes) = made;
        Register register = Of(rule.Indicators, communes);
        RegisterMeasures measures = RegisterMeasures.Headcounts(register, rule), poverty = RegisterMeasures.Poverty(register, rule);
        for (int commune = 0; commune < communes.Length; commune++) ShouldBeCounted(rule, communes[commune], commune, measures, poverty);
    });

    [Fact]
    public void A_commune_larger_than_what_is_counted_at_a_time_misses_nobody()
    {
        var random = new Random(11);
        foreach (int households in new[] { 63, 64, 65, 192 * 64, 192 * 64 + 1, 40_001 })
        {
            Household[] commune = [.. Enumerable.Range(0, households).Select(_ => new Household((ushort)random.Next(1 << 16), (byte)random.Next(256)))];
            var rule = new PovertyRule([.. Enumerable.Range(1, 16).Select(static j => 17 * j)], 1100);
            Register register = Of(16, [commune]);
            ShouldBeCounted(rule, commune, 0, RegisterMeasures.Headcounts(register, rule), RegisterMeasures.Poverty(register, rule));
        }
    }

    [Fact]
    public void What_is_stored_of_a_household_can_be_read() => Registers.Sample(made =>
    {
        Register register = Of(made.Rule.Indicators, made.Communes);
        for (int c = 0; c < made.Communes.Length; c++)
        {
            for (int h = 0; h < made.Communes[c].Length; h++) Assert.Equal((made.Communes[c][h].Mask, made.Communes[c][h].Members), register[c, h]);
        }
    });

    [Fact]
    public void A_changed_household_moves_its_commune_as_a_new_reading_would() =>
        Gen.Select(Registers, Gen.UShort, Gen.Byte, Gen.UShort).Sample((made, mask, members, which) =>
        {
            var (rule, communes) = made;
            int commune = Array.FindIndex(communes, static c => c.Length > 0);
            if (commune < 0) return;
            int household = which % communes[commune].Length;
            mask = (ushort)(mask & (1 << rule.Indicators) - 1);
            Register register = Of(rule.Indicators, communes);
            RegisterMeasures measures = RegisterMeasures.Headcounts(register, rule);
            var before = register[commune, household];
            measures.Replace(commune, before.Deprivations, before.Members, mask, members);
            register.Replace(commune, household, mask, members);
            communes[commune][household] = new(mask, members);
            Assert.Equal((mask, members), register[commune, household]);
            RegisterMeasures again = RegisterMeasures.Headcounts(register, rule);
            foreach (RegisterMeasures found in new[] { measures, again })
            {
                for (int c = 0; c < communes.Length; c++) ShouldBeCounted(rule, communes[c], c, found, found);
            }
        });

    [Fact]
    public void A_commune_where_nobody_lives_has_no_rate()
    {
        RegisterMeasures measures = RegisterMeasures.Headcounts(new Register(12, [1], [3], [0, 0, 1]), Rule);
        Assert.Equal(0, measures.People(0));
        Assert.True(double.IsNaN(measures.Headcount(0)));
        Assert.Equal((3, 0), (measures.Whole().People, measures.Whole().Poor));
    }

    [Fact]
    public void Measuring_allocates_by_commune_and_not_by_household()
    {
        long Allocated(Register register)
        {
            RegisterMeasures.Headcounts(register, Rule, 1);
            long before = GC.GetAllocatedBytesForCurrentThread();
            RegisterMeasures.Headcounts(register, Rule, 1);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(Allocated(Made(1_000, out _, out _)), Allocated(Made(200_000, out _, out _)));
    }

    [Fact]
    public void Columns_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Register(3, [0b1000], [1], [0, 1]));
        Assert.Throws<ArgumentException>(() => new Register(3, [1, 1], [1], [0, 2]));
        Assert.Throws<ArgumentException>(() => new Register(3, [1, 1], [1, 1], [0, 2, 1, 2]));
        Assert.Throws<ArgumentException>(() => new Register(3, [1], [1], [0, 1]).Replace(0, 0, 0b1000, 1));
        Assert.Throws<ArgumentException>(() => RegisterMeasures.Poverty(new Register(3, [1], [1], [0, 1]), Rule));
    }

    [Fact]
    public void Everyone_gets_the_class_of_their_points_and_deprivations()
    {
        byte[] byCount = [.. Enumerable.Range(0, 4096).Select(m => (byte)(System.Numerics.BitOperations.PopCount((uint)m) >= 3 ? 2 : 1))];
        var rule = new ClassRule([140, 175], byCount, 0);
        var classes = new byte[5];
        rule.Classify([0, 0, 0, 1, 1], [140, 141, 140, 175, 176], [0b111, 0b111, 0b11, 0b1110, 0], classes);
        Assert.Equal([2, 0, 1, 2, 0], classes);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Household(ushort Mask, byte Members);

    // 1 to 16 indicators of any weights, some 0; up to 4 communes, some empty; members up to 255.
    private static readonly Gen<(PovertyRule Rule, Household[][] Communes)> Registers =
        Gen.Select(Gen.Int[0, 1000].Array[1, 16], Gen.Double[0, 1], Gen.Select(Gen.UShort, Gen.OneOf(Gen.Byte[0, 9], Gen.Byte)).Array[0, 150].Array[1, 4]).Select((weights, cutoff, communes) =>
        {
            weights[0] += 1;
            var rule = new PovertyRule(weights, 1 + (int)(cutoff * (weights.Sum() - 1)));
            return (rule, communes.Select(c => c.Select(h => new Household((ushort)(h.Item1 & (1 << weights.Length) - 1), h.Item2)).ToArray()).ToArray());
        });

    private static Register Of(int indicators, Household[][] communes)
    {
        int[] starts = [0, .. communes.Select((_, i) => communes.Take(i + 1).Sum(static c => c.Length))];
        return new(indicators, [.. communes.SelectMany(static c => c.Select(static h => h.Mask))], [.. communes.SelectMany(static c => c.Select(static h => h.Members))], starts);
    }

    private static void ShouldBeCounted(PovertyRule rule, Household[] households, int commune, RegisterMeasures measures, RegisterMeasures poverty)
    {
        Household[] poor = [.. households.Where(h => rule.IsPoor(h.Mask))];
        long people = households.Sum(static h => (long)h.Members), score = poor.Sum(h => (long)h.Members * rule.Score(h.Mask));
        foreach (RegisterMeasures found in new[] { measures, poverty })
        {
            Assert.Equal(people, found.People(commune));
            Assert.Equal(poor.Sum(static h => (long)h.Members), found.Poor(commune));
            if (people > 0) Assert.Equal((double)score / rule.Units / people, found.AdjustedHeadcount(commune));
        }

        for (int j = 0; j < rule.Indicators; j++)
        {
            Assert.Equal(households.Where(h => (h.Mask >> j & 1) == 1).Sum(static h => (long)h.Members), measures.Deprived(commune, j));
            Assert.Equal(poor.Where(h => (h.Mask >> j & 1) == 1).Sum(static h => (long)h.Members), measures.PoorAndDeprived(commune, j));
        }
    }

    private static Register Made(int households, out ushort[] masks, out byte[] members)
    {
        var random = new Random(7);
        masks = [.. Enumerable.Range(0, households).Select(_ => (ushort)(random.Next(4096) & random.Next(4096)))];
        members = [.. Enumerable.Range(0, households).Select(_ => (byte)random.Next(1, 9))];
        return new(12, masks, members, [0, households / 3, households]);
    }
}
