using System.Numerics;
using System.Runtime.InteropServices;

namespace Anise.Measures;

/// <summary>
/// The 2 x n headcounts of a commune. People are counted by mask (one addition a household), then the counts are folded: the upper half of the masks has the
/// highest bit, so its sum is that indicator's headcount; adding it to the lower half leaves the counts by the remaining bits. All additions are vectorised.
/// </summary>
internal sealed class MaskHistogram(PovertyRule rule)
{
    private readonly uint[] _people = new uint[1 << rule.Indicators];
    private readonly uint[] _second = new uint[1 << rule.Indicators];
    private readonly uint[] _poor = new uint[1 << rule.Indicators];
    private readonly uint[] _isPoor = [.. rule.Table.Select(static score => score > 0 ? uint.MaxValue : 0u)];

    public void Sum(ReadOnlySpan<ushort> masks, ReadOnlySpan<byte> members, Span<long> totals, Span<long> counts)
    {
        if (masks.Length * 8 < _people.Length) OneByOne(masks, members, totals, counts);
        else ByMask(masks, members, totals, counts);
    }

    // A commune of fewer households than there are masks to fold: bit by bit.
    private void OneByOne(ReadOnlySpan<ushort> masks, ReadOnlySpan<byte> members, Span<long> totals, Span<long> counts)
    {
        for (int i = 0; i < masks.Length; i++)
        {
            long people = members[i];
            long score = rule.Table[masks[i]];
            long poor = people & (-score >> 63);
            totals[0] += people;
            totals[1] += poor;
            totals[2] += score * people;
            for (uint left = masks[i]; left != 0; left &= left - 1)
            {
                int bit = BitOperations.TrailingZeroCount(left);
                counts[bit] += people;
                counts[rule.Indicators + bit] += poor;
            }
        }
    }

    private void ByMask(ReadOnlySpan<ushort> masks, ReadOnlySpan<byte> members, Span<long> totals, Span<long> counts)
    {
        Array.Clear(_people);
        Array.Clear(_second);
        uint[] first = _people, second = _second;
        int i = 0;
        for (; i + 1 < masks.Length; i += 2)
        {
            // Two tables: equal masks often follow each other, and one table would wait for its own last addition.
            first[masks[i]] += members[i];
            second[masks[i + 1]] += members[i + 1];
        }

        if (i < masks.Length) first[masks[i]] += members[i];
        long score = 0;
        for (int mask = 0; mask < first.Length; mask++) score += (long)(first[mask] + second[mask]) * rule.Table[mask];
        Combine();
        totals[2] = score;
        totals[0] = Fold(_people, counts[..rule.Indicators]);
        totals[1] = Fold(_poor, counts[rule.Indicators..]);
    }

    private void Combine()
    {
        Span<uint> poor = _poor, people = _people, second = _second, isPoor = _isPoor;
        int width = Vector<uint>.Count, i = 0;
        for (; i + width <= people.Length; i += width)
        {
            Vector<uint> sum = new Vector<uint>(people[i..]) + new Vector<uint>(second[i..]);
            sum.CopyTo(people[i..]);
            (sum & new Vector<uint>(isPoor[i..])).CopyTo(poor[i..]);
        }

        for (; i < people.Length; i++)
        {
            people[i] += second[i];
            poor[i] = people[i] & isPoor[i];
        }
    }

    private long Fold(Span<uint> counts, Span<long> byIndicator)
    {
        for (int bit = rule.Indicators - 1; bit >= 0; bit--)
        {
            int half = 1 << bit;
            Span<uint> low = counts[..half], high = counts.Slice(half, half);
            byIndicator[bit] = FoldHalf(low, high);
        }

        return counts[0];
    }

    // A commune has under 4 billion people, so 32 bits hold any of its sums.
    private static long FoldHalf(Span<uint> low, Span<uint> high)
    {
        int done = 0;
        uint sum = 0;
        if (low.Length >= Vector<uint>.Count)
        {
            ReadOnlySpan<Vector<uint>> upper = MemoryMarshal.Cast<uint, Vector<uint>>(high);
            Span<Vector<uint>> lower = MemoryMarshal.Cast<uint, Vector<uint>>(low);
            Vector<uint> sums = Vector<uint>.Zero;
            for (int i = 0; i < upper.Length; i++)
            {
                sums += upper[i];
                lower[i] += upper[i];
            }

            sum = Vector.Sum(sums);
            done = upper.Length * Vector<uint>.Count;
        }

        for (int i = done; i < low.Length; i++)
        {
            sum += high[i];
            low[i] += high[i];
        }

        return sum;
    }
}
