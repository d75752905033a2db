using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Anise.Web.Reviews;

/// <summary>A page of the reviews within the year of one commune of today.</summary>
public abstract class InYearPageBase : PaperPageBase
{
    [Inject] private RuleBook Book { get; set; } = null!;

    /// <summary>The code of the commune.</summary>
    [Parameter] public string Commune { get; set; } = "";

    /// <summary>The commune; set before <see cref="LoadAsync"/>.</summary>
    protected MappedPlace At { get; private set; } = null!;

    /// <summary>True once everything is read.</summary>
    protected bool Ready { get; private set; }

    /// <summary>The address of the list.</summary>
    protected string Here => $"/reviews/in-year/{Commune}";

    /// <summary>The rules of the review today; null where there are none.</summary>
    protected RuleSet? Procedure => Book.TryFind(ReviewTerms.Family, Context.Today, out RuleSet? rules) ? rules : null;

    /// <summary>The options of a question of the rules.</summary>
    protected IEnumerable<Choice> OptionsOf(string question) =>
        (Procedure?.Form?.Questions.FirstOrDefault(q => q.Code == question)?.Options ?? []).Select(o => new Choice(o.Code, o.Label.ToString()));

    /// <summary>The label of an option.</summary>
    protected string LabelOf(string question, string code) => OptionsOf(question).FirstOrDefault(o => o.Value == code)?.Label ?? code;

    /// <summary>The way to the page.</summary>
    protected IReadOnlyList<Crumb> Way(params Crumb[] rest) =>
        [new(Texts.Get("reviews"), "/reviews"), rest.Length == 0 ? new(Texts.Get("in-year")) : new(Texts.Get("in-year"), Here), .. rest];

    /// <summary>Whether the reader may do something in the commune.</summary>
    protected bool May(Permission permission) => Context.Rights.May(permission, Context.Map.ScopeOf(At.Id));

    /// <summary>Reads what the page shows. A <see cref="KeyNotFoundException"/> of a reader becomes "not found".</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Context.Map.FindByCode(Commune) is not { IsCommuneLevel: true } commune)
        {
            Navigation.NotFound();
            return;
        }
        At = commune;
        try
        {
            await LoadAsync();
            Ready = true;
        }
        catch (KeyNotFoundException)
        {
            Navigation.NotFound();
        }
    }
}
