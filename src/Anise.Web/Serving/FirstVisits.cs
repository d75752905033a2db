using System.Diagnostics;
using System.Security.Claims;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Web.Host;
using Anise.Web.Layout;
using Microsoft.AspNetCore.Http.Features;

namespace Anise.Web.Serving;

/// <summary>
/// Reads every page of the menu once, right after the start, as an officer of the province would: what is done the first time only, such as compiling the questions to
/// the store, is then done before anybody waits for it. It goes past the door, within the program; nothing is written and nothing leaves.
/// </summary>
public sealed class FirstVisits(ILogger<FirstVisits> log)
{
    private readonly TaskCompletionSource<TimeSpan> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How long it took, once it is done; cancelled where the program stopped before, failed where a page was not read, which the log tells.</summary>
    public Task<TimeSpan> Done => _done.Task;

    /// <summary>Lets the pages of <paramref name="app"/> be visited once they are served. The first of all that a request goes through.</summary>
    internal void Follow(WebApplication app) => app.Use(next =>
    {
        app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(() => VisitAllAsync(app.Services, next, app.Lifetime.ApplicationStopping)));
        return next;
    });

    private async Task VisitAllAsync(IServiceProvider services, RequestDelegate pages, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            Rights reader = await ReaderAsync(services, stop);
            foreach (MenuEntry entry in services.GetRequiredService<Menu>().For(reader)) await VisitAsync(services, pages, reader, entry.Path, stop);
            _done.SetResult(Stopwatch.GetElapsedTime(start));
        }
        catch (OperationCanceledException)
        {
            _done.SetCanceled(CancellationToken.None);
        }
        catch (Exception wrong)   // whoever opens the page meets the same and is told
        {
            log.LogError(wrong, "A page could not be read after the start.");
            _done.SetException(wrong);
        }
    }

    /// <summary>Somebody who may see what an officer of the province sees, and has no account.</summary>
    private static async Task<Rights> ReaderAsync(IServiceProvider services, CancellationToken stop)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        PlaceMap map = await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(scope.ServiceProvider.GetRequiredService<TimeProvider>().Today(), stop);
        return new Rights(new Actor("first-visits", "", null), [new Grant { UserId = 0, Role = Role.ProvinceOfficer, Place = map.Province.Id }]);
    }

    private static async Task VisitAsync(IServiceProvider services, RequestDelegate pages, Rights reader, string path, CancellationToken stop)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature());
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        IHttpContextFactory contexts = services.GetRequiredService<IHttpContextFactory>();
        HttpContext context = contexts.Create(features);
        try
        {
            (context.RequestServices, context.RequestAborted) = (scope.ServiceProvider, stop);
            (context.Request.Method, context.Request.Scheme, context.Request.Host, context.Request.Path) = (HttpMethods.Get, Uri.UriSchemeHttp, new HostString("localhost"), path);
            Session.Give(context, reader);
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, reader.Actor.Name)], nameof(FirstVisits)));
            await pages(context);
            if (context.Response.StatusCode != StatusCodes.Status200OK) throw new InvalidOperationException($"{path} answers {context.Response.StatusCode}.");
        }
        finally
        {
            contexts.Dispose(context);
        }
    }
}
