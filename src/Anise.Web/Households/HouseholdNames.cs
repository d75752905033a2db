using System.Globalization;
using Anise.Households;
using Anise.Rules;
using Anise.Web.Components;
using Anise.Web.Host;

namespace Anise.Web.Households;

/// <summary>How households and their members are called on pages.</summary>
internal static class HouseholdNames
{
    /// <summary>Hộ ông Nông Văn Thắng.</summary>
    public static string Title(HouseholdView view) => view.Head is not { } head ? Texts.Get("household-without-head")
        : Texts.Get(head.Sex == Sex.Male ? "household-of-him" : "household-of-her", head.Name);

    /// <summary>The way to a household's page; further steps below it.</summary>
    public static IReadOnlyList<Crumb> Crumbs(HouseholdView view, PageContext context, params string[] below)
    {
        string? commune = context.Map.Find(view.VillageId) is null ? null : context.Map.CommuneOf(view.VillageId).Code;
        string name = view.Code ?? view.Head?.Name ?? Texts.Get("household-without-head");
        return
        [
            new(Texts.Get("households"), "/households"),
            new(view.Village, commune is null ? null : $"/households?place={commune}&village={view.VillageId}"),
            below.Length == 0 ? new(name) : new(name, $"/households/{view.Id.Value}"),
            .. below.Select(b => new Crumb(b)),
        ];
    }

    /// <summary>What is said of a household without a class: that the review of the year did not list it, or that none has reached it.</summary>
    public static string NoClass(int? year) => year is null ? Texts.Get("class-none") : Texts.Get("class-not-listed", year);

    /// <summary>Chủ hộ, vợ/chồng, con …</summary>
    public static string Relationship(string code) => Relationships.Exists(code) ? Relationships.Label(code) : code;

    /// <summary>The name of an ethnic group; a dash where none is known.</summary>
    public static string Ethnicity(string? code) => code is null ? "–" : EthnicGroups.Exists(code) ? EthnicGroups.NameOf(code) : code;

    /// <summary>Whole years on a day; by the year alone where only that is known; a dash where nothing is.</summary>
    public static string Age(MemberView member, DateOnly day) => Ages.FullYears(member.BirthDate, member.BirthYear, day)?.ToString(CultureInfo.CurrentCulture) ?? "–";

    /// <summary>Twelve digits in groups of three, to read aloud.</summary>
    public static string Spaced(string digits) => string.Join(' ', digits.Chunk(3).Select(c => new string(c)));

    /// <summary>The act of a change, by the words that the journal has for it.</summary>
    public static string Action(string? action) => action is null ? "" : Areas.Word("action-" + action) ?? action;

    /// <summary>The relationships to choose from, head first.</summary>
    public static IEnumerable<Choice> RelationshipChoices => Relationships.Codes.Select(c => new Choice(c, Relationships.Label(c)));

    /// <summary>The ethnic groups to choose from, in the order of the national list.</summary>
    public static IEnumerable<Choice> EthnicityChoices => EthnicGroups.Codes.Select(c => new Choice(c, EthnicGroups.NameOf(c)));
}
