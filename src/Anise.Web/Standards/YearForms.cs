using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Standards;
using Anise.Standards;
using Anise.Standards.Forms;
using Anise.Standards.Recognition;
using Anise.Standards.Scorecards;
using Anise.Web.Components;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Standards;

/// <summary>A row of form 05: a sub-criterion of a commune.</summary>
/// <param name="Commune">The commune.</param>
/// <param name="Line">The sub-criterion at the three dates.</param>
public sealed record YearFormRow(FormCommune Commune, FormLine Line);

/// <summary>Form 05 of a year: the sub-criteria of communes at three dates, each with what is divided by what.</summary>
[ListFiles("/standards/forms/05/export")]
public sealed class SubCriteriaForm(ReadYearForms read) : PageList<YearFormRow>
{
    /// <inheritdoc/>
    public override async Task<ListOf<YearFormRow>?> OpenAsync(PageContext context, HttpContext http)
    {
        if (ScorecardAddress.PlaceOf(context) is not { } place) return null;
        int year = YearFormWords.YearOf(context);
        Result<IReadOnlyList<FormCommune>> found = await read.RunAsync(context.Rights, place.Id, year, http.RequestAborted);
        if (!found.Ok || found.Value.Count == 0) return null;
        Dictionary<string, int> order = found.Value[0].Card.Set.SubCriteria.Select((s, i) => (s.Code, i)).ToDictionary(s => s.Code, s => s.i);
        return new ListOf<YearFormRow>
        {
            Title = Texts.Get("form-05-of", place.Name, Show.Plain(year)),
            About = found.Value[0].Card.Set.Label.ToString(),
            FileName = $"bieu-05-{place.Code}-{Show.Plain(year)}",
            Rows = found.Value.SelectMany(c => c.Lines, (c, l) => new YearFormRow(c, l)).AsQueryable(),
            Columns =
            [
                new ListColumn<YearFormRow>("sub-criterion", Texts.Get("sub-criterion"), r => $"{r.Line.Line.Code} {r.Line.Line.Result.SubCriterion.Label}", ColumnLook.Name).SortedBy(r => order[r.Line.Line.Code]),
                new ListColumn<YearFormRow>("commune", Texts.Get("commune"), r => r.Commune.Card.Commune.Name).SortedBy(r => VietnameseOrder.OfText(r.Commune.Card.Commune.Name)),
                new ListColumn<YearFormRow>("code", Texts.Get("code"), r => r.Commune.Card.Commune.Code, ColumnLook.FilesOnly),
                .. Of("before", Show.Date(new DateOnly(year - 1, 12, 31)), r => r.Line.Before, r => Parts(r.Line, "moved-part", ScoreShow.Value), r => r.Line.IsNew ? Texts.Get("form-new") : Parts(r.Line, "form-part-state", l => ScoreWords.Of(l.State))),
                .. Of("half", Show.Date(read.MiddleOf(year)), r => r.Line.Line),
                new ListColumn<YearFormRow>("plan-value", Texts.Get("value"), r => Plan(r.Line)) { Under = Texts.Get("form-plan") },
                new ListColumn<YearFormRow>("plan-numerator", Texts.Get("numerator"), r => r.Line.Plan?.Numerator, ColumnLook.FilesOnly) { Under = Texts.Get("form-plan") },
                new ListColumn<YearFormRow>("plan-denominator", Texts.Get("denominator"), r => r.Line.Plan?.Denominator, ColumnLook.FilesOnly) { Under = Texts.Get("form-plan") },
                new ListColumn<YearFormRow>("plan-state", Texts.Get("state"), r => r.Line.Plan is null ? null : ScoreWords.Of(r.Line.PlanState)) { Under = Texts.Get("form-plan") },
            ],
            Filters =
            [
                ListFilter<YearFormRow>.Words("q", Texts.Get("commune-or-sub-criterion"), words => r => Folding.Fold(r.Commune.Card.Commune.Name).Contains(Folding.Fold(words), StringComparison.Ordinal) || r.Commune.Card.Commune.Code == words || r.Line.Line.Code == words || Folding.Fold($"{r.Line.Line.Code} {r.Line.Line.Result.SubCriterion.Label}").Contains(Folding.Fold(words), StringComparison.Ordinal)),
                ListFilter<YearFormRow>.Choice("state", Texts.Get("state"), Enum.GetValues<ScoreState>().Select(s => new FilterChoice(s.Code(), ScoreWords.Of(s))), code => r => r.Line.Line.State.Code() == code),
            ],
            Sort = "sub-criterion",
            Ties = [ListOrder<YearFormRow>.By(r => r.Commune.Card.Commune.Code)],
            PageSize = 100,
        };
    }

    private static IEnumerable<ListColumn<YearFormRow>> Of(string key, string date, Func<YearFormRow, ScoreLine?> line, Func<YearFormRow, string?>? otherValue = null, Func<YearFormRow, string?>? otherState = null) =>
    [
        new(key + "-value", Texts.Get("value"), r => line(r) is { } of ? ScoreShow.Value(of) : otherValue?.Invoke(r)) { Under = date },
        new(key + "-numerator", Texts.Get("numerator"), r => line(r) is { } of ? ScoreShow.Divided(of).Over : null, ColumnLook.FilesOnly) { Under = date },
        new(key + "-denominator", Texts.Get("denominator"), r => line(r) is { } of ? ScoreShow.Divided(of).Under : null, ColumnLook.FilesOnly) { Under = date },
        new(key + "-state", Texts.Get("state"), r => line(r) is { } of ? ScoreWords.Of(of.State) : otherState?.Invoke(r)) { Under = date },
    ];

