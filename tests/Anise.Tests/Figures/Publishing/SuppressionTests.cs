using Anise.Figures.Publishing;
using CsCheck;

namespace Anise.Tests.Figures.Publishing;

/// <summary>No hidden count can be found by taking published counts from each other.</summary>
public sealed class SuppressionTests
{
    // Nobody of the last one is anywhere.
    private static readonly string[] Groups = ["tay", "dao", "hoa"];

    private static readonly PublicationPlan Plan = new(
        [
            new("all", ["poor", "near"]),
            new("people", ["poor-people", "near-people"]) { HiddenWith = "all" },
            new("poor", []) { By = "group", Groups = Groups },
            new("near", []) { By = "group", Groups = Groups },
            new("poor", ["poor-cause"]),
            new("poor", ["poor-known"]),
            new("poor-known", ["poor-water"]),
            new("poor-known", ["poor-school"]),
        ],
        new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Two districts of up to four communes, and one commune that may lie in none; small numbers, many zeros.</summary>
    private static readonly Gen<PublicationCounts> Provinces =
        from first in Gen.Int[1, 4]
        from second in Gen.Int[0, 3]
        from alone in Gen.Int[0, 1]
        from most in Gen.Int[2, 30]
        from random in Gen.Int[0, int.MaxValue - 1]
        select Make(first, second, alone, most, new Random(random));

    [Trait("needs", "time")]
    [Fact]
    public void No_hidden_cell_is_settled_by_all_published_ones_together() => Provinces.Sample(
        province =>
        {
            IReadOnlyList<string> settled = new Differencing(new TableMaker(Plan, province).Run()).Settled();
            Assert.True(settled.Count == 0, string.Join("; ", settled));
        },
        iter: 1_000);

    [Fact]
    public void Hiding_the_small_cells_alone_gives_them_away()
    {
        var random = new Random(5);
        int settled = 0, hidden = 0;
        for (int i = 0; i < 50; i++)
        {
            var outsider = new Differencing(new TableMaker(Plan, Make(3, 2, 0, 20, random), cover: false).Run());
            settled += outsider.Settled().Count;
            hidden += outsider.Hidden;
        }
        Assert.True(settled > hidden / 4, $"{settled} of {hidden}");
    }

    [Fact]
    public void A_year_published_on_the_map_of_its_review_gives_nothing_away_also_after_communes_merge() => Provinces.Sample(
        province =>
        {
            // Published before a merger and after it: the same tables, since the year stays on its map.
            IReadOnlyList<string> settled = new Differencing(OnItsMap(province), OnItsMap(province)).Settled();
            Assert.True(settled.Count == 0, string.Join("; ", settled));
        },
        iter: 200);

    [Fact]
    public void A_year_published_again_for_merged_communes_would_give_hidden_cells_away()
    {
        var random = new Random(7);
        int settled = 0;
        for (int i = 0; i < 50; i++)
        {
            PublicationCounts province = Make(3, 2, 0, 20, random);
            settled += new Differencing(OnItsMap(province), Merged(province)).Settled().Count;
        }
        Assert.True(settled > 50, $"{settled}");
    }

    [Fact]
    public void Which_groups_are_listed_does_not_say_who_is_there() => Provinces.Sample(
        province => Assert.All(new TableMaker(Plan, province).Run().Where(t => t.Plan.By is not null), t => Assert.Equal([.. Groups, ""], t.Groups)), iter: 100);

    /// <summary>Of two small groups that make up what is left of a published total, neither is known: were only groups with somebody listed, two in all would be one and one.</summary>
    [Fact]
    public void Two_hidden_groups_of_a_known_sum_are_not_settled_by_being_listed()
    {
        var plan = new PublicationPlan([new("all", ["poor"]), new("poor", []) { By = "group", Groups = Groups }], new Dictionary<string, IReadOnlyList<string>>());
        long[] tay = [20, 30], dao = [1, 9], hoa = [1, 0], poor = [22, 39];
        var counts = new PublicationCounts([-1, 0, 0], [1, 2],
            new Dictionary<string, LeafCounts> { ["all"] = new([100, 100], [true, true]), ["poor"] = new(poor, [true, true]) },
            new Dictionary<(string, string), IReadOnlyDictionary<string, long[]>> { [("poor", "group")] = new Dictionary<string, long[]> { ["tay"] = tay, ["dao"] = dao, ["hoa"] = hoa } });
        MadeTable split = new TableMaker(plan, counts).Run().Single(t => t.Plan.By is not null);
        Assert.True(split.Counts.IsHidden(1, 2) && split.Counts.IsHidden(1, 3));
        Assert.Equal(4, split.Groups.Count);
        Assert.Empty(new Differencing([.. new TableMaker(plan, counts).Run()]).Settled());
    }

    private static (IReadOnlyList<MadeTable>, Func<int, IReadOnlyList<string>>) OnItsMap(PublicationCounts province) => (new TableMaker(Plan, province).Run(), row => [$"{row}"]);

    /// <summary>The first two communes of the first district as one: the tables that would be made, and what their rows are made of.</summary>
    private static (IReadOnlyList<MadeTable>, Func<int, IReadOnlyList<string>>) Merged(PublicationCounts province)
    {
        int first = province.Leaves[0], second = province.Leaves[1];
        long[] Counts(long[] counts) => [counts[0] + counts[1], .. counts[2..]];
        var merged = new PublicationCounts(
            [.. province.Parents.Where((_, row) => row != second)], [.. province.Leaves.SkipLast(1)],
            province.Figures.ToDictionary(f => f.Key, f => new LeafCounts(Counts(f.Value.Counts), f.Value.Known[1..])),
            province.Splits.ToDictionary(s => s.Key, s => (IReadOnlyDictionary<string, long[]>)s.Value.ToDictionary(g => g.Key, g => Counts(g.Value))));
        return (new TableMaker(Plan, merged).Run(), row => row == first ? [$"{first}", $"{second}"] : [$"{(row > first ? row + 1 : row)}"]);
    }

    [Fact]
    public void No_small_count_is_shown() => Provinces.Sample(
        province => Assert.All(new TableMaker(Plan, province).Run(), table => Assert.All(Cells(table.Counts), cell => Assert.False(cell.Count is > 0 and < 5 && !cell.Hidden))), iter: 300);

    [Fact]
    public void Nor_does_it_help_that_nobody_counts_less_than_none()
    {
        Gen.Int[0, 6].Array[6].Sample(
            n =>
            {
                var cells = new long[4, 3];
                for (int row = 1; row < 4; row++)
                {
                    for (int column = 1; column < 3; column++)
                    {
                        cells[row, column] = n[((row - 1) * 2) + column - 1];
                        cells[row, 0] += cells[row, column];
                        cells[0, column] += cells[row, column];
                        cells[0, 0] += cells[row, column];
                    }
                }
                var table = new CountTable([-1, 0, 0, 0], cells);
                // Every province that would be published like this one: each hidden cell must have two values among them.
                var seen = table.Hidden().ToDictionary(c => c, _ => new HashSet<long>());
                foreach (long[,] other in Like(table)) foreach (var (cell, values) in seen) values.Add(other[cell.Row, cell.Column]);
                Assert.All(seen, s => Assert.True(s.Value.Count > 1, $"{s.Key} of {string.Join(",", n)}"));
            },
            iter: 100);
    }

    [Fact]
    public void A_commune_with_three_poor_households_hides_a_neighbour_too_the_smallest()
    {
        // province; communes with 3, 40 and 12 poor of 100 each
        var table = new CountTable([-1, 0, 0, 0], new long[,] { { 300, 55, 245 }, { 100, 3, 97 }, { 100, 40, 60 }, { 100, 12, 88 } });
        Assert.Equal([(1, 1), (1, 2), (3, 1), (3, 2)], table.Hidden().Order());
    }

    [Fact]
    public void A_row_whose_total_is_hidden_above_is_hidden_whole()
    {
        var table = new CountTable([-1, 0, 0], new long[,] { { 33, 13, 20 }, { 3, 3, 0 }, { 30, 10, 20 } }, row => row == 1);
        Assert.True(table.IsHidden(1, 0) && table.IsHidden(1, 1) && table.IsHidden(1, 2));
    }

    [Fact]
    public void Counts_that_do_not_add_up_are_refused() =>
        Assert.Throws<ArgumentException>(() => new CountTable([-1, 0], new long[,] { { 9, 5, 4 }, { 9, 5, 3 } }));

    private static IEnumerable<(long Count, bool Hidden)> Cells(CountTable table)
    {
        for (int row = 0; row < table.Parents.Count; row++)
            for (int column = 0; column < table.Cells.GetLength(1); column++) yield return (table.Cells[row, column], table.IsHidden(row, column));
    }

    private static IEnumerable<long[,]> Like(CountTable table)
    {
        long[] n = new long[6];
        long top = Enumerable.Range(1, 3).Max(row => table.Cells[row, 0]) + 2;   // one more or less is enough to be in doubt
        return Fill(0);

        IEnumerable<long[,]> Fill(int at)
        {
            if (at == 6)
            {
                var other = new long[4, 3];
                for (int i = 0; i < 6; i++)
                {
                    int row = (i / 2) + 1, column = (i % 2) + 1;
                    other[row, column] = n[i];
                    other[row, 0] += n[i];
                    other[0, column] += n[i];
                    other[0, 0] += n[i];
                }
                for (int row = 0; row < 4; row++)
                    for (int column = 0; column < 3; column++)
                        if (!table.IsHidden(row, column) && other[row, column] != table.Cells[row, column]) yield break;
                yield return other;
                yield break;
            }
            long own = table.Cells[(at / 2) + 1, (at % 2) + 1];
            (long from, long to) = table.IsHidden((at / 2) + 1, (at % 2) + 1) ? (Math.Max(0, own - 1), Math.Min(top, own + 1)) : (own, own);
            for (n[at] = from; n[at] <= to; n[at]++)
            {
                long kept = n[at];
                foreach (long[,] other in Fill(at + 1)) yield return other;
                n[at] = kept;
            }
        }
    }

    private static PublicationCounts Make(int first, int second, int alone, int most, Random random)
    {
        int districts = second > 0 ? 2 : 1;
        List<int> parents = [-1, .. Enumerable.Repeat(0, districts), .. Enumerable.Repeat(1, first), .. Enumerable.Repeat(2, second), .. Enumerable.Repeat(0, alone)];
        int[] leaves = [.. Enumerable.Range(districts + 1, first + second + alone)];
        long Some(long upTo) => upTo <= 0 || random.Next(3) == 0 ? 0 : random.NextInt64(upTo + 1);
        var figures = new Dictionary<string, LeafCounts>();
        long[] Put(string code, IEnumerable<long> counts)
        {
            long[] all = [.. counts];
            figures.Add(code, new LeafCounts(all, [.. all.Select(_ => true)]));
            return all;
        }
        long[] poor = Put("poor", leaves.Select(_ => Some(most))), near = Put("near", leaves.Select(_ => Some(most)));
        Put("all", leaves.Select((_, i) => poor[i] + near[i] + Some(most * 2)));
        long[] poorPeople = Put("poor-people", poor.Select(n => n + Some(n * 3))), nearPeople = Put("near-people", near.Select(n => n + Some(n * 3)));
        Put("people", figures["all"].Counts.Select((n, i) => poorPeople[i] + nearPeople[i] + n));
        Put("poor-cause", poor.Select(Some));
        long[] known = Put("poor-known", poor.Select(n => n - (random.Next(2) == 0 ? 0 : Some(n))));
        Put("poor-water", known.Select(Some));
        Put("poor-school", known.Select(Some));
        var splits = new Dictionary<(string, string), IReadOnlyDictionary<string, long[]>>();
        foreach (var (code, counts) in ((string, long[])[])[("poor", poor), ("near", near)])
        {
            long[] one = [.. counts.Select(Some)], two = [.. counts.Select((n, i) => Some(n - one[i]))];
            splits.Add((code, "group"), new Dictionary<string, long[]> { ["tay"] = one, ["dao"] = two, [""] = [.. counts.Select((n, i) => n - one[i] - two[i])] });
        }
        return new PublicationCounts(parents, leaves, figures, splits);
    }
}
