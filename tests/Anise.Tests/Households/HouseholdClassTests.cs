using Anise.Households;
using Anise.Households.Lists;
using Anise.Lists;
using Anise.Places;
using Anise.Reviews;
using Anise.Rules.Books;
using Anise.Tests.Reviews;

namespace Anise.Tests.Households;

/// <summary>Which classes there are, what they are called and their order come from the rule sets.</summary>
public sealed class HouseholdClassTests
{
    [Fact]
    public void Every_set_gives_the_classes_that_a_review_looks_at() => Assert.All(TestRules.Book.Sets.Where(s => s.Family == HouseholdClasses.Standard),
        set => Assert.Equal([ClassCodes.Poor, ClassCodes.NearPoor, ClassCodes.NotPoor], set.Classes.Select(c => c.Code)));

    [Fact]
    public void The_list_of_households_has_the_names_and_the_order_of_the_newest_set()
    {
        Assert.Equal(["poor", "near-poor", "not-poor"], InOrder(TestRules.Book));
        // The newest set with its classes turned round and one of another name: the list follows.
        RuleBook other = TestRules.With("poverty/2027-2030/classes.yaml", text =>
        {
            string[] parts = [.. text.Split("\nnear-poor:").SelectMany((p, i) => i == 0 ? [p] : ("near-poor:" + p).Split("\nnot-poor:").Select((q, j) => j == 0 ? q : "not-poor:" + q))];
            return string.Join('\n', parts.Reverse()).Replace("en: \"Poor\"", "en: \"In need\"", StringComparison.Ordinal);
        });
        Assert.Equal(["not-poor", "near-poor", "poor"], InOrder(other));
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
        Assert.Equal(("Poor", "In need", "in need"), (HouseholdClasses.NameOf(TestRules.Book, "poor"), HouseholdClasses.NameOf(other, "poor"), HouseholdClasses.InText(other, "poor")));
        Assert.Equal("unheard-of", HouseholdClasses.NameOf(other, "unheard-of"));
    }

    private static IEnumerable<string?> InOrder(RuleBook rules)
    {
        Household[] homes = [.. ((string[])["near-poor", "poor", "not-poor"]).Select((code, i) => new Household { Id = new HouseholdId(i + 1), ClassCode = code, HeadName = "", SortKey = "", SearchText = "", VillageId = new(1) })];
        var list = new ListOf<Household>
        {
            Title = "", FileName = "", Rows = homes.AsQueryable(), Columns = HouseholdColumns.On(new PlaceMap(default, []), wide: false, rules), Sort = "class", Ties = [ListOrder<Household>.By(h => h.Id)],
        };
        return list.AllAsync(ListAsk.Everything, TestContext.Current.CancellationToken).GetAwaiter().GetResult().Select(h => h.ClassCode);
    }
}
