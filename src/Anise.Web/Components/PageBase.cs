using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Anise.Web.Host;
using Microsoft.AspNetCore.Components;

namespace Anise.Web.Components;

/// <summary>
/// What a page is made on. The page reads in <c>OnInitializedAsync</c>, shows, and answers its forms: a use case that went well redirects
/// (so that reloading sends nothing twice), problems are shown beside their fields with what was typed.
/// </summary>
public abstract class PageBase : ComponentBase, IHandleEvent
{
    /// <summary>Who reads, where, when.</summary>
    [Inject] protected PageContext Context { get; set; } = null!;

    /// <summary>To go to another page.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>The request.</summary>
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    /// <summary>What the reader has to mend.</summary>
    protected IReadOnlyList<Problem> Problems { get; set; } = [];

    /// <summary>What the reader sent; empty on a first look.</summary>
    protected PostedForm Posted => field ??= PostedForm.Of(Http);

    /// <summary>The page of a list that is asked for, from 1.</summary>
    protected int PageNumber => int.TryParse(Context.Here["page"], out int page) && page > 0 ? page : 1;

    /// <summary>Answers a form. What stands in the way of its write is shown above what was typed, which stays.</summary>
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        if (Posted.Hidden() is { Count: > 0 } hidden)
        {
            Problems = [.. hidden.Select(h => new Problem("hidden-character", Texts.Get("hidden-character", h.Character), h.Name))];
            await KeepTypedAsync();
            StateHasChanged();
            return;
        }
        if (Posted.FarDates() is { Count: > 0 } far)
        {
            Problems = [.. far.Select(name => new Problem("date-far", Texts.Get("date-far", Posted.Date(name), Days.First.Year, Days.Last.Year), name))];
            StateHasChanged();
            return;
        }
        try
        {
            await item.InvokeAsync(arg);
            StateHasChanged();
            return;
        }
        catch (ChangedMeanwhileException changed)
        {
            Context.Meet(await Http.RequestServices.GetRequiredService<IReadConflict>().RunAsync(Context.Rights, changed, Http.RequestAborted));
            Problems = [new Problem("changed-meanwhile", Texts.Get("changed-meanwhile"))];
        }
        catch (HiddenCharactersException text)
        {
            Problems = [new Problem("hidden-character", Texts.Get("hidden-character", text.Character))];
        }
        catch (StoreBusyException)
        {
            Problems = [new Problem("store-busy", Texts.Get("store-busy"))];
        }
        catch (StoreFullException)
        {
            Problems = [new Problem("store-full", Texts.Get("store-full"))];
        }
        await KeepTypedAsync();
        StateHasChanged();
    }

    /// <summary>Makes the page show what was typed where its fields show what is stored: asked for when the write of a form did not come about.</summary>
    protected virtual Task KeepTypedAsync() => Task.CompletedTask;

    /// <summary>Ends a form: goes on when it went well, else shows the problems.</summary>
    /// <param name="result">What the use case said.</param>
    /// <param name="next">The address to go to, made from the value.</param>
    protected void Finish<T>(Result<T> result, Func<T, string> next)
    {
        if (result.Ok) Navigation.NavigateTo(next(result.Value));
        else Problems = result.Problems;
    }
}
