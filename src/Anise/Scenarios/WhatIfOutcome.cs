using System.Runtime.InteropServices;
using Anise.Places;
using Anise.Rules;
using Anise.Rules.Forms;

namespace Anise.Scenarios;

/// <summary>The households that a number of a scenario counts.</summary>
public enum WhatIfGroup
{
    /// <summary>All with answers.</summary>
    Households,
    /// <summary>Poor today.</summary>
    PoorToday,
    /// <summary>Poor in the scenario.</summary>
    Poor,
    /// <summary>Near-poor today.</summary>
    NearPoorToday,
    /// <summary>Near-poor in the scenario.</summary>
    NearPoor,
    /// <summary>Not poor today, poor in the scenario.</summary>
    Becomes,
    /// <summary>Poor today, not poor in the scenario.</summary>
    Leaves,
    /// <summary>Poor in both.</summary>
    Stays,
    /// <summary>Missing answers leave the class of the scenario open.</summary>
    Open,
    /// <summary>Poor by the Alkire-Foster measure: the households behind H, A and M0. Not a matter of classes, so no <see cref="Crossing"/> counts it.</summary>
    Measured,
}

/// <summary>A number that missing answers leave between two ends.</summary>
/// <param name="From">What is certain.</param>
/// <param name="To">What is possible.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CountRange(int From, int To)
{
    /// <summary>Whether nothing is open.</summary>
    public bool IsExact => From == To;
}

/// <summary>A share or index that missing answers leave between two ends.</summary>
/// <param name="From">The lowest that any completion of the answers gives.</param>
/// <param name="To">The highest.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ValueRange(double From, double To);

/// <summary>How many households go from which classes today to which in the scenario: every count of a scenario is read from here.</summary>
public sealed class Crossing
{
    private readonly int[] _counts = new int[64];

    internal void Add(ClassSet today, ClassSet then) => _counts[today.Bits << 3 | then.Bits]++;

    /// <summary>The number of households in a group.</summary>
    public CountRange this[WhatIfGroup group] => new(Count(group, certain: true), Count(group, certain: false));

    /// <summary>Whether a household counts in a group: certainly, or possibly (which includes the certain ones).</summary>
    public static bool Holds(WhatIfGroup group, bool certain, ClassSet today, ClassSet then) => group switch
    {
        WhatIfGroup.Households => true,
        WhatIfGroup.PoorToday => Is(today, 1, certain),
        WhatIfGroup.Poor => Is(then, 1, certain),
        WhatIfGroup.NearPoorToday => Is(today, 2, certain),
        WhatIfGroup.NearPoor => Is(then, 2, certain),
        WhatIfGroup.Becomes => certain ? !today.MayBePoor && then.IsPoor : !today.IsPoor && then.MayBePoor,
        WhatIfGroup.Leaves => certain ? today.IsPoor && !then.MayBePoor : today.MayBePoor && !then.IsPoor,
        WhatIfGroup.Stays => certain ? today.IsPoor && then.IsPoor : today.MayBePoor && then.MayBePoor,
        WhatIfGroup.Open => !then.IsCertain,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Not a group of classes."),
    };

    private static bool Is(ClassSet classes, int bit, bool certain) => certain ? classes.Bits == bit : (classes.Bits & bit) != 0;

    private int Count(WhatIfGroup group, bool certain)
    {
        int count = 0;
        for (int i = 0; i < _counts.Length; i++)
            if (_counts[i] > 0 && Holds(group, certain, new ClassSet((byte)(i >> 3)), new ClassSet((byte)(i & 7)))) count += _counts[i];
        return count;
    }
}

/// <summary>The Alkire-Foster measures over the people of the households with answers, between what is certain and what is possible.</summary>
/// <param name="H">The share of people who are poor.</param>
/// <param name="M0">The adjusted headcount.</param>
/// <param name="A">The average share of deprivations of the poor; null where nobody can be poor.</param>
/// <param name="People">The people of these households.</param>
public sealed record AlkireFosterRange(ValueRange H, ValueRange M0, ValueRange? A, long People);

/// <summary>The result for one place or group.</summary>
/// <param name="Code">The code of the place or the value of the split; empty where it is not known.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Counts">Its households.</param>
/// <param name="Measures">Its measures; null for splits that are not by place.</param>
public sealed record WhatIfLine(string Code, string Name, Crossing Counts, AlkireFosterRange? Measures = null);

/// <summary>The answer to a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Place">The place, on the map of today.</param>
/// <param name="Total">All households with answers in the place.</param>
/// <param name="ByPlace">By commune; by village within a commune.</param>
/// <param name="ByEthnicGroup">By the ethnic group of the head.</param>
/// <param name="ByHeadSex">By the sex of the head.</param>
/// <param name="WithoutAnswers">Households of the year's lists whose answers are not there: not yet asked, or taken over from a file without them.</param>
/// <param name="NeverAsked">Questions of the set that no form of the year asked: nobody's answer is known.</param>
/// <param name="Measures">The measures of the whole place.</param>
/// <param name="Cutoff">The cutoff that they use, in units.</param>
/// <param name="Count">The fewest deprivations, each counted once, that the set itself asks: the default cutoff is in proportion to it.</param>
public sealed record WhatIfOutcome(
    WhatIf Question, MappedPlace Place, Crossing Total, IReadOnlyList<WhatIfLine> ByPlace, IReadOnlyList<WhatIfLine> ByEthnicGroup, IReadOnlyList<WhatIfLine> ByHeadSex,
    int WithoutAnswers, IReadOnlyList<LocalText> NeverAsked, AlkireFosterRange Measures, int Cutoff, int Count)
{
    /// <summary>Whether nobody becomes poor and nobody leaves, whatever the missing answers are. Equal counts of poor households do not say that: some may come for others.</summary>
    public bool NobodyChanges => Total[WhatIfGroup.Becomes].To == 0 && Total[WhatIfGroup.Leaves].To == 0;

    /// <summary>The cutoff of a question that names none: the share of the weights that the set asks of its indicators, in whole units.</summary>
    public int DefaultCutoff => AlkireFosterRanges.DefaultCutoff(Count, Question.Weights);

    /// <summary>What the support would cost a month for those who are poor today, in VND.</summary>
    public (long From, long To) CostToday => (Total[WhatIfGroup.PoorToday].From * Question.Support, Total[WhatIfGroup.PoorToday].To * Question.Support);

    /// <summary>What the support would cost a month more than for those who are poor today, in VND; less where it is under 0.</summary>
    public (long From, long To) CostAgainstToday => (Cost.From - CostToday.To, Cost.To - CostToday.From);

    /// <summary>What the support of the question would cost a month, in VND.</summary>
    public (long From, long To) Cost => (Total[WhatIfGroup.Poor].From * Question.Support, Total[WhatIfGroup.Poor].To * Question.Support);
}
