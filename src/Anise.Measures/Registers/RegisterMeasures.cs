using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Anise.Measures;

/// <summary>
/// Alkire-Foster measures of a register by commune, weighted by members. The first call reads every household once, in parallel over communes and without
/// allocating per household; after that a changed household moves the totals of its commune only.
/// </summary>
public sealed class RegisterMeasures
{
    private const int PerTotal = 3;
    private readonly PovertyRule _rule;
    private readonly int _communes;
    private readonly long[] _totals;
    private readonly long[] _headcounts;

    private RegisterMeasures(PovertyRule rule, int communes, bool headcounts)
    {
        (_rule, _communes, _totals) = (rule, communes, new long[communes * PerTotal]);
        _headcounts = headcounts ? new long[communes * rule.Indicators * 2] : [];
    }

    /// <summary>H and M0 of every commune.</summary>
    /// <param name="register">The households; no mask has a bit beyond the rule's indicators.</param>
    /// <param name="rule">Weights and cutoff.</param>
    /// <param name="threads">At most so many at a time; 0 for as many as there are processors.</param>
    public static RegisterMeasures Poverty(Register register, PovertyRule rule, int threads = 0)
    {
        var measures = new RegisterMeasures(rule, register.Communes, headcounts: false);
        ByCommune.Run(register, threads, static () => null, (commune, first, count, _) =>
            SumScores(register.Deprivations.AsSpan(first, count), register.Members.AsSpan(first, count), rule.Table, measures._totals.AsSpan(commune * PerTotal, PerTotal)));
        return measures;
    }

    /// <summary>H and M0 and all headcounts, uncensored and censored, of every commune.</summary>
    /// <inheritdoc cref="Poverty"/>
    public static RegisterMeasures Headcounts(Register register, PovertyRule rule, int threads = 0)
    {
        var measures = new RegisterMeasures(rule, register.Communes, headcounts: true);
        ByCommune.Run(register, threads, () => new MaskHistogram(rule), (commune, first, count, histogram) =>
            histogram!.Sum(
                register.Deprivations.AsSpan(first, count), register.Members.AsSpan(first, count),
                measures._totals.AsSpan(commune * PerTotal, PerTotal), measures.Counts(commune)));
        return measures;
    }

    /// <summary>The people of a commune.</summary>
    public long People(int commune) => _totals[commune * PerTotal];

    /// <summary>The people of a commune who are poor.</summary>
    public long Poor(int commune) => _totals[commune * PerTotal + 1];

    /// <summary>H of a commune; NaN where nobody lives.</summary>
    public double Headcount(int commune) => (double)Poor(commune) / People(commune);

    /// <summary>M0 of a commune; NaN where nobody lives.</summary>
    public double AdjustedHeadcount(int commune) => (double)_totals[commune * PerTotal + 2] / _rule.Units / People(commune);

    /// <summary>The people of a commune deprived in an indicator (hd times people).</summary>
    public long Deprived(int commune, int indicator) => Counts(commune)[indicator];

    /// <summary>The people of a commune who are poor and deprived in an indicator (hdk times people).</summary>
    public long PoorAndDeprived(int commune, int indicator) => Counts(commune)[_rule.Indicators + indicator];

    /// <summary>Moves a commune's totals when one of its households changed; a new or a gone household has 0 members before or after.</summary>
    /// <param name="commune">Its commune.</param>
    /// <param name="maskBefore">Its deprivations before.</param>
    /// <param name="membersBefore">Its people before.</param>
    /// <param name="maskAfter">Its deprivations now.</param>
    /// <param name="membersAfter">Its people now.</param>
    public void Replace(int commune, ushort maskBefore, byte membersBefore, ushort maskAfter, byte membersAfter)
    {
        Add(commune, maskBefore, -membersBefore);
        Add(commune, maskAfter, membersAfter);
    }

    /// <summary>The totals of all communes together.</summary>
    public (long People, long Poor, double AdjustedHeadcount) Whole()
    {
        long people = 0, poor = 0, score = 0;
        for (int i = 0; i < _communes; i++)
        {
            people += People(i);
            poor += Poor(i);
            score += _totals[i * PerTotal + 2];
        }

        return (people, poor, (double)score / _rule.Units / people);
    }

    private Span<long> Counts(int commune) => _headcounts.AsSpan(commune * 2 * _rule.Indicators, 2 * _rule.Indicators);

    private void Add(int commune, ushort mask, int members)
    {
        Span<long> totals = _totals.AsSpan(commune * PerTotal, PerTotal);
        uint score = _rule.Table[mask];
        totals[0] += members;
        totals[1] += score > 0 ? members : 0;
        totals[2] += score * (long)members;
        if (_headcounts.Length == 0) return;
        Span<long> counts = Counts(commune);
        for (int j = 0; j < _rule.Indicators; j++)
        {
            if ((mask >> j & 1) == 0) continue;
            counts[j] += members;
            if (score > 0) counts[_rule.Indicators + j] += members;
        }
    }

    // Two households a step, in sums that fit: 65535 units x 255 people stay below 2^24, so an int holds 128 households and a long all of a commune.
    private static void SumScores(ReadOnlySpan<ushort> masks, ReadOnlySpan<byte> members, uint[] table, Span<long> totals)
    {
        ref ushort mask = ref MemoryMarshal.GetReference(masks);
        ref byte member = ref MemoryMarshal.GetReference(members);
        long people = 0, poor = 0, score = 0, poor2 = 0, score2 = 0;
        int i = 0;
        for (; i + 1 < masks.Length; i += 2)
        {
            long m = Unsafe.Add(ref member, i), n = Unsafe.Add(ref member, i + 1);
            long c = table[Unsafe.Add(ref mask, i)], d = table[Unsafe.Add(ref mask, i + 1)];
            people += m + n;
            score += c * m;
            score2 += d * n;
            poor += m & (-c >> 63);
            poor2 += n & (-d >> 63);
        }

        if (i < masks.Length)
        {
            long c = table[masks[i]];
            people += members[i];
            score += c * members[i];
            poor += members[i] & (-c >> 63);
        }

        (totals[0], totals[1], totals[2]) = (people, poor + poor2, score + score2);
    }
}
