using System.Globalization;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Tables.Letters;
using Anise.Tables.Values;

namespace Anise.Households.Import.Reading;

/// <summary>Puts members together into households: by code, by number in the list, or by the heads.</summary>
internal sealed class HouseholdAssembler(ColumnMapping mapping, List<ImportFault> faults)
{
    private readonly List<Group> groups = [];

    private readonly Dictionary<string, Group> byCode = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the members of one table.</summary>
    public void Add(TableLayout table, string sheet, List<MemberDraft> drafts)
    {
        if (drafts.Count == 0)
            return;
        var layout = HouseholdLayout.Of(drafts);
        var earlier = groups.Count;
        foreach (var household in layout.WithoutCode)
        {
            Start(household[0], null);
            groups[^1].Members.AddRange(household.Skip(1));
        }

        switch (layout.Mark)
        {
            case HouseholdMark.CodeInEveryRow: AddByCode(table, sheet, layout); break;
            case HouseholdMark.CodeAtHead: AddBlocks(table, sheet, layout); break;
            default: AddByNumber(layout); break;
        }

        if (layout.Mark == HouseholdMark.HeadName)
            AskHeads(table, groups[earlier..]);

        groups.Sort(earlier, groups.Count - earlier, Comparer<Group>.Create((one, other) => one.Members[0].Member.Row.CompareTo(other.Members[0].Member.Row)));
        CarryVillages(table, groups[earlier..]);
    }

    /// <summary>Two persons of the head's name together are one household or two: as the user says. The second begins where ages begin anew.</summary>
    private void AskHeads(TableLayout table, List<Group> added)
    {
        foreach (Group group in added.Where(g => g.Members.Count(m => m.IsHead) == 2))
        {
            string head = group.Members[0].Head!;
            int first = group.Members.FindIndex(m => m.IsHead), second = group.Members.FindLastIndex(m => m.IsHead);
            List<int> anew = [.. Enumerable.Range(first + 1, second - first).Where(i => group.Members[i].Member.BirthYear < group.Members[i - 1].Member.BirthYear)];
            string? said = mapping.MeaningOf(Fields.HeadName, head);
            if (said == HouseholdTable.Two && anew is [var from])
            {
                List<MemberDraft> rest = group.Members[from..];
                group.Members.RemoveRange(from, group.Members.Count - from);
                Start(rest[0], null);
                groups[^1].Members.AddRange(rest.Skip(1));
            }
            else if (said is null && anew.Count == 1)
            {
                MemberRow row = group.Members[second].Member;
                faults.Add(new ImportFault(row.Sheet, row.Row, table.HeaderOf(Fields.HeadName), "head-twice", [head]) { ColumnIndex = table[Fields.HeadName], Asks = Fields.HeadName });
                group.Asked = true;
            }
            else if (said == HouseholdTable.One)
            {
                group.Members[second] = group.Members[second] with { Member = group.Members[second].Member with { Relationship = Relationships.OtherRelative } };
            }
        }
    }

    /// <summary>
    /// A village that stands only where it begins holds for the households below. Where it stands at others of the same village too, an empty cell may have been forgotten: it is asked.
    /// </summary>
    private void CarryVillages(TableLayout table, List<Group> added)
    {
        if (!added.Exists(g => g.Village is null && g.Members[0].LacksVillage))
            return;
        string[] written = [.. added.Select(g => g.Village).OfType<string>().Select(VillageNames.KeyOf)];
        bool once = written.Zip(written.Skip(1)).All(p => p.First != p.Second);
        string? above = null;
        foreach (Group household in added)
        {
            if (household.Village is null && household.Members[0].LacksVillage && above is not null)
            {
                household.Carried = above;
                MemberRow first = household.Members[0].Member;
                faults.Add(new ImportFault(first.Sheet, first.Row, table.HeaderOf(Fields.Village), "village-as-above", [above])
                {
                    ColumnIndex = table[Fields.Village], Level = once ? FaultLevel.Note : FaultLevel.Question,
                });
            }

            above = household.Village;
        }
    }

