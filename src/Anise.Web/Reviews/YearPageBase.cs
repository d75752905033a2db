using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews.Results;
using Anise.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Anise.Web.Reviews;

/// <summary>A page of the last step of a year: the province approves its totals. Only who may see the households of the province reads it.</summary>
public abstract class YearPageBase : PaperPageBase
{
    /// <summary>Reads the approval.</summary>
    [Inject] protected ReadYearApproval Read { get; set; } = null!;

    /// <summary>The year.</summary>
    [Parameter] public int Year { get; set; }

    /// <summary>How far the approval is; null until the page is read.</summary>
    protected YearApproval? Approval { get; private set; }

    /// <summary>The address of the step.</summary>
    protected string Address => $"/reviews/{Show.Plain(Year)}/approval";

    /// <summary>The way to the page.</summary>
    protected IReadOnlyList<Crumb> Way(params Crumb[] rest) => [new(Texts.Get("reviews"), "/reviews"), new(Show.Plain(Year), $"/reviews/{Show.Plain(Year)}"), .. rest];

    /// <summary>What is checked for the province.</summary>
    protected Scope Province => Context.Map.ScopeOf(Context.Map.Province.Id);

    /// <summary>Reads what the page shows; false where there is no such thing.</summary>
    protected abstract Task<bool> LoadAsync(YearApproval approval);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Context.Here["year"] is not null && Context.Year != Year)
        {
            Navigation.NavigateTo($"/reviews/{Show.Plain(Context.Year)}");
            return;
        }
        Context.Rights.Demand(Permission.SeeHouseholds, Province);
        if (await Read.RunAsync(Year, Http.RequestAborted) is not { } approval || !await LoadAsync(approval))
        {
            Navigation.NotFound();
            return;
        }
        Approval = approval;
    }
}
