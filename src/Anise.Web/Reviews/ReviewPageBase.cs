using Anise.Access;
using Anise.Basics;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Anise.Web.Reviews;

/// <summary>A page of one commune's review: finds the review by the address before the page reads anything.</summary>
public abstract class ReviewPageBase : PaperPageBase
{
    [Inject] private FindReview Find { get; set; } = null!;

    /// <summary>The year of the review.</summary>
    [Parameter] public int Year { get; set; }

    /// <summary>The code of the commune.</summary>
    [Parameter] public string Commune { get; set; } = "";

    /// <summary>The review; set before <see cref="LoadAsync"/>.</summary>
    protected ReviewAt At { get; private set; } = null!;

    /// <summary>True once everything is read.</summary>
    protected bool Ready { get; private set; }

    /// <summary>The address of the commune's board.</summary>
    protected string Board => $"/reviews/{Year}/{Commune}";

    /// <summary>The id of the review.</summary>
    protected CommuneReviewId Id => At.Review.Id;

    /// <summary>The way to the page: reviews, year, commune, and then what is given.</summary>
    protected IReadOnlyList<Crumb> Way(params Crumb[] rest) =>
    [
        new(Texts.Get("reviews"), "/reviews"),
        new(Show.Plain(Year), $"/reviews/{Year}"),
        rest.Length == 0 ? new(At.Commune.Name) : new(At.Commune.Name, Board),
        .. rest,
    ];

    /// <summary>Whether the reader may do something in the commune.</summary>
    protected bool May(Permission permission) => Context.Rights.May(permission, At.Scope);

    /// <summary>Why an act of some steps cannot be done now; null when it can.</summary>
    /// <param name="until">The last step of the act.</param>
    /// <param name="from">The first one.</param>
    /// <param name="posted">Whether it needs the list posted (true) or not yet posted (false).</param>
    protected string? NotNow(ReviewStep until, ReviewStep from = ReviewStep.Listing, bool? posted = null)
    {
        if (At.Review.DecidedOn is { } decided) return Texts.Get("not-now-decided", Show.Date(decided));
        ReviewStep now = At.Review.StepOn(Context.Today);
        if (posted == false && At.Review.PostedUntil is { } hangs) return Texts.Get("not-now-posted", Show.Date(hangs));
        return now < from || now > until || (posted == true && At.Review.PostedUntil is null) ? Texts.Get("not-now-step", ReviewNames.Of(now)) : null;
    }

    /// <summary>The name of a village on the map of the review.</summary>
    protected string VillageName(PlaceId? village) => village is { } id ? At.Map.Find(id)?.Name ?? "" : "";

    /// <summary>Reads what the page shows. A <see cref="KeyNotFoundException"/> of a reader becomes "not found".</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // Another place or year chosen at the top leads to the page of that place and year.
        if (Context.Here["place"] is not null || Context.Here["year"] is not null)
        {
            Navigation.NavigateTo(Context.Place is { IsCommuneLevel: true } place ? $"/reviews/{Context.Year}/{place.Code}" : $"/reviews/{Context.Year}");
            return;
        }
        if (await Find.RunAsync(Year, Commune, Http.RequestAborted) is not { } at)
        {
            Navigation.NotFound();
            return;
        }
        At = at;
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
