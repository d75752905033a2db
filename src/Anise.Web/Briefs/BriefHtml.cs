using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Anise.Briefs;
using Anise.Figures;
using Anise.Web.Components;

namespace Anise.Web.Briefs;

/// <summary>The addresses of the numbers of a brief: the records of the figure.</summary>
public static class BriefLinks
{
    /// <summary>Where a number opens.</summary>
    public static string Of(Brief brief, BriefValue value)
    {
        ArgumentNullException.ThrowIfNull(brief);
        ArgumentNullException.ThrowIfNull(value);
        string? map = brief.Map?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Figure figure = value.Number.Figure;
        // A share has no records of its own: its page shows the two that it divides.
        return figure.IsShare ? FigureLinks.Of(figure.Code, value.Place.Code, value.Period, value.Number.By, map) : FigureLinks.Records(figure.Code, value.Place.Code, value.Period, value.Number.By, value.Number.Group, map);
    }
}

/// <summary>A brief as a page of its own, in one file: every number leads to its records, and a table says what each is.</summary>
public static class BriefHtml
{
    private static readonly HtmlEncoder Plain = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = "body{font:1.05rem/1.6 'Be Vietnam Pro',system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2b24;background:#fff}h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.2rem;margin-top:1.6rem}a{color:#0b5d43}table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #d5ddd8;vertical-align:top}.note{font-size:.9rem;color:#4a5a52}td.num,th.num{text-align:right;white-space:nowrap}@media print{body{margin:0;max-width:none}}";

    /// <summary>The page.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="address">Where the programme is served, such as <c>https://anise.example</c>; empty for links within it.</param>
    public static string Of(Brief brief, string address = "")
    {
        ArgumentNullException.ThrowIfNull(brief);
        var html = new StringBuilder();
        string Said(string text) => Plain.Encode(text);
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{Said(brief.Title)}</title>\n<style>{Style}</style>\n</head>\n<body>\n<main>\n<h1>{Said(brief.Title)}</h1>\n");
        foreach (BriefBlock block in brief.Template.Blocks)
        {
            string tag = block.IsHeading ? "h2" : "p";
            html.Append(CultureInfo.InvariantCulture, $"<{tag}>");
            foreach (var (words, value) in brief.PartsOf(block))
                html.Append(value is null ? Said(words) : $"<a href=\"{Said(address + BriefLinks.Of(brief, value))}\" title=\"{Said(About(value))}\">{Said(Brief.Shown(value))}</a>");
            html.Append(CultureInfo.InvariantCulture, $"</{tag}>\n");
        }
        html.Append(CultureInfo.InvariantCulture, $"<h2>{Said(Texts.Get("numbers"))}</h2>\n<table>\n<thead><tr><th scope=\"col\">{Said(Texts.Get("figure"))}</th><th scope=\"col\">{Said(Texts.Get("place"))}</th><th scope=\"col\">{Said(Texts.Get("period"))}</th><th scope=\"col\" class=\"num\">{Said(Texts.Get("value"))}</th><th scope=\"col\">{Said(Texts.Get("unit"))}</th></tr></thead>\n<tbody>\n");
        foreach (BriefNumber number in brief.Template.Numbers)
        {
            BriefValue value = brief.Values[number.Name];
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Said(NameOf(value))}</td><td>{Said(value.Place.Name)}</td><td>{Said(value.Period.ToString())}</td><td class=\"num\"><a href=\"{Said(address + BriefLinks.Of(brief, value))}\">{Said(Brief.Shown(value))}</a></td><td>{Said(UnitOf(number))}</td></tr>\n");
        }
        html.Append("</tbody>\n</table>\n");
        foreach (string note in NotesOf(brief)) html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{Said(note)}</p>\n");
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>The unit beside a value; percent stands with the value itself.</summary>
    public static string UnitOf(BriefNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Figure.Unit == "%" ? "" : UnitNames.Of(number.Figure.Unit);
    }

    /// <summary>What is to be known of its numbers: of when they are, on which map, and how far reviews are decided.</summary>
    public static IEnumerable<string> NotesOf(Brief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        if (brief.Coverage is { } partly) yield return partly.Closed == 0 ? Texts.Get("note-none-decided") : Texts.Get("note-coverage", partly.Closed, partly.Communes);
        yield return Texts.Get("note-made-on", brief.MadeOn);
        if (brief.Map is { } map) yield return Texts.Get("note-map", map);
    }

    /// <summary>What a number is: its figure, and the group of it.</summary>
    public static string NameOf(BriefValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Breakdown? split = value.Number.Figure.Kind.Breakdowns.FirstOrDefault(b => b.Code == value.Number.By);
        return value.Number.Group is { } group ? $"{value.Number.Figure.Name}: {split?.NameOfGroup(group) ?? group}" : value.Number.Figure.Name.ToString();
    }

    private static string About(BriefValue value) => $"{NameOf(value)}, {value.Place.Name}, {value.Period}";
}
