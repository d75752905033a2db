using Anise.Places;

namespace Anise.Figures;

/// <summary>A record that a figure counts.</summary>
/// <param name="Kind">Its kind, which says what its fields are.</param>
/// <param name="Key">What it is called, the same for as long as the store lives.</param>
/// <param name="Period">The year or month that it stands in.</param>
/// <param name="Place">The village, or the commune where the village is not known, on the map.</param>
/// <param name="Commune">The commune on the map.</param>
/// <param name="Value">What it adds to the figure.</param>
/// <param name="Fields">The values of <see cref="RecordLook"/>'s fields, in their order; null where not known.</param>
public sealed record OpenedRecord(RecordKind Kind, string Key, Period Period, MappedPlace Place, MappedPlace Commune, double Value, IReadOnlyList<string?> Fields)
{
    /// <summary>The value of the breakdown asked by; empty where it is not known, null where none was asked by.</summary>
    public string? Group { get; init; }

    /// <summary>The thing that counts once, where the figure counts things.</summary>
    public string? Thing { get; init; }

    /// <summary>The value of a field, by its code; null where it is not known, or where the kind has no such field.</summary>
    public string? this[string code]
    {
        get
        {
            IReadOnlyList<RecordField> all = Kind.Look.All;
            for (int i = 0; i < all.Count; i++) if (all[i].Code == code) return Fields[i];
            return null;
        }
    }

    /// <summary>The value of a field as a reader sees it.</summary>
    public string? Shown(RecordField of) => this[of.Code] is { } value ? of.NameOf?.Invoke(value) ?? value : null;

    /// <summary>The number that its own page is found by; null where it has none.</summary>
    public long? Id => Kind.Look.Id is { } id && long.TryParse(this[id.Code], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>What stands for it: its title, else another of its names, else its key.</summary>
    public string Title => (Kind.Look.Title is { } title ? this[title] : null) ?? Kind.Look.Names.Select(n => this[n.Code]).FirstOrDefault(n => n is not null) ?? Key;

    /// <summary>Its code among records of a place: the first of its names; null where it has none.</summary>
    public string? Code => Kind.Look.Names is [var first, ..] ? this[first.Code] : null;

    /// <summary>The address of its own page; null where it has none.</summary>
    public string? Address => Kind.Look.Address(this);

    /// <summary>The same without what names persons.</summary>
    public OpenedRecord WithoutNames() => this with { Fields = [.. Kind.Look.All.Select((f, i) => f.IsPersonal ? null : Fields[i])] };
}
