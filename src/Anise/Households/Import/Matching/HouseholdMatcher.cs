using Anise.Basics;
using Anise.Households.Changes;
using Anise.Households.Import.Reading;

namespace Anise.Households.Import.Matching;

/// <summary>
/// Recognises the households of a file among those stored: by household code, else by the head's citizen ID or those of most members, else by
/// the head's name, birth and village. A stored household is recognised once.
/// </summary>
internal sealed class HouseholdMatcher
{
    private readonly HouseholdEditor _stored;
    private readonly DateOnly _asOf;
    private readonly IReadOnlyList<HouseholdFact> _candidates;
    private readonly HashSet<HouseholdId> _taken = [];

    public HouseholdMatcher(HouseholdEditor stored, DateOnly asOf, IEnumerable<HouseholdFact> candidates)
    {
        (_stored, _asOf) = (stored, asOf);
        _candidates = [.. candidates.OrderBy(c => c.Ended is not null).ThenBy(c => c.HouseholdId.Value)];
    }

    /// <summary>The stored household of each row; null for a new one.</summary>
    /// <param name="rows">The households of the file.</param>
    /// <param name="villageOf">The stored village of a row; null for one not known yet.</param>
    public IReadOnlyList<HouseholdId?> Match(IReadOnlyList<HouseholdRow> rows, Func<HouseholdRow, PlaceId?> villageOf)
    {
        var found = new HouseholdId?[rows.Count];
        Pass(rows, found, ByCode());
        Pass(rows, found, ByCitizenIds());
        Pass(rows, found, ByHead(villageOf));
        return found;
    }

    private void Pass(IReadOnlyList<HouseholdRow> rows, HouseholdId?[] found, Func<HouseholdRow, IEnumerable<HouseholdId>> find)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (found[i] is not null) continue;
            foreach (HouseholdId id in find(rows[i]))
            {
                if (!_taken.Add(id)) continue;
                found[i] = id;
                break;
            }
        }
    }

    private Func<HouseholdRow, IEnumerable<HouseholdId>> ByCode()
    {
        ILookup<string, HouseholdId> codes = _candidates.Where(c => c.Code is not null).ToLookup(c => c.Code!, c => c.HouseholdId, StringComparer.OrdinalIgnoreCase);
        return row => row.Code is null ? [] : codes[row.Code];
    }

    private Func<HouseholdRow, IEnumerable<HouseholdId>> ByCitizenIds()
    {
        ILookup<string, MemberFact> byId = _candidates.SelectMany(c => Living(c.HouseholdId)).Where(m => m.CitizenId is not null).ToLookup(m => m.CitizenId!);
        return row =>
        {
            string? head = Head(row)?.CitizenId?.Value;
            string[] ids = [.. row.Members.Where(m => m.CitizenId is not null).Select(m => m.CitizenId!.Value.Value)];
            IEnumerable<HouseholdId> heads = head is null ? [] : byId[head].Where(m => m.Relationship == Relationships.Head).Select(m => m.HouseholdId);
            IEnumerable<HouseholdId> most = ids.SelectMany(id => byId[id]).GroupBy(m => m.HouseholdId).Where(g => g.Count() * 2 > ids.Length && g.Count() > 1).Select(g => g.Key);
            return heads.Concat(most).Where(id => !IsAnother(row, id));
        };
    }

    private Func<HouseholdRow, IEnumerable<HouseholdId>> ByHead(Func<HouseholdRow, PlaceId?> villageOf)
    {
        var byHead = _candidates
            .Select(c => (Fact: c, Head: Living(c.HouseholdId).FirstOrDefault(m => m.Relationship == Relationships.Head)))
            .Where(c => c.Head is not null)
            .ToLookup(c => (c.Fact.VillageId, Folding.Fold(c.Head!.Name), c.Head.BirthYear));
        return row =>
        {
            if (villageOf(row) is not { } village || Head(row) is not { } head) return [];
            var names = row.Members.Select(m => Folding.Fold(m.Name)).ToHashSet();
            return byHead[(village, Folding.Fold(head.Name), head.BirthYear)]
                .Where(c => (row.Code is null || c.Fact.Code is null) && !MemberMatcher.Disagree(c.Head!, head))
                .OrderByDescending(c => Living(c.Fact.HouseholdId).Count(m => names.Contains(Folding.Fold(m.Name))))
                .Select(c => c.Fact.HouseholdId);
        };
    }

    /// <summary>A household of another code and another head is another one: a citizen ID alone may be mistyped.</summary>
    private bool IsAnother(HouseholdRow row, HouseholdId id) =>
        row.Code is not null && _candidates.First(c => c.HouseholdId == id).Code is { } code && !string.Equals(code, row.Code, StringComparison.OrdinalIgnoreCase)
        && Head(row) is { } head && Living(id).FirstOrDefault(m => m.Relationship == Relationships.Head) is { } stored && !MemberMatcher.CloseNames(head.Name, stored.Name);

    private IReadOnlyList<MemberFact> Living(HouseholdId id)
    {
        DateOnly first = _stored.Of(id).First!.HoldsFrom;
        return _stored.LivingIn(id, first > _asOf ? first : _asOf);
    }

    private static MemberRow? Head(HouseholdRow row) => row.Members.FirstOrDefault(m => m.Relationship == Relationships.Head) ?? (row.Members.Count == 1 ? row.Members[0] : null);
}
