using System.Globalization;
using Anise.Households.Import.Faults;
using Anise.Households.Import.Layout;

namespace Anise.Households.Import.Reading;

/// <summary>Puts members together into households: by code, by number in the list, or by the heads.</summary>
internal sealed class HouseholdAssembler(List<ImportFault> faults)
{
    private readonly List<Group> groups = [];

    private readonly Dictionary<string, Group> byCode = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the members of one table.</summary>
    public void Add(TableLayout table, string sheet, List<MemberDraft> drafts)
    {
        if (drafts.Count == 0)
            return;
        var others = drafts.Count(d => !d.IsHead);
        if (drafts.Exists(d => d.Code is not null))
        {
            var earlier = groups.Count;
            var uncoded = Uncoded(drafts);
            foreach (var (draft, first) in uncoded)
            {
                if (first)
                    Start(draft, null);
                else
                    groups[^1].Members.Add(draft);
            }

            // A code in most rows that are not heads: every row should have one. Else it stands at the head of a block.
            var coded = drafts.Where(d => !uncoded.ContainsKey(d)).ToList();
            others = coded.Count(d => !d.IsHead);
            if (others == 0 || coded.Count(d => !d.IsHead && d.Code is not null) * 2 >= others)
                AddByCode(table, sheet, coded);
            else
                AddBlocks(table, sheet, coded);
            groups.Sort(earlier, groups.Count - earlier, Comparer<Group>.Create((one, other) => one.Members[0].Member.Row.CompareTo(other.Members[0].Member.Row)));
        }
        else
        {
            AddByNumber(drafts, others);
        }
    }

    /// <summary>The households, with the faults of each and of IDs that stand more than once.</summary>
    public List<HouseholdRow> Finish(Func<string, string, (string Header, int Column)> columnOf)
    {
        foreach (var group in groups)
            CheckHeads(group, columnOf);
        var members = groups.SelectMany(g => g.Members).ToList();
        foreach (var same in members.Where(m => m.Member.CitizenId is not null).GroupBy(m => m.Member.CitizenId!.Value).Where(g => g.Count() > 1))
        {
            foreach (var member in same)
            {
                var (header, column) = columnOf(member.Member.Sheet, Fields.CitizenId);
                var row = member.Member.Row;
                // A number typed twice tells more than that it fits one of the two badly.
                faults.RemoveAll(f => f.Problem == "citizen-id-disagrees" && f.Row == row && f.Sheet == member.Member.Sheet);
                var rows = string.Join(", ", same.Where(m => m != member).Select(m => m.Member.Row.ToString(CultureInfo.InvariantCulture)));
                faults.Add(new ImportFault(member.Member.Sheet, row, header, "citizen-id-repeated", [same.Key.Value, rows]) { ColumnIndex = column });
            }
        }

        return groups.ConvertAll(g => g.ToHousehold());
    }

    private void AddByCode(TableLayout table, string sheet, List<MemberDraft> drafts)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var code = draft.Code;
            if (code is null)
            {
                AddMissingCode(table, sheet, draft);
                // A head belongs to the rows that follow, another member to those before.
                var neighbour = draft.IsHead ? (i + 1 < drafts.Count ? drafts[i + 1] : null) : i > 0 ? drafts[i - 1] : null;
                code = neighbour is { IsHead: false } || !draft.IsHead ? neighbour?.Code : null;
            }

