namespace Anise.Measures;

/// <summary>
/// Alkire-Foster measures of a register by commune, weighted by members. The first call reads every household once, in parallel over communes and without
/// allocating per household; after that a changed household moves the totals of its commune only.
/// </summary>
public sealed class RegisterMeasures
{
    private const int PerTotal = 3;

    // So few households are sooner added one by one than in columns.
    private const int OneByOne = 12;

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
    /// <param name="register">The households.</param>
    /// <param name="rule">Weights and cutoff.</param>
    /// <param name="threads">At most so many at a time; 0 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">The register and the rule differ in the number of indicators.</exception>
    public static RegisterMeasures Poverty(Register register, PovertyRule rule, int threads = 0) => Of(register, rule, threads, headcounts: false);

    /// <summary>H and M0 and all headcounts, uncensored and censored, of every commune.</summary>
    /// <inheritdoc cref="Poverty"/>
    public static RegisterMeasures Headcounts(Register register, PovertyRule rule, int threads = 0) => Of(register, rule, threads, headcounts: true);

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

    private static RegisterMeasures Of(Register register, PovertyRule rule, int threads, bool headcounts)
    {
        if (register.Indicators != rule.Indicators) throw new ArgumentException("The register and the rule have the same indicators.", nameof(rule));
        var measures = new RegisterMeasures(rule, register.Communes, headcounts);
        ByCommune.Run(register.CommuneStarts, threads, () => new CommuneCounter(rule), (commune, counter) =>
        {
            CommuneColumns columns = register.Columns(commune);
            if (columns.Households <= OneByOne) measures.Add(commune, columns);
            else counter.Sum(columns, commune + 1 < register.Communes ? register.Columns(commune + 1) : null, measures.Totals(commune), headcounts ? measures.Counts(commune) : []);
        });
        return measures;
    }

    private Span<long> Totals(int commune) => _totals.AsSpan(commune * PerTotal, PerTotal);

    private Span<long> Counts(int commune) => _headcounts.AsSpan(commune * 2 * _rule.Indicators, 2 * _rule.Indicators);

    private void Add(int commune, CommuneColumns columns)
    {
        for (int household = 0; household < columns.Households; household++)
        {
            var (mask, members) = columns.Read(household);
            Add(commune, mask, members);
        }
    }

    private void Add(int commune, ushort mask, int members)
    {
        Span<long> totals = Totals(commune);
        int score = _rule.Score(mask);
        bool poor = score >= _rule.Cutoff;
        totals[0] += members;
        if (poor)
        {
            totals[1] += members;
            totals[2] += (long)score * members;
        }

        if (_headcounts.Length == 0) return;
        Span<long> counts = Counts(commune);
        for (int j = 0; j < _rule.Indicators; j++)
        {
            if ((mask >> j & 1) == 0) continue;
            counts[j] += members;
            if (poor) counts[_rule.Indicators + j] += members;
        }
    }
}
