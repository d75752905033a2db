using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Anise.Pages.Tests.Setup;

/// <summary>What a <see cref="Reader"/> finds by a selector, looked for at each use. Where one thing is asked for there must be one.</summary>
public sealed partial class Found
{
    private const string TextMark = "reader-text";

    private readonly Reader _reader;
    private readonly Func<IReadOnlyList<IElement>> _find;

    internal Found(Reader reader, Func<IReadOnlyList<IParentNode>> within, string selector)
        : this(reader, () => [.. within().SelectMany(e => e.QuerySelectorAll(Css(selector))).Distinct()]) => Selector = selector;

    private Found(Reader reader, Func<IReadOnlyList<IElement>> find) => (_reader, _find) = (reader, find);

    private string Selector { get; init; } = "";

    /// <summary>The first.</summary>
    public Found First => Nth(0);

    /// <summary>The last.</summary>
    public Found Last => new(_reader, () => _find() is [.., var last] ? [last] : []) { Selector = Selector };

    /// <summary>One of them, counted from 0.</summary>
    public Found Nth(int index) => new(_reader, () => _find() is { } all && index < all.Count ? [all[index]] : []) { Selector = Selector };

    /// <summary>What matches within these.</summary>
    public Found Locator(string selector) => new(_reader, _find, selector);

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync() => Task.FromResult(_find().Count);

    /// <summary>All, as they stand now.</summary>
    public Task<IReadOnlyList<Found>> AllAsync() => Task.FromResult<IReadOnlyList<Found>>([.. _find().Select(e => new Found(_reader, () => [e]) { Selector = Selector })]);

    /// <summary>The text as it is read: without what is hidden, a space between blocks.</summary>
    public Task<string> InnerTextAsync() => Task.FromResult(Read(One()));

    /// <summary>The texts of all.</summary>
    public Task<IReadOnlyList<string>> AllInnerTextsAsync() => Task.FromResult<IReadOnlyList<string>>([.. _find().Select(Read)]);

    /// <summary>The text with all that is in it.</summary>
    public Task<string?> TextContentAsync() => Task.FromResult<string?>(One().TextContent);

    /// <summary>An attribute; null where it has none.</summary>
    public Task<string?> GetAttributeAsync(string name) => Task.FromResult(One().GetAttribute(name));

    /// <summary>An attribute of all.</summary>
    public Task<string[]> AllAttributesAsync(string name) => Task.FromResult<string[]>([.. _find().Select(e => e.GetAttribute(name) ?? "")]);

    /// <summary>What stands in a field.</summary>
    public Task<string> InputValueAsync() => Task.FromResult(One() switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        var other => throw new InvalidOperationException($"{other.LocalName} is no field."),
    });

    /// <summary>Types.</summary>
    public Task FillAsync(string value)
    {
        if (One() is IHtmlTextAreaElement area) area.Value = value;
        else ((IHtmlInputElement)One()).Value = value;
        return Task.CompletedTask;
    }

    /// <summary>Chooses by value or by what is read.</summary>
    public Task SelectOptionAsync(string valueOrLabel)
    {
        var select = (IHtmlSelectElement)One();
        IHtmlOptionElement option = select.Options.FirstOrDefault(o => o.Value == valueOrLabel) ?? select.Options.FirstOrDefault(o => o.Text == valueOrLabel)
            ?? throw new InvalidOperationException($"{Selector} does not offer {valueOrLabel}.");
        foreach (IHtmlOptionElement other in select.Options) other.IsSelected = other == option;
        return Task.CompletedTask;
    }

    /// <summary>Ticks.</summary>
    public Task CheckAsync() => TickAsync(true);

    /// <summary>Takes the tick away.</summary>
    public Task UncheckAsync() => TickAsync(false);

    /// <summary>Follows a link, sends a form, opens or closes a summary.</summary>
    public Task ClickAsync() => _reader.FollowAsync(One());

    internal IElement One() => _find() switch
    {
        [var one] => one,
        [] => throw new InvalidOperationException($"{Selector} is not on {_reader.Url}."),
        var more => throw new InvalidOperationException($"{Selector} is {more.Count} times on {_reader.Url}."),
    };

    private Task TickAsync(bool on)
    {
        var box = (IHtmlInputElement)One();
        if (on && box.Type == "radio")
            foreach (IHtmlInputElement other in box.Form!.Elements.OfType<IHtmlInputElement>().Where(o => o.Type == "radio" && o.Name == box.Name)) other.IsChecked = false;
        box.IsChecked = on;
        return Task.CompletedTask;
    }

    /// <summary>Writes every element's text beside it, for the selectors that ask for it.</summary>
    internal static void Mark(IDocument document)
    {
        foreach (IElement element in document.All) element.SetAttribute(TextMark, Spaces().Replace(element.TextContent, " ").Trim());
    }

    private static string Css(string selector) =>
        TextIs().Replace(HasText().Replace(selector, m => $"[{TextMark}*=\"{m.Groups["text"].Value}\"]"), m => $"[{TextMark}=\"{m.Groups["text"].Value}\"]");

    private static string Read(IElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    private static void Append(INode node, StringBuilder text)
    {
        if (node is IText words) text.Append(words.Text);
        foreach (INode child in node.ChildNodes)
        {
            if (child is not IElement element)
            {
                Append(child, text);
                continue;
            }
            if (element.LocalName is "script" or "style" or "template" || element.HasAttribute("hidden")) continue;
            if (node is IElement { LocalName: "details" } details && element.LocalName != "summary" && !details.HasAttribute("open")) continue;
            bool inline = element.LocalName is "a" or "abbr" or "b" or "bdi" or "cite" or "code" or "em" or "i" or "mark" or "q" or "s" or "small" or "span" or "strong" or "sub" or "sup" or "time" or "u" or "wbr";
            if (!inline) text.Append(' ');
            Append(element, text);
            if (!inline) text.Append(' ');
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@":text-is\('(?<text>[^']*)'\)")]
    private static partial Regex TextIs();

    [GeneratedRegex(@":has-text\('(?<text>[^']*)'\)")]
    private static partial Regex HasText();
}
