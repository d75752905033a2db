using System.Globalization;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Forms;
using Anise.Scenarios;
using Anise.Web.Components;
using Anise.Web.Host;
using Anise.Web.Households;
using Microsoft.AspNetCore.Http.Extensions;

namespace Anise.Web.Scenarios;

/// <summary>A scenario as an address: what it asks stands in it, so that whoever opens it sees the same.</summary>
internal static class WhatIfAddress
{
    /// <summary>The place that is asked for; null for a reader with none.</summary>
    public static MappedPlace? PlaceOf(PageContext context) => HouseholdList.PlaceOf(context);

    /// <summary>The question of this address.</summary>
    public static WhatIfForm Read(PageContext context, RuleBook rules, MappedPlace place) => WhatIfForm.Read(rules, context.Today, place.Id, context.Year, name => context.Here[name]);

    /// <summary>The page of a scenario.</summary>
    public static string Page(WhatIfForm form, MappedPlace place, string path = "/what-if") => path + Query(form, place);

    /// <summary>The page of a set as the law has it.</summary>
    public static string Lawful(WhatIfForm form, MappedPlace place) =>
        "/what-if" + new QueryBuilder { { "place", place.Code }, { "year", Year(form) }, { WhatIfForm.SetName, form.Question.Rules.Name } };

    /// <summary>The households that a number counts.</summary>
    public static string Records(WhatIfForm form, MappedPlace place, WhatIfGroup group, bool certain, string? by = null, string? value = null)
    {
        QueryBuilder query = Query(form, place);
        query.Add("group", group.ToString());
        if (certain) query.Add("certain", "1");
        if (by is not null)
        {
            query.Add("by", by);
            query.Add("value", value ?? "");
        }
        return "/what-if/records" + query;
    }

    /// <summary>Which households this address asks for; null for a group that there is not.</summary>
    public static WhatIfRecordQuery? RecordsOf(PageContext context) =>
        Enum.TryParse(context.Here["group"] ?? nameof(WhatIfGroup.Households), out WhatIfGroup group) && Enum.IsDefined(group)
            ? new WhatIfRecordQuery(group, context.Here["certain"] is not null) { By = context.Here["by"], Value = context.Here["value"] ?? "" }
            : null;

    private static QueryBuilder Query(WhatIfForm form, MappedPlace place)
    {
        var query = new QueryBuilder { { "place", place.Code }, { "year", Year(form) } };
        foreach (var (name, value) in form.ToAddress()) query.Add(name, value);
        return query;
    }

    private static string Year(WhatIfForm form) => form.Question.Year.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Numbers of scenarios in words.</summary>
internal static class WhatIfShow
{
    /// <summary>212, or 212 to 240.</summary>
    public static string Words(CountRange range) => range.IsExact ? Show.Number(range.From) : Texts.Get("from-to", Show.Number(range.From), Show.Number(range.To));

    /// <summary>212, or 212 – 240: for cells.</summary>
    public static string Short(CountRange range) => Ends(Show.Number(range.From), Show.Number(range.To));

    /// <summary>A share in percent with one decimal, or from one to another; a dash where there is nobody.</summary>
    public static string Percent(ValueRange? range) => range is not { } r || double.IsNaN(r.From) ? "–" : Ends(Percent(r.From), Percent(r.To)) + " %";

    /// <summary>One share as its number of percent.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>Money, or from one amount to another.</summary>
    public static string Money((long From, long To) range) => range.From == range.To ? Show.Number(range.From) : $"{Show.Number(range.From)} – {Show.Number(range.To)}";

    /// <summary>What the scenario is called: its set, and how many values differ from the law.</summary>
    public static string Name(WhatIfForm form) =>
        form.ChangeCount == 0 ? Texts.Get("standard", form.Question.Rules.Name) : Texts.Get("standard-changed", form.Question.Rules.Name, form.ChangeCount);

    /// <summary>Every value that differs from the law, with its name.</summary>
    public static string Changes(WhatIfForm form)
    {
        var changes = new List<string>();
        foreach (WhatIfField field in form.Fields.Where(f => f.Changed)) changes.Add(Texts.Get("changed-value", Label(field), $"{Show.Number(field.Value)} {UnitNames.Of(field.Law.Unit)}".TrimEnd()));
        foreach (WeightField weight in form.Weights.Where(w => w.Value != 1)) changes.Add(Texts.Get("changed-weight", weight.Indicator.Label, Show.Number(weight.Value)));
        foreach (AssumptionField assumed in form.Assumptions.Where(a => a.Answer is not null))
            changes.Add(Texts.Get("assumed", assumed.Question.Label, Answer(assumed, assumed.Answer!), assumed.Percent));
        if (form.Question.Cutoff is { } cutoff) changes.Add(Texts.Get("changed-value", Texts.Get("cutoff"), Show.Number(cutoff)));
        if (form.Question.Support > 0) changes.Add(Texts.Get("changed-value", Texts.Get("support"), Show.Number(form.Question.Support)));
        return changes.Count == 0 ? Texts.Get("no-changes") : string.Join("; ", changes);
    }

    /// <summary>An answer of a question of which something is assumed, in words.</summary>
    public static string Answer(AssumptionField field, string code) =>
        field.Question.Kind == QuestionKind.YesNo ? Texts.Get("answer-" + code) : field.Options.First(o => o.Code == code).Label.ToString();

    /// <summary>What a parameter is called, with its case.</summary>
    public static string Label(WhatIfField field) => field.Law.CaseLabel is { } which ? $"{field.Law.Label} ({which})" : field.Law.Label.ToString();

    /// <summary>The question in a line: its set and every changed value.</summary>
    public static string Asked(WhatIfForm form) => Texts.Get("asked", form.Question.Rules.Label, Changes(form));

    /// <summary>What the cutoff may be, and what it is when it is left empty.</summary>
    public static string CutoffHint(WhatIfForm form, WhatIfOutcome outcome)
    {
        int units = form.Question.Weights.Sum(), indicators = form.Question.Weights.Count;
        return Texts.Get("cutoff-hint", Show.Number(units), Show.Number(outcome.DefaultCutoff), outcome.Count, indicators);
    }

    /// <summary>The answer in a line.</summary>
    public static string Title(WhatIfForm form, WhatIfOutcome outcome)
    {
        CountRange today = outcome.Total[WhatIfGroup.PoorToday], then = outcome.Total[WhatIfGroup.Poor];
        return form.Problems.Count > 0 ? Texts.Get("title-wrong")
            : outcome.Total[WhatIfGroup.Households].To == 0 ? Texts.Get("title-none", outcome.Place.Name, form.Question.Year)
            : outcome.NobodyChanges ? Texts.Get("title-same", Name(form), Words(then))
            : Texts.Get("title", Name(form), Words(then), Words(today));
    }

    /// <summary>How many more or fewer, with its sign; a range where answers are open.</summary>
    public static string Signed((long From, long To) range) => Ends(Signed(range.From), Signed(range.To));

    private static string Signed(long number) => number > 0 ? "+" + Show.Number(number) : Show.Number(number);

    private static string Ends(string low, string high) => low == high ? low : $"{low} – {high}";
}
