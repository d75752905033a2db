using System.Collections.Concurrent;
using System.Globalization;
using Anise.Journal;
using Anise.Store;
using Microsoft.AspNetCore.Http.Features;

namespace Anise.Web.Host;

/// <summary>
/// One form, one write: every form carries an id of its own. Who sends it twice - a double click, a line that dropped, "send again" after going back -
/// is led to where the first one led; nothing is done again. Forms also say what their reader had seen of the journal (<see cref="ReadAt"/>).
/// </summary>
internal sealed class SentForms(TimeProvider clock)
{
    /// <summary>The names of the hidden fields.</summary>
    public const string IdField = "form-id", ReadAtField = "read-at";

    // What somebody who is not signed in sends is a name and a password.
    private const long LargestAnonymous = 64 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);
    private readonly ConcurrentDictionary<(string User, string Id), Sent> _sent = [];

    /// <summary>Sees to the forms of signed-in readers; before the antiforgery check, which reads the form too.</summary>
    public static async Task CheckAsync(HttpContext context, PageContext page, Func<Task> next)
    {
        bool post = HttpMethods.IsPost(context.Request.Method);
        if (!page.SignedIn && post && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LargestAnonymous;
        IFormCollection? form = post && context.Request.HasFormContentType ? await ReadAsync(context) : null;
        if (!page.SignedIn)
        {
            await next();
            return;
        }
        IServiceProvider services = context.RequestServices;
        page.LastEntry = (await services.GetRequiredService<KeptReads>().NowAsync(services.GetRequiredService<AniseDb>(), context.RequestAborted)).LastEntry;
        if (form is null)
        {
            await next();
            return;
        }
        // What the journal does not have yet nobody has seen: such a form is taken for one whose reader had seen nothing.
        if (form[ReadAtField] is [{ } readAt, ..])
            page.SeenEntry = services.GetRequiredService<ReadAt>().Entry = long.TryParse(readAt, NumberStyles.None, CultureInfo.InvariantCulture, out long seen) && seen <= page.LastEntry ? seen : 0;
        if (!Guid.TryParseExact(form[IdField], "N", out Guid id)) await next();
        else await services.GetRequiredService<SentForms>().OnceAsync(context, (page.Rights.Actor.Name, id.ToString("N")), next);
    }

    /// <summary>Reads the form; one that cannot be read is the sender's fault, not ours.</summary>
    private static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or InvalidOperationException)
        {
            throw new BadHttpRequestException("The form cannot be read.", unreadable);
        }
    }

    private async Task OnceAsync(HttpContext context, (string, string) key, Func<Task> next)
    {
        Sent sent = _sent.GetOrAdd(key, _ => new Sent(clock.GetUtcNow()));
        await sent.Turn.WaitAsync(context.RequestAborted);
        try
        {
            if (sent.LedTo is { } address)
            {
                context.Response.Redirect(address);
                return;
            }
            await next();
            // A form whose problems are shown leads nowhere: its page has a new id.
            if (context.Response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther) sent.LedTo = context.Response.Headers.Location;
        }
        finally
        {
            sent.Turn.Release();
            Forget();
        }
    }

    private void Forget()
    {
        DateTimeOffset old = clock.GetUtcNow() - Kept;
        if (_sent.Count < 2_000) return;
        foreach (var (key, sent) in _sent)
            if (sent.At < old) _sent.TryRemove(key, out _);
    }

    private sealed class Sent(DateTimeOffset at)
    {
        public DateTimeOffset At { get; } = at;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public string? LedTo { get; set; }
    }
}
