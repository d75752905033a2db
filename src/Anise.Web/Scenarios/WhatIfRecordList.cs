using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Scenarios;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Scenarios;

/// <summary>The households of a scenario that an address opens.</summary>
/// <param name="Form">The question.</param>
/// <param name="Opened">The households, all of them; null where the question cannot be answered.</param>
/// <param name="List">The same as a list.</param>
public sealed record WhatIfHouseholds(WhatIfForm Form, OpenedWhatIf? Opened, ListOf<WhatIfRecord>? List);

/// <summary>The households that a number of a scenario counts.</summary>
[ListFiles("/what-if/records/export")]
public sealed class WhatIfRecordList(OpenWhatIf open, RuleBook rules) : PageList<WhatIfRecord>
{
    /// <inheritdoc/>
    public override async Task<ListOf<WhatIfRecord>?> OpenAsync(PageContext context, HttpContext http) => (await FindAsync(context, http.RequestAborted))?.List;

    /// <summary>The households; null where the address names a place or group that there is not.</summary>
    internal async Task<WhatIfHouseholds?> FindAsync(PageContext context, CancellationToken cancel)
    {
        if (WhatIfAddress.PlaceOf(context) is not { } place || WhatIfAddress.RecordsOf(context) is not { } query) return null;
        WhatIfForm form = WhatIfAddress.Read(context, rules, place);
        if (form.Problems.Count > 0) return new WhatIfHouseholds(form, null, null);
        Result<OpenedWhatIf> opened = await open.RunAsync(context.Rights, form.Question, query with { Take = int.MaxValue }, cancel);
        return opened.Ok ? new WhatIfHouseholds(form, opened.Value, Of(context, form, query, place, opened.Value)) : null;
    }

    /// <summary>What a group is called: its number, what it is, and by which standard.</summary>
    internal static string TitleOf(WhatIfForm form, WhatIfRecordQuery query, OpenedWhatIf opened) =>
        Texts.Get($"records-{query.Group}{(query.Certain ? "-certain" : "")}", Components.Show.Number(opened.Count), WhatIfShow.Name(form));

    private ListOf<WhatIfRecord> Of(PageContext context, WhatIfForm form, WhatIfRecordQuery query, MappedPlace place, OpenedWhatIf opened) => new()
    {
        Title = TitleOf(form, query, opened),
        About = Texts.Get("records-lede", form.Question.Year, place.Name) + " " + WhatIfShow.Asked(form),
        FileName = string.Create(CultureInfo.InvariantCulture, $"what-if-{form.Question.Rules.Name}-{place.Code}-{form.Question.Year}").ToLowerInvariant(),
        HandingOut = HandingOut.OfScenario(form.Question, context.Map.ScopeOf(place.Id)),
        Rows = opened.Records.AsQueryable(),
        Columns =
        [
            Column("household", r => r.Head, ColumnLook.Name).SortedBy(r => VietnameseOrder.OfName(r.Head)),
            Column("household-code", r => r.Code).SortedBy(r => r.Code),
            Column("village", r => PlaceColumns.VillageOf(r.Place)).SortedBy(r => PlaceColumns.Key(PlaceColumns.VillageOf(r.Place))),
            Column("commune", r => r.Commune.Name).SortedBy(r => PlaceColumns.Key(r.Commune.Name)),
            Column("people", r => r.People, ColumnLook.Number).SortedBy(r => r.People),
            Column("today", r => Words(r.Today)).SortedBy(r => ClassPlace(r.Today)),
            Column("then", r => Words(r.Then)).SortedBy(r => ClassPlace(r.Then)),
            Column("deprived", r => Cell(r.Deprived), ColumnLook.Number).SortedBy(r => Ends(r.Deprived)),
            .. query.Group == WhatIfGroup.Measured ? [Column("weighted", r => Cell(r.Score), ColumnLook.Number).SortedBy(r => Ends(r.Score))] : (ListColumn<WhatIfRecord>[])[],
        ],
        Filters =
        [
            ListFilter<WhatIfRecord>.Words("q", Texts.Get("find-household"), words => r => Folding.Fold(r.Head + " " + r.Code).Contains(Folding.Fold(words), StringComparison.Ordinal)),
            .. PlaceColumns.Filters(opened.Records, r => r.Place, r => r.Commune, Texts.Get("commune"), Texts.Get("village")),
            ListFilter<WhatIfRecord>.Choice("today", Texts.Get("today"), Classes(), code => r => r.Today.Possible.Contains(code)),
            ListFilter<WhatIfRecord>.Choice("then", Texts.Get("then"), Classes(), code => r => r.Then.Possible.Contains(code)),
        ],
        Ties = [ListOrder<WhatIfRecord>.By(r => r.Place.Code), ListOrder<WhatIfRecord>.By(r => r.Code), ListOrder<WhatIfRecord>.By(r => r.Household), ListOrder<WhatIfRecord>.By(r => r.Head)],
    };

    private IEnumerable<FilterChoice> Classes() => ClassSet.Codes.Select(code => new FilterChoice(code, HouseholdClasses.NameOf(rules, code)));

    private static ListColumn<WhatIfRecord> Column(string key, Func<WhatIfRecord, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get(key), value, look);

    private string Words(ClassSet classes) => string.Join("; ", classes.Possible.Select(c => HouseholdClasses.InText(rules, c)));

    /// <summary>Who may need most first; of those, who certainly does.</summary>
    private static string ClassPlace(ClassSet classes) => string.Concat(classes.Possible.Select(c => ClassSet.Codes.TakeWhile(code => code != c).Count()));

    /// <summary>A number where it is certain, else both ends.</summary>
    private static object Cell(CountRange range) => range.IsExact ? range.From : WhatIfShow.Short(range);

    private static long Ends(CountRange range) => (range.From * 100_000L) + range.To;
}
