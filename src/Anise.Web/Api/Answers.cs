namespace Anise.Web.Api;

/// <summary>A name in both languages.</summary>
public sealed record Words(string Vi, string En);

/// <summary>A place.</summary>
public sealed record PlaceAnswer(string Code, string Name);

/// <summary>
/// A figure of the catalogue. Adds: how it adds over places and periods (<c>flow</c>, <c>stock</c>, <c>cumulative</c>, <c>distinct</c>, <c>ratio</c>); Period: what it is counted in
/// (<c>review-year</c>, <c>calendar-year</c>, <c>month</c>, <c>day</c>).
/// </summary>
public sealed record FigureEntry(
    string Code, string Group, Words Name, string Unit, int Decimals, string Records, string Formula, string? Rule, IReadOnlyList<string> Breakdowns, string Adds, string Period);

/// <summary>How far the reviews are: communes that have decided, of those with records.</summary>
public sealed record CoverageAnswer(int Decided, int Communes);

/// <summary>The value of one group of a figure.</summary>
public sealed record SplitAnswer(string Group, string Name, double? Value, double? Numerator, double? Denominator);

/// <summary>A figure at a place and period (<c>2026</c>, <c>2026-03</c>, <c>2026-03-31</c>). Value null: not known.</summary>
public sealed record FigureAnswer(
    string Code, Words Name, string Unit, int Decimals, string Formula, string? Rule, PlaceAnswer Place, int Year, string Period, DateOnly Map, string Basis, string? By,
    double? Value, double? Numerator, double? Denominator, CoverageAnswer Coverage, IReadOnlyList<SplitAnswer> Splits);

/// <summary>
/// A record that a figure counts, with the fields of its kind beside: of a household <c>household</c>, <c>householdCode</c>, <c>head</c> and <c>class</c>. Names of persons are null for a key
/// that may not take records out.
/// </summary>
public sealed record RecordAnswer(string Record, string? Village, string? VillageCode, string CommuneCode, double Value)
{
    /// <summary>The fields of its kind.</summary>
    [System.Text.Json.Serialization.JsonExtensionData]
    public Dictionary<string, object?> Fields { get; init; } = [];
}

/// <summary>A page of the records that a figure counts; count and sum are of all of them.</summary>
public sealed record RecordsAnswer(string Code, PlaceAnswer Place, int Year, string Period, int Count, double Sum, int Page, int Size, IReadOnlyList<RecordAnswer> Records);

/// <summary>A year: the standard by which it is measured, whether that standard begins with it (the years before are not measured alike), and how far the reviews are.</summary>
public sealed record YearAnswer(int Year, string? Standard, bool Begins, CoverageAnswer Coverage);

/// <summary>A value of a figure in a period; of a group where the figures are split. Missing: records of which it is not known whether they count.</summary>
public sealed record ValueRow(string Code, int Year, string Period, string? Group, string? GroupName, double? Value, double? Numerator, double? Denominator, int Missing);

/// <summary>Figures of one or more periods at a place.</summary>
public sealed record ValuesAnswer(PlaceAnswer Place, DateOnly Map, string Basis, string? By, IReadOnlyList<YearAnswer> Years, IReadOnlyList<ValueRow> Values);

/// <summary>A place on a map: <c>province</c>, <c>district</c>, <c>commune</c> (also wards and towns) or <c>village</c>.</summary>
public sealed record PlaceEntry(string Code, string Name, string Level, string? Parent, string? FormerDistrict, string? Region);

/// <summary>What is published: the years whose reviews are all decided, and the figures.</summary>
public sealed record PublicAnswer(IReadOnlyList<int> Years, IReadOnlyList<PublicEntry> Figures);

/// <summary>A figure that is published.</summary>
public sealed record PublicEntry(string Code, Words Name, string Unit, int Decimals, string Formula, string? Rule, IReadOnlyList<string> Breakdowns);

/// <summary>A published figure at every published place. Map: the day on whose map the places stand, the same one for ever.</summary>
public sealed record PublicFigureAnswer(string Code, Words Name, string Unit, int Decimals, int Year, DateOnly Map, string? By, IReadOnlyList<PublicRow> Rows);

/// <summary>A published value. State: <c>published</c>, <c>suppressed</c> (small, or would give a small one away) or <c>not-known</c>; numbers stand in the first only.</summary>
public sealed record PublicRow(string Place, string PlaceName, string Level, string? Group, string? GroupName, string State, double? Value, double? Numerator, double? Denominator);