            if (code is null)
                Start(draft, null);
            else if (byCode.TryGetValue(code, out var known))
                known.Members.Add(draft);
            else
                Start(draft, code);
        }
    }

    /// <summary>
    /// Rows of households that have no code at all, in a list whose numbers tell the households apart; true for the first row of each.
    /// Without such numbers a row without a code is an omission.
    /// </summary>
    private static OrderedDictionary<MemberDraft, bool> Uncoded(List<MemberDraft> drafts)
    {
        var found = new OrderedDictionary<MemberDraft, bool>(ReferenceEqualityComparer.Instance);
        var heads = drafts.Count(d => d.IsHead);
        var everyHeadIsFirst = heads > 1 && drafts.TrueForAll(d => d.IsHead == (d.Number == "1"));
        var sameInHousehold = drafts.TrueForAll(d => d.Number is not null) && drafts.Select(d => d.Number).Distinct().Count() == heads;
        if (!everyHeadIsFirst && !sameInHousehold)
            return found;
        for (var start = 0; start < drafts.Count;)
        {
            var end = start + 1;
            while (end < drafts.Count && !drafts[end].IsHead)
                end++;
            var rows = drafts.GetRange(start, end - start);
            if (rows.TrueForAll(d => d.Code is null))
                rows.ForEach(d => found.Add(d, d == rows[0]));
            start = end;
        }

        return found;
    }

    private void AddBlocks(TableLayout table, string sheet, List<MemberDraft> drafts)
    {
        Group? current = null;
        foreach (var draft in drafts)
        {
            if (draft.Code is { } code && code != current?.Code)
            {
                current = byCode.TryGetValue(code, out var known) ? known : Start(draft, code);
                if (current.Members[^1] != draft)
                    current.Members.Add(draft);
            }
            else if (draft.Code is null && draft.IsHead && (draft.Number is not null || current is null))
            {
                AddMissingCode(table, sheet, draft);
                current = Start(draft, null);
            }
            else if (current is null)
            {
                current = Start(draft, null);
            }
            else
            {
                current.Members.Add(draft);
            }
        }
    }

    private void AddByNumber(List<MemberDraft> drafts, int others)
    {
        var numbered = drafts.Count(d => !d.IsHead && d.Number is not null);
        var repeated = drafts.Zip(drafts.Skip(1)).Count(p => p.First.Number is not null && p.First.Number == p.Second.Number);
        var onlyAtHead = drafts.Exists(d => d.Number is not null) && numbered * 2 < others;
        var sameInHousehold = repeated * 3 >= drafts.Count;
        Group? current = null;
        string? number = null;
        foreach (var draft in drafts)
        {
            var starts = current is null
                || (sameInHousehold ? draft.Number is not null && draft.Number != number
                    : onlyAtHead ? draft.Number is not null
                    : draft.IsHead);
            if (starts)
                current = Start(draft, null);
            else
                current!.Members.Add(draft);
            number = draft.Number ?? number;
        }
    }

    private Group Start(MemberDraft draft, string? code)
    {
        var group = new Group(code);
        group.Members.Add(draft);
        groups.Add(group);
        if (code is not null)
            byCode[code] = group;
        return group;
    }

    private void AddMissingCode(TableLayout table, string sheet, MemberDraft draft) =>
        faults.Add(new ImportFault(sheet, draft.Member.Row, table.HeaderOf(Fields.HouseholdCode), "missing", []) { ColumnIndex = table[Fields.HouseholdCode] });

    private void CheckHeads(Group group, Func<string, string, (string Header, int Column)> columnOf)
    {
        var first = group.Members[0].Member;
        var heads = group.Members.Where(m => m.IsHead).ToList();
        var (header, column) = columnOf(first.Sheet, Fields.Relationship);
        foreach (var second in heads.Skip(1))
            faults.Add(new ImportFault(second.Member.Sheet, second.Member.Row, header, "two-heads", [heads[0].Member.Name, second.Member.Name]) { ColumnIndex = column });
        // A relationship that could not be read may be the head's.
        if (heads.Count == 0 && column >= 0 && !group.Members.Exists(m => m.FaultyRelationship))
            faults.Add(new ImportFault(first.Sheet, first.Row, header, "no-head", [group.Code ?? group.Members[0].Number ?? ""]) { ColumnIndex = column });

        var (villageHeader, villageColumn) = columnOf(first.Sheet, Fields.Village);
        var village = group.Village;
        if (village is null)
            faults.Add(new ImportFault(first.Sheet, first.Row, villageHeader, "village-missing", []) { ColumnIndex = villageColumn >= 0 ? villageColumn : null });
        foreach (var other in group.Members.Where(m => m.Village is not null && !string.Equals(m.Village, village, StringComparison.OrdinalIgnoreCase)))
            faults.Add(new ImportFault(other.Member.Sheet, other.Member.Row, villageHeader, "village-differs", [village, other.Village]) { ColumnIndex = villageColumn >= 0 ? villageColumn : null });
    }

    private sealed class Group(string? code)
    {
        public string? Code => code;

        public List<MemberDraft> Members { get; } = [];

        public string? Village => Members.Find(m => m.Village is not null)?.Village;

        public HouseholdRow ToHousehold() => new(
            Members[0].Member.Sheet,
            Members[0].Member.Row,
            code,
            Members.Find(m => m.Number is not null)?.Number,
            Village,
            Members.Find(m => m.Address is not null)?.Address,
            Members.Select((m, i) => m.Member with { Number = i + 1 }).ToList());
    }
}
