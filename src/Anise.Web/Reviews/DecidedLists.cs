using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Lists;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Reviews;

/// <summary>The households of a decision, as they were frozen.</summary>
[ListFiles("/reviews/{year:int}/{commune}/decision/export")]
public sealed class DecidedList(FindReview find, ReadPapers read) : ReviewPageList<DecidedHousehold>(find)
{
    /// <inheritdoc/>
    public override async Task<ListOf<DecidedHousehold>?> OpenAsync(PageContext context, ReviewAt at, HttpContext http) =>
        await read.DecisionAsync(context.Rights, at.Review.Id, http.RequestAborted) is { } paper ? OfPaper(at, paper) : null;

    /// <summary>The list of a decision.</summary>
    internal static ListOf<DecidedHousehold> OfPaper(ReviewAt at, DecisionPaper paper) => Of(at, "decided-list", paper.Households,
    [
        Column("line-no", h => h.Line, ColumnLook.Number).SortedBy(h => h.Line),
        Column("head", h => h.Head, ColumnLook.Name).SortedBy(h => VietnameseOrder.OfName(h.Head)),
        Column("household-code", h => h.Code).SortedBy(h => h.Code),
        Column("village", h => VillageName(at, h.VillageId)).SortedBy(h => VillageCode(at, h.VillageId)),
        Column("people", h => h.Members, ColumnLook.Number).SortedBy(h => h.Members),
        new ListColumn<DecidedHousehold>("b1", "B1", h => h.B1, ColumnLook.Number).SortedBy(h => h.B1),
        new ListColumn<DecidedHousehold>("b2", "B2", h => h.B2, ColumnLook.Number).SortedBy(h => h.B2),
        Column("result-short", h => ClassName(at, h.ClassCode)).SortedBy(h => ClassPlace(at, h.ClassCode)),
        Column("certificate", _ => null, ColumnLook.Act),
    ], ListOrder<DecidedHousehold>.By(h => h.Line)) with
    {
        Sort = "line-no",
        Filters = [ListFilter<DecidedHousehold>.Words("q", Texts.Get("find-household"), words => h => Has(words, h.Head, h.Code)), ClassFilter(at, code => h => h.ClassCode == code), VillageFilter(at, village => h => h.VillageId == village)],
    };

    private static ListColumn<DecidedHousehold> Column(string key, Func<DecidedHousehold, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get(key), value, look);
}

/// <summary>One person of the nominal list of a decision; the head's line where the members are not known.</summary>
/// <param name="Household">The decided household.</param>
/// <param name="No">The number of the person in it.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Member">What was frozen of the person; null where the members are not known.</param>
public sealed record NominalPerson(DecidedHousehold Household, int No, string Name, DecidedMember? Member);

/// <summary>The poor and near-poor of a decision with all members: one row a person.</summary>
[ListFiles("/reviews/{year:int}/{commune}/decision/nominal/export")]
public sealed class DecidedNominalList(FindReview find, ReadPapers read) : ReviewPageList<NominalPerson>(find)
{
    /// <inheritdoc/>
    public override async Task<ListOf<NominalPerson>?> OpenAsync(PageContext context, ReviewAt at, HttpContext http) =>
        await read.DecisionAsync(context.Rights, at.Review.Id, http.RequestAborted) is { } paper ? OfPaper(at, paper) : null;

    /// <summary>The nominal list of a decision.</summary>
    internal static ListOf<NominalPerson> OfPaper(ReviewAt at, DecisionPaper paper) => Of(at, "nominal-list",
        paper.Households.Where(h => ClassCodes.IsListed(h.ClassCode)).SelectMany(PersonsOf),
    [
        Column("line-no", p => p.Household.Line, ColumnLook.Number).SortedBy(p => p.Household.Line),
        Column("full-name", p => p.Name, ColumnLook.Name).SortedBy(p => VietnameseOrder.OfName(p.Name)),
        Column("relationship", p => p.Member is { } m ? ReviewShow.Relationship(m.Relationship) : null),
        Column("sex", p => p.Member is { } m ? Texts.Get(m.Sex == Sex.Male ? "male" : "female") : null),
        Column("born", p => p.Member?.BirthDate is { } day ? day : p.Member?.BirthYear?.ToString(CultureInfo.InvariantCulture)),
        Column("ethnicity", p => p.Member?.Ethnicity is { } group ? EthnicGroups.NameOf(group) : null),
        Column("village", p => VillageName(at, p.Household.VillageId)).SortedBy(p => VillageCode(at, p.Household.VillageId)),
        Column("household-code", p => p.Household.Code).SortedBy(p => p.Household.Code),
        Column("result-short", p => ClassName(at, p.Household.ClassCode)).SortedBy(p => ClassPlace(at, p.Household.ClassCode)),
    ], ListOrder<NominalPerson>.By(p => p.Household.Line), ListOrder<NominalPerson>.By(p => p.No)) with
    {
        Sort = "line-no",
        PageSize = 200,
        Filters =
        [
            ListFilter<NominalPerson>.Words("q", Texts.Get("find-person"), words => p => Has(words, p.Name, p.Household.Code)),
            ListFilter<NominalPerson>.Choice("class", Texts.Get("result-short"),
                at.Rules.Classes.Where(c => ClassCodes.IsListed(c.Code)).Select(c => new FilterChoice(c.Code, c.Label.ToString())), code => p => p.Household.ClassCode == code)
                with { Any = Texts.Get("poor-and-near") },
            VillageFilter(at, village => p => p.Household.VillageId == village),
        ],
    };

    private static IEnumerable<NominalPerson> PersonsOf(DecidedHousehold household)
    {
        IReadOnlyList<DecidedMember> members = DecidedMember.Read(household.MembersJson);
        return members.Count == 0 ? [new NominalPerson(household, 1, household.Head, null)] : members.Select(m => new NominalPerson(household, m.No, m.Name, m));
    }

    private static ListColumn<NominalPerson> Column(string key, Func<NominalPerson, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get(key), value, look);
}
