using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io;
using AngleSharp.Io.Dom;

namespace Anise.Pages.Tests.Setup;

/// <summary>
/// A reader without script, look and patience: asks for a page, follows its links and sends its forms, as a plain browser would, in milliseconds. Its words
/// are those of Playwright's page, so that a test says the same of both; what is a matter of script, size, print or axe is for the browser
/// (<see cref="Site.OpenAsync"/>).
/// </summary>
public sealed class Reader : IDisposable
{
    private const int MostRedirects = 10;

    private readonly Uri _root;
    private readonly HttpClient _client;
    private readonly IBrowsingContext _parser = BrowsingContext.New(Configuration.Default);

    /// <summary>A reader of a site.</summary>
    public Reader(string root, CookieContainer cookies)
    {
        (_root, Url) = (new Uri(root), root);
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { Timeout = Site.Patience };
    }

    /// <summary>The address of the page, after redirects.</summary>
    public string Url { get; private set; }

    /// <summary>The answer that made the page: its status and headers.</summary>
    public HttpResponseMessage Answer { get; private set; } = null!;

    /// <summary>The page.</summary>
    public IDocument Document { get; private set; } = null!;

    /// <summary>The text of the page's source.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Goes to an address and returns the status.</summary>
    public Task<int> GotoAsync(string path) => ShowAsync(new HttpRequestMessage(System.Net.Http.HttpMethod.Get, new Uri(_root, path)));

    /// <summary>The page once more.</summary>
    public Task<int> ReloadAsync() => GotoAsync(Url);

    /// <summary>What matches a selector; <c>:text-is('…')</c> and <c>:has-text('…')</c> ask for the text of an element.</summary>
    public Found Locator(string selector) => new(this, () => [Document], selector);

    /// <summary>The text of the first match, as it is read.</summary>
    public Task<string> InnerTextAsync(string selector) => Locator(selector).First.InnerTextAsync();

    /// <summary>An attribute of the first match; null where it has none.</summary>
    public Task<string?> GetAttributeAsync(string selector, string name) => Locator(selector).First.GetAttributeAsync(name);

    /// <summary>What stands in the first field that matches.</summary>
    public Task<string> InputValueAsync(string selector) => Locator(selector).First.InputValueAsync();

    /// <summary>Types into the first field that matches.</summary>
    public Task FillAsync(string selector, string value) => Locator(selector).First.FillAsync(value);

    /// <summary>Chooses by value or by what is read.</summary>
    public Task SelectOptionAsync(string selector, string valueOrLabel) => Locator(selector).First.SelectOptionAsync(valueOrLabel);

    /// <summary>Ticks the first box that matches.</summary>
    public Task CheckAsync(string selector) => Locator(selector).First.CheckAsync();

    /// <summary>Follows the first link that matches, sends the form of the first button, opens or closes the first summary.</summary>
    public Task ClickAsync(string selector) => Locator(selector).First.ClickAsync();

    /// <summary>Chooses a file for the first field that matches.</summary>
    public Task SetInputFilesAsync(string selector, string name, byte[] content)
    {
        IFileList files = ((IHtmlInputElement)Locator(selector).First.One()).Files!;
        files.Clear();
        files.Add(new Upload(name, content));
        return Task.CompletedTask;
    }

    /// <summary>Asks for an address with the reader's cookies and leaves the page as it is; redirects are followed unless <paramref name="follow"/> is false.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, bool follow = true)
    {
        HttpResponseMessage answer = await _client.GetAsync(new Uri(new Uri(Url), path));
        for (int i = 0; follow && i < MostRedirects && answer.Headers.Location is { } next && (int)answer.StatusCode is >= 300 and < 400; i++)
            answer = await _client.GetAsync(new Uri(answer.RequestMessage!.RequestUri!, next));
        return answer;
    }

    /// <summary>Sends fields to an address and leaves the page as it is.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _client.PostAsync(new Uri(new Uri(Url), path), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Sends any body to an address and leaves the page as it is.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, HttpContent content) => _client.PostAsync(new Uri(new Uri(Url), path), content);

    /// <summary>What a link, or the form of a button, answers: a file, while the page stays.</summary>
    public Task<HttpResponseMessage> DownloadAsync(string selector) => _client.SendAsync(RequestOf(Locator(selector).First.One()));

    internal async Task FollowAsync(IElement element)
    {
        if (element is { LocalName: "summary" }) element.ParentElement!.ToggleAttribute("open");
        else await ShowAsync(RequestOf(element));
    }

    private HttpRequestMessage RequestOf(IElement element)
    {
        if (element.Closest("a[href]") is IHtmlAnchorElement link) return new HttpRequestMessage(System.Net.Http.HttpMethod.Get, link.Href);
        IHtmlFormElement form = element switch
        {
            IHtmlButtonElement button => button.Form,
            IHtmlInputElement input => input.Form,
            _ => null,
        } ?? throw new InvalidOperationException($"Nothing happens on a click on {element.ToHtml()}.");
        DocumentRequest sent = form.GetSubmission((IHtmlElement)element) ?? throw new InvalidOperationException($"The form of {element.ToHtml()} is not sent.");
        if (sent.Method == AngleSharp.Io.HttpMethod.Get) return new HttpRequestMessage(System.Net.Http.HttpMethod.Get, sent.Target.Href.TrimEnd('?') + Outside(form, sent.Target.Query));
        var request = new HttpRequestMessage(System.Net.Http.HttpMethod.Post, sent.Target.Href) { Content = new StreamContent(sent.Body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", sent.MimeType);
        return request;
    }

    /// <summary>What the ticked boxes beside a form that name it add to its address: the parser takes those within it only.</summary>
    private string Outside(IHtmlFormElement form, string? query) => form.Id is not { } id ? "" : string.Concat(
        Document.QuerySelectorAll($"input[type=checkbox][form='{id}']").OfType<IHtmlInputElement>().Where(box => box.IsChecked)
            .Select((box, i) => $"{(i == 0 && string.IsNullOrEmpty(query) ? '?' : '&')}{Uri.EscapeDataString(box.Name!)}={Uri.EscapeDataString(box.Value)}"));

    private async Task<int> ShowAsync(HttpRequestMessage request)
    {
        Uri asked = request.RequestUri!;
        HttpResponseMessage answer = await _client.SendAsync(request);
        for (int i = 0; i < MostRedirects && answer.Headers.Location is { } next; i++)
        {
            asked = new Uri(asked, next);
            answer = await _client.GetAsync(asked);
        }
        Assert.False(answer.Content.Headers.ContentDisposition is { DispositionType: "attachment" }, $"{asked} is a file, no page.");
        (Answer, Url, Source) = (answer, asked.AbsoluteUri, await answer.Content.ReadAsStringAsync());
        Document = await _parser.OpenAsync(r => r.Content(Source).Address(asked.AbsoluteUri));
        Found.Mark(Document);
        return (int)answer.StatusCode;
    }

    public void Dispose()
    {
        _client.Dispose();
        _parser.Dispose();
    }

    private sealed class Upload(string name, byte[] content) : IFile
    {
        private readonly MemoryStream _content = new(content);

        public string Name => name;

        public DateTime LastModified => DateTime.UnixEpoch;

        public int Length => content.Length;

        public string Type => "application/octet-stream";

        public bool IsClosed => false;

        public Stream Body => _content;

        public IBlob Slice(int start = 0, int end = int.MaxValue, string? contentType = null) => throw new NotSupportedException();

        public void Close()
        {
        }

        public void Dispose() => _content.Dispose();
    }
}
