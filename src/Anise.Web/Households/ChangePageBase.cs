using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Anise.Web.Households;

/// <summary>A page that changes one household as it stands today.</summary>
public abstract class ChangePageBase : PageBase
{
    [Inject] private ReadHousehold ReadHousehold { get; set; } = null!;

    /// <summary>The household.</summary>
    [Parameter] public long Id { get; set; }

    /// <summary>The household as it stands; null where there is none.</summary>
    protected HouseholdView? View { get; private set; }

    /// <summary>Its id.</summary>
    protected HouseholdId Household => new(Id);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Result<HouseholdView> read = await ReadHousehold.RunAsync(Context.Rights, Household, cancel: Http.RequestAborted);
        if (!read.Ok)
        {
            Navigation.NotFound();
            return;
        }
        View = read.Value;
        if (!View.MayEdit) throw new NoAccessException(Permission.EditHouseholds);
    }

    /// <summary>The address of the household's page after something was done.</summary>
    protected string After(string done) => $"/households/{Id}?done={done}";

    /// <summary>Shows what is missing on the form itself.</summary>
    /// <returns>True when something is.</returns>
    protected bool Refuse(List<Problem> problems)
    {
        if (problems.Count == 0) return false;
        Problems = problems;
        return true;
    }
}
