using System.Runtime.InteropServices;
using Anise.Basics;
using Anise.Households;
using Anise.Reviews;
using Anise.Rules.Sets;
using Anise.Rules.Tables;

namespace Anise.Scenarios;

/// <summary>A household with answers, as far as a scenario shows it.</summary>
/// <param name="Household">The household in the registry.</param>
/// <param name="Code">Its code.</param>
/// <param name="Head">The head's name.</param>
/// <param name="HeadSex">The head's sex.</param>
/// <param name="Ethnicity">The head's ethnic group.</param>
/// <param name="People">The number of members.</param>
/// <param name="Place">The village it was reviewed in.</param>
/// <param name="Today">Its class as decided, or as its form gives it; a bit for each class that is open.</param>
internal sealed record AnsweredHousehold(HouseholdId? Household, string? Code, string Head, Sex? HeadSex, string? Ethnicity, int People, PlaceId Place, ClassSet Today);

/// <summary>The classes that a household may have: one when it is certain.</summary>
/// <param name="Bits">Bit 0 poor, bit 1 near-poor, bit 2 not poor.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClassSet(byte Bits)
{
    /// <summary>The class codes, poorest first: bit i is code i.</summary>
    public static IReadOnlyList<string> Codes { get; } = [ClassCodes.Poor, ClassCodes.NearPoor, ClassCodes.NotPoor];

    /// <summary>Nothing is known.</summary>
    public static ClassSet Any { get; } = new(7);

    /// <summary>One class; any where it is null.</summary>
    /// <exception cref="ArgumentException">A class that this area does not count: its households would be lost.</exception>
    public static ClassSet Of(string? code)
    {
        if (code is null) return Any;
        for (int i = 0; i < Codes.Count; i++) if (Codes[i] == code) return new((byte)(1 << i));
        throw new ArgumentException($"Scenarios do not know the class '{code}'.", nameof(code));
    }

    /// <summary>Whether the class is certain.</summary>
    public bool IsCertain => (Bits & (Bits - 1)) == 0;

    /// <summary>Whether the household may be poor.</summary>
    public bool MayBePoor => (Bits & 1) != 0;

    /// <summary>Whether the household is certainly poor.</summary>
    public bool IsPoor => Bits == 1;

    /// <summary>The codes.</summary>
    public IEnumerable<string> Possible
    {
        get
        {
            byte bits = Bits;
            return Codes.Where((_, i) => (bits >> i & 1) == 1);
        }
    }
}

/// <summary>The households of one review with answers, packed for one set of rules.</summary>
internal sealed class ScenarioPart
{
    private readonly byte[] _classBit;

    public ScenarioPart(IReadOnlyList<AnsweredHousehold> households, RuleTable table, RuleSet rules, IReadOnlyList<PlaceId> withoutAnswers, IReadOnlySet<string> asked)
    {
        (Households, Table, Rules, WithoutAnswers, Asked) = (households, table, rules, withoutAnswers, asked);
        Places = [.. households.Select(h => h.Place).Distinct()];
        var index = Places.Select((p, i) => (p, i)).ToDictionary(x => x.p, x => x.i);
        PlaceOf = [.. households.Select(h => index[h.Place])];
        _classBit = [.. rules.Classes.Select(c => ClassSet.Of(c.Code).Bits)];
    }

    public IReadOnlyList<AnsweredHousehold> Households { get; }

    public RuleTable Table { get; }

    /// <summary>The set that the table belongs to.</summary>
    public RuleSet Rules { get; }

    /// <summary>The distinct places, and for each household which of them it stands in.</summary>
    public IReadOnlyList<PlaceId> Places { get; }

    /// <inheritdoc cref="Places"/>
    public int[] PlaceOf { get; }

    /// <summary>Where listed households stand that have no answers: not yet asked, or taken over from a file without them.</summary>
    public IReadOnlyList<PlaceId> WithoutAnswers { get; }

    /// <summary>The codes of all questions that the forms of these households asked.</summary>
    public IReadOnlySet<string> Asked { get; }

    /// <summary>The classes of the table as this area numbers them.</summary>
    public ClassSet Classes(byte mask)
    {
        int bits = 0;
        for (int i = 0; i < _classBit.Length; i++) if ((mask >> i & 1) == 1) bits |= _classBit[i];
        return new ClassSet((byte)bits);
    }
}