    /// <summary>What the older set had of a part of it, each under its own code.</summary>
    private static string? Parts(FormLine line, string text, Func<ScoreLine, string?> what) =>
        line.Parts.Count == 0 ? null : string.Join("; ", line.Parts.Select(p => Texts.Get(text, p.Code, what(p) ?? "–")));

    private static string? Plan(FormLine line) => line.Plan is not { } plan ? null
        : plan.Judgement is { } code && StandardStates.Judgement(code) is { } judgement ? ScoreWords.Of(judgement)
        : ScoreShow.Number(line.Line, plan.Numerator is { } over && plan.Denominator is { } under ? 100 * over / under : plan.Number);
}

/// <summary>Form 06 of a year: how many criteria of each commune are in which state at three dates.</summary>
[ListFiles("/standards/forms/06/export")]
public sealed class CriteriaForm(ReadYearForms read) : PageList<FormCommune>
{
    /// <inheritdoc/>
    public override Task<ListOf<FormCommune>?> OpenAsync(PageContext context, HttpContext http) => YearFormWords.OpenAsync(read, context, http, "06", year =>
    [
        .. Of("before", Show.Date(new DateOnly(year - 1, 12, 31)), c => c.Before?.Groups.Select(g => g.State)),
        .. Of("half", Show.Date(read.MiddleOf(year)), c => c.Card.Groups.Select(g => g.State)),
        .. Of("plan", Texts.Get("form-plan"), c => c.Planned),
    ]);

    private static IEnumerable<ListColumn<FormCommune>> Of(string key, string date, Func<FormCommune, IEnumerable<StandardState>?> states) =>
        ((StandardState[])[StandardState.Met, StandardState.BasicallyMet, StandardState.NotMet, StandardState.NotAssessed]).Select(state =>
            new ListColumn<FormCommune>($"{key}-{state.Code()}", ScoreWords.Of(state), c => states(c)?.Count(s => s == state), ColumnLook.Number) { Under = date });
}

/// <summary>Form 10 of a year: the recognition of communes.</summary>
[ListFiles("/standards/forms/10/export")]
public sealed class RecognitionForm(ReadYearForms read) : PageList<FormCommune>
{
    /// <inheritdoc/>
    public override Task<ListOf<FormCommune>?> OpenAsync(PageContext context, HttpContext http) => YearFormWords.OpenAsync(read, context, http, "10", _ =>
    [
        new("met", Texts.Get("criteria-met"), c => c.Card.Met, ColumnLook.Number),
        new("needed", Texts.Get("criteria-needed"), c => c.Card.Needed, ColumnLook.Number),
        new("planned", Texts.Get("form-planned"), c => c.Planned.Count(s => s == StandardState.Met), ColumnLook.Number),
        new("step", Texts.Get("step"), c => c.Path.Last is { } last ? RecognitionWords.Of(last.Act) : null),
        new("on", Texts.Get("day"), c => c.Path.Last?.On),
        new("document", Texts.Get("document"), c => c.Path.Last?.Document),
        new("decision", Texts.Get("form-decision"), c => c.Path.Decision is { } decision ? Texts.Get("form-decided", decision.Document, Show.Date(decision.On)) : null),
        new("disagreed", Texts.Get("form-disagreed"), c => c.Card.Lines.Count(l => l.Disagrees), ColumnLook.Number),
    ]);
}

/// <summary>What the forms of a year have in common.</summary>
internal static class YearFormWords
{
    /// <summary>The forms there are.</summary>
    public static IReadOnlyList<string> All { get; } = ["05", "06", "10"];

    /// <summary>The year of the forms: the chosen one, but none that is yet to come.</summary>
    public static int YearOf(PageContext context) => Math.Min(context.Year, context.Today.Year);

    /// <summary>A list of the communes of a place.</summary>
    public static async Task<ListOf<FormCommune>?> OpenAsync(ReadYearForms read, PageContext context, HttpContext http, string form, Func<int, IEnumerable<ListColumn<FormCommune>>> columns)
    {
        if (ScorecardAddress.PlaceOf(context) is not { } place) return null;
        int year = YearOf(context);
        Result<IReadOnlyList<FormCommune>> found = await read.RunAsync(context.Rights, place.Id, year, http.RequestAborted);
        return !found.Ok || found.Value.Count == 0 ? null : new ListOf<FormCommune>
        {
            Title = Texts.Get($"form-{form}-of", place.Name, Show.Plain(year)),
            About = found.Value[0].Card.Set.Label.ToString(),
            FileName = $"bieu-{form}-{place.Code}-{Show.Plain(year)}",
            Rows = found.Value.AsQueryable(),
            Columns =
            [
                new ListColumn<FormCommune>("commune", Texts.Get("commune"), c => c.Card.Commune.Name, ColumnLook.Name).SortedBy(c => VietnameseOrder.OfText(c.Card.Commune.Name)),
                new ListColumn<FormCommune>("code", Texts.Get("code"), c => c.Card.Commune.Code, ColumnLook.FilesOnly).SortedBy(c => c.Card.Commune.Code),
                .. columns(year),
            ],
            Filters = [ListFilter<FormCommune>.Words("q", Texts.Get("commune"), words => c => Folding.Fold(c.Card.Commune.Name).Contains(Folding.Fold(words), StringComparison.Ordinal) || c.Card.Commune.Code == words)],
            Sort = "commune",
            Ties = [ListOrder<FormCommune>.By(c => c.Card.Commune.Code)],
            PageSize = 100,
        };
    }
}
