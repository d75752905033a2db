using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Reviews;

namespace Anise.Reports;

/// <summary>The columns of a nominal list after number and name. The head of a household stands on its first row, further members below.</summary>
/// <param name="wide">Whether the list covers several communes.</param>
internal sealed class NominalColumns(bool wide)
{
    private sealed record Column(string Key, ReportLook Look, Func<NominalHousehold, ReportCell> OfHousehold, Func<DecidedMember, string> OfMember);

    private readonly Column[] _columns =
    [
        new("relationship", ReportLook.Text, _ => ReportCell.Blank, m => Relationships.Exists(m.Relationship) ? Relationships.Label(m.Relationship) : m.Relationship),
        new("sex", ReportLook.Short, h => Words(h.Decided.HeadSex is { } sex ? SexOf(sex) : ""), m => SexOf(m.Sex)),
        new("born", ReportLook.Short, _ => ReportCell.Blank, m => m.BirthDate?.ToString("d", CultureInfo.CurrentCulture) ?? m.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? ""),
        new("ethnic-group", ReportLook.Text, h => Words(GroupOf(h.Decided.Ethnicity)), m => GroupOf(m.Ethnicity)),
        new("village", ReportLook.Text, h => Words(h.Place.IsCommuneLevel ? "" : h.Place.Name), _ => ""),
        .. wide ? [new Column("commune", ReportLook.Text, h => Words(h.Commune.Name), _ => "")] : Array.Empty<Column>(),
        new("code", ReportLook.Short, h => Words(h.Decided.Code ?? ""), _ => ""),
        new("members", ReportLook.Number, h => Fact(h, h.Decided.Members), _ => ""),
        new("b1", ReportLook.Number, h => Fact(h, h.Decided.B1), _ => ""),
        new("b2", ReportLook.Number, h => Fact(h, h.Decided.B2), _ => ""),
    ];

    public IEnumerable<string> Heads => _columns.Select(c => Texts.Get("nominal-" + c.Key));

    public IReadOnlyList<ReportLook> Looks => [.. _columns.Select(c => c.Look)];

    public IReadOnlyList<ReportRow> Rows(IReadOnlyList<NominalHousehold> list) => [.. list.SelectMany((h, i) => RowsOf(h, i + 1))];

    /// <summary>The cells of a row of the whole: its figure under the number of members.</summary>
    public IReadOnlyList<ReportCell> Total(ReportCell figure) => [.. _columns.Select(c => c.Key == "members" ? figure : ReportCell.Blank)];

    private IEnumerable<ReportRow> RowsOf(NominalHousehold h, int number)
    {
        DecidedMember? head = h.Members is [{ Relationship: Relationships.Head } first, ..] ? first : null;
        yield return new ReportRow(ReportRowKind.Plain, number.ToString(CultureInfo.CurrentCulture), h.Decided.Head,
            [.. _columns.Select(c => head is not null && c.OfMember(head) is { Length: > 0 } known ? Words(known) : c.OfHousehold(h))])
        { Household = h.Decided.HouseholdId?.Value };
        foreach (DecidedMember member in h.Members.Skip(head is null ? 0 : 1))
            yield return new ReportRow(ReportRowKind.Member, "", member.Name, [.. _columns.Select(c => Words(c.OfMember(member)))]);
    }

    private static ReportCell Words(string text) => text.Length == 0 ? ReportCell.Blank : new ReportCell(text);

    private static ReportCell Fact(NominalHousehold h, decimal? value) => new()
    {
        Value = (double?)value, Decimals = value is { } v && v != decimal.Truncate(v) ? 1 : 0, Household = h.Decided.HouseholdId?.Value,
    };

    private static string GroupOf(string? code) => code is not null && EthnicGroups.Exists(code) ? EthnicGroups.NameOf(code) : "";

    private static string SexOf(Sex sex) => Texts.Get(sex == Sex.Male ? "male" : "female");
}
