using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Anise.Basics;
using Markdig;

namespace Anise.Web.Help;

/// <summary>One page of the guide.</summary>
/// <param name="Key">Its address under <c>/help/</c>.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Html">What stands under the heading.</param>
public sealed record GuidePage(string Key, string Language, string Title, string Html);

/// <summary>
/// The guide of <c>docs/</c> as it comes with the programme: Vietnamese for officers, English for all others. A line <c>&lt;a id="topic"&gt;</c> before a heading
/// names what the section is about; every page of the programme has a topic (<see cref="TopicOf"/>), and every topic a section in both languages. An area of few pages
/// says it in its own texts, under <c>guide-section</c>: a heading and what stands under it; its topic is the folder's name.
/// </summary>
public static partial class Guide
{
    /// <summary>Which topic belongs to which pages: the first that fits; else the first part of the address is the topic.</summary>
    private static readonly (Regex Path, string Topic)[] Topics =
    [
        Of("^/$", "start"),
        Of("^/reviews/in-year/", "in-year"),
        Of("^/reviews/[^/]+/approval", "approval"),
        Of("^/reviews/[^/]+/[^/]+/(list|make-list|add|removed)", "listing"),
        Of("^/reviews/[^/]+/[^/]+/households/.*/remove", "listing"),
        Of("^/reviews/[^/]+/[^/]+/(households|next|paper)", "forms"),
        Of("^/reviews/[^/]+/[^/]+/villages", "meeting"),
        Of("^/reviews/[^/]+/[^/]+/(post|posted)", "posting"),
        Of("^/reviews/[^/]+/[^/]+/complaints", "complaints"),
        Of("^/reviews/[^/]+/[^/]+/(opinion|send)", "opinion"),
        Of("^/reviews/[^/]+/[^/]+/(decide|decision|movements)", "decision"),
        Of("^/reviews/[^/]+/[^/]+/return", "return"),
        Of("^/reviews", "review"),
        Of("^/public", "figures"),
        Of("^/fact-sheet", "reports"),
        Of("^/users/keys", "keys"),
    ];

    private static (Regex, string) Of(string path, string topic) => (new Regex(path, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), topic);

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();

    private static readonly Lazy<IReadOnlyDictionary<(string Language, string Key), GuidePage>> All = new(ReadAll);

    private static readonly Lazy<IReadOnlyDictionary<(string Language, string Topic), string>> Where = new(() =>
        All.Value.Values.SelectMany(p => Anchor().Matches(p.Html).Select(a => (p.Language, Topic: a.Groups["topic"].Value, p.Key)))
            .ToDictionary(a => (a.Language, a.Topic), a => a.Key));

    /// <summary>The pages of a language, the first page first.</summary>
    public static IEnumerable<GuidePage> PagesIn(string language) => All.Value.Values.Where(p => p.Language == language).OrderBy(p => p.Key != First(language)).ThenBy(p => p.Title, StringComparer.Create(CultureInfo.CurrentCulture, false));

    /// <summary>The page under a key; null where there is none. A key is of one language.</summary>
    public static GuidePage? Find(string key) => All.Value.Values.FirstOrDefault(p => p.Key == key);

    /// <summary>The key of the first page of a language.</summary>
    public static string First(string language) => language == "vi" ? "bat-dau" : "first-review";

    /// <summary>What a page of the programme is about.</summary>
    public static string TopicOf(string path) => Topics.FirstOrDefault(t => t.Path.IsMatch(path)).Topic ?? path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";

    /// <summary>The address of the section on a topic; null where the language has none.</summary>
    public static string? AddressOf(string language, string topic) => Where.Value.TryGetValue((language, topic), out string? key) ? $"/help/{key}#{topic}" : null;

    /// <summary>The address of what the guide says of a page.</summary>
    public static string For(string language, string path) => AddressOf(language, TopicOf(path)) ?? "/help";

    private static Dictionary<(string, string), GuidePage> ReadAll()
    {
        Assembly assembly = typeof(Guide).Assembly;
        var pages = new Dictionary<(string, string), GuidePage>();
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("guide/", StringComparison.Ordinal)))
        {
            string language = name.Split('/')[1], key = KeyOf(Path.GetFileNameWithoutExtension(name));
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            pages[(language, key)] = PageOf(key, language, reader.ReadToEnd());
        }
        foreach (Type texts in assembly.GetTypes().Where(t => t.Name == "Texts"))
        {
            string topic = texts.Namespace!.Split('.')[^1].ToLowerInvariant();
            foreach (string language in (string[])["vi", "en"])
                if (new AreaTexts(texts).FindIn("guide-section", CultureInfo.GetCultureInfo(language)) is { } text)
                    pages[(language, $"{topic}-{language}")] = PageOf($"{topic}-{language}", language, $"<a id=\"{topic}\"></a>\n\n{text}");
        }
        return pages;
    }

    private static GuidePage PageOf(string key, string language, string markdown)
    {
        string[] text = markdown.Split('\n');
        int heading = Array.FindIndex(text, l => l.StartsWith("# ", StringComparison.Ordinal));
        string body = string.Join('\n', text.Take(heading).Concat(text.Skip(heading + 1)));
        return new GuidePage(key, language, text[heading][2..].Trim(), Linked(Markdown.ToHtml(body, Pipeline)));
    }

    /// <summary>Links between pages of the guide lead to their addresses here; what is not served is named, not linked.</summary>
    private static string Linked(string html) => Link().Replace(html, link =>
    {
        string file = Path.GetFileNameWithoutExtension(link.Groups["file"].Value);
        return link.Groups["file"].Value.StartsWith("http", StringComparison.Ordinal) ? link.Value
            : SampleFiles.AddressOf(Path.GetFileName(link.Groups["file"].Value)) is { } sample ? $"<a href=\"{sample}\" data-enhance-nav=\"false\" download>{link.Groups["text"].Value}</a>"
            : Served(link.Groups["file"].Value) ? $"<a href=\"/help/{KeyOf(file)}{link.Groups["part"].Value}\">{link.Groups["text"].Value}</a>"
            : link.Groups["text"].Value;
    });

    private static bool Served(string link) => link.EndsWith(".md", StringComparison.Ordinal)
        && typeof(Guide).Assembly.GetManifestResourceNames().Any(n => n.StartsWith("guide/", StringComparison.Ordinal) && Path.GetFileName(n) == Path.GetFileName(link) && !link.Contains("../README", StringComparison.Ordinal));

    private static string KeyOf(string file) => file == "README" ? "bat-dau" : file;

    [GeneratedRegex("<a id=\"(?<topic>[a-z-]+)\">", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex("<a href=\"(?<file>[^\"#]+)(?<part>#[^\"]*)?\">(?<text>.*?)</a>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
