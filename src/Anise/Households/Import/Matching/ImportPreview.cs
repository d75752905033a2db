using Anise.Basics;
using Anise.Households.Import.Reading;
using Anise.Tables.Faults;
using Anise.Tables.Imports;

namespace Anise.Households.Import.Matching;

/// <summary>A household of the file and what becomes of it.</summary>
/// <param name="Row">As read.</param>
/// <param name="Outcome">What the import does.</param>
/// <param name="Household">The stored household it was recognised as; null for a new one.</param>
/// <param name="Changes">What becomes other, for one that is known.</param>
public sealed record HouseholdPreview(HouseholdRow Row, ImportOutcome Outcome, HouseholdId? Household, IReadOnlyList<ValueChange> Changes);

/// <summary>What an import of a file would do, or did.</summary>
/// <param name="Households">The households of the file in its order.</param>
/// <param name="NewVillages">Names of villages that are made.</param>
/// <param name="Faults">What has to be corrected first; with any fault nothing is stored.</param>
public sealed record ImportPreview(IReadOnlyList<HouseholdPreview> Households, IReadOnlyList<string> NewVillages, IReadOnlyList<ImportFault> Faults)
{
    /// <summary>Households of the file that are left out because of their faults.</summary>
    public IReadOnlyList<HouseholdRow> LeftOut { get; init; } = [];

    /// <summary>Whether the file can be stored.</summary>
    public bool Ok => Faults.Count == 0;

    /// <summary>How many households have the outcome.</summary>
    public int Count(ImportOutcome outcome) => Households.Count(h => h.Outcome == outcome);

    /// <summary>How many members the households of the file have.</summary>
    public int Members => Households.Sum(h => h.Row.Members.Count);

    /// <summary>The number of the write that stored it; null for a preview, a refusal, and where nothing changed.</summary>
    public long? Revision { get; init; }
}

/// <summary>What is to be imported, where, and as of when.</summary>
/// <param name="File">The file as read.</param>
/// <param name="Commune">The commune whose households it states, on the map of <paramref name="AsOf"/>.</param>
/// <param name="AsOf">The day for which the file is a statement.</param>
/// <param name="CreateVillages">Whether villages not known yet are made; otherwise they are faults.</param>
public sealed record ImportRequest(HouseholdFile File, PlaceId Commune, DateOnly AsOf, bool CreateVillages)
{
    /// <summary>Name of the file: noted as the reason of the write.</summary>
    public string? FileName { get; init; }
}