    /// <summary>Gives households without a village that of the household of the same code on another sheet, and its code as it is written there.</summary>
    /// <param name="listed">The households of other sheets.</param>
    public void Relate(ILookup<string, ListedHousehold> listed)
    {
        foreach (Group household in groups.Where(g => g.Village is null && (g.Code ?? g.Members[0].Number) is not null))
        {
            if (listed[HouseholdSheets.KeyOf((household.Code ?? household.Members[0].Number)!)].ToList() is [var one] && HouseholdSheets.Agree(one, household.Members.Select(m => m.Member.Name)))
                (household.Carried, household.Code) = (one.Village, one.Code);
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

        SheetCopies.Ask([.. members.Select(m => m.Member)], faults);
        AskTwins(columnOf);
        return groups.ConvertAll(g => g.ToHousehold());
    }

    /// <summary>Households of the same people in the same village: a sheet copied, or two families that only look alike. Where each has a code of its own, the office knows them as two.</summary>
    private void AskTwins(Func<string, string, (string Header, int Column)> columnOf)
    {
        static string Person(MemberDraft m) => $"{VietnameseText.ToneKey(m.Member.Name)}/{m.Member.BirthYear}/{m.Member.BirthDate:yyyyMMdd}/{m.Member.Sex}";
        HashSet<string> copies = [.. faults.Where(f => f.Problem == "sheet-copied").Select(f => f.Sheet)];
        static string Of(Group g) => VillageNames.KeyOf(g.Village ?? "") + "|" + string.Join('|', g.Members.Select(Person).Order(StringComparer.Ordinal));
        foreach (var same in groups.Where(g => g.Members.TrueForAll(m => m.Member.Name.Length > 0 && m.Member.CitizenId is null)).GroupBy(Of).Where(g => g.Count() > 1 && g.Any(one => one.Code is null)))
        {
            MemberRow first = same.First().Members[0].Member;
            foreach (MemberRow again in same.Skip(1).Select(g => g.Members[0].Member).Where(m => !copies.Contains(m.Sheet)))
            {
                var (header, column) = columnOf(again.Sheet, Fields.Name);
                faults.Add(new ImportFault(again.Sheet, again.Row, header, "household-twice", [again.Name, first.Sheet, first.Row]) { ColumnIndex = column < 0 ? 0 : column, Level = FaultLevel.Question });
            }
        }
    }

    private void AddByCode(TableLayout table, string sheet, HouseholdLayout layout)
    {
        var drafts = layout.Rows;
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var code = draft.Code;
            if (code is null)
            {
                if (layout.LacksCode(draft, first: false)) AddMissingCode(table, sheet, draft);
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

    private void AddBlocks(TableLayout table, string sheet, HouseholdLayout layout)
    {
        Group? current = null;
        foreach (var draft in layout.Rows)
        {
            if (draft.Code is { } code && code != current?.Code)
            {
                current = byCode.TryGetValue(code, out var known) ? known : Start(draft, code);
                if (current.Members[^1] != draft)
                    current.Members.Add(draft);
            }
            else if (draft.Code is null && layout.LacksCode(draft, current is null))
            {
                AddMissingCode(table, sheet, draft);
                current = Start(draft, null);
            }
            else if (current is null || (draft.Code is null && draft.Part != current.Members[^1].Part))
            {
                current = Start(draft, null);
            }
            else
            {
                current.Members.Add(draft);
            }
        }
    }

    private void AddByNumber(HouseholdLayout layout)
    {
        Group? current = null;
        string? number = null;
        foreach (var draft in layout.Rows)
        {
            var starts = current is null || draft.Part != current.Members[^1].Part || layout.Mark switch
            {
                HouseholdMark.Number => draft.Number is not null && draft.Number != number,
                HouseholdMark.NumberAtHead => draft.Number is not null,
                HouseholdMark.HeadName => VietnameseText.ToneKey(draft.Head!) != VietnameseText.ToneKey(current.Members[0].Head!) || VillageNames.KeyOf(draft.Village ?? "") != VillageNames.KeyOf(current.Village ?? ""),
                _ => draft.IsHead,
            };
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

    private void AddMissingCode(TableLayout table, string sheet, MemberDraft draft)
    {
        if (!draft.FaultyCode)
            faults.Add(new ImportFault(sheet, draft.Member.Row, table.HeaderOf(Fields.HouseholdCode), "missing", []) { ColumnIndex = table[Fields.HouseholdCode] });
    }

    private void CheckHeads(Group group, Func<string, string, (string Header, int Column)> columnOf)
    {
        var first = group.Members[0].Member;
        var heads = group.Members.Where(m => m.IsHead).ToList();
        var (header, column) = columnOf(first.Sheet, Fields.Relationship);
        foreach (var second in heads.Skip(group.Asked ? 2 : 1))
            faults.Add(new ImportFault(second.Member.Sheet, second.Member.Row, header, "two-heads", [heads[0].Member.Name, second.Member.Name]) { ColumnIndex = column });
        // A relationship that could not be read may be the head's.
        if (heads.Count == 0 && column >= 0 && !group.Members.Exists(m => m.FaultyRelationship))
            faults.Add(new ImportFault(first.Sheet, first.Row, header, "no-head", [group.Code ?? group.Members[0].Number ?? ""]) { ColumnIndex = column });

        var (villageHeader, villageColumn) = columnOf(first.Sheet, Fields.Village);
        var village = group.Village;
        if (village is null)
            faults.Add(new ImportFault(first.Sheet, first.Row, villageHeader, "village-missing", []) { ColumnIndex = villageColumn >= 0 ? villageColumn : null });
        foreach (var other in group.Members.Where(m => m.Village is not null && VillageNames.KeyOf(m.Village!) != VillageNames.KeyOf(village!)))
            faults.Add(new ImportFault(other.Member.Sheet, other.Member.Row, villageHeader, "village-differs", [village, other.Village]) { ColumnIndex = villageColumn >= 0 ? villageColumn : null });
    }

    private sealed class Group(string? code)
    {
        public string? Code { get; set; } = code;

        public List<MemberDraft> Members { get; } = [];

        public string? Village => Members.Find(m => m.Village is not null)?.Village ?? Carried;

        /// <summary>Whether the user is asked if it is two.</summary>
        public bool Asked { get; set; }

        /// <summary>The village of the household above, where the list gives it once.</summary>
        public string? Carried { get; set; }

        public int? Stated => Members[0].Stated;

        public HouseholdRow ToHousehold() => new(
            Members[0].Member.Sheet,
            Members[0].Member.Row,
            Code,
            Members.Find(m => m.Number is not null)?.Number,
            Village,
            Members.Find(m => m.Address is not null)?.Address,
            Members.Select((m, i) => m.Member with { Number = i + 1 }).ToList()) { Stated = Stated };
    }
}
