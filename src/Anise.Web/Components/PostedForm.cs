using System.Globalization;
using Anise.Basics;

namespace Anise.Web.Components;

/// <summary>The fields of a form as they were sent, by name. Fields are named like the <c>Field</c> of the problems that use cases return.</summary>
public sealed class PostedForm
{
    private readonly IFormCollection? _form;

    private PostedForm(IFormCollection? form) => _form = form;

    /// <summary>The form of a request; an empty one when nothing was sent.</summary>
    public static PostedForm Of(HttpContext context) => new(HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType ? context.Request.Form : null);

    /// <summary>True when something was sent.</summary>
    public bool Sent => _form is not null;

    /// <summary>The text of a field without blanks around it; empty when missing.</summary>
    public string this[string name] => _form?[name] is [{ } text, ..] ? text.Trim() : "";

    /// <summary>The text exactly as typed: passwords.</summary>
    public string Raw(string name) => _form?[name] is [{ } text, ..] ? text : "";

    /// <summary>All values of a field that can be sent several times.</summary>
    public IReadOnlyList<string> All(string name) => _form is null ? [] : [.. _form[name].OfType<string>().Where(v => v.Length > 0)];

    /// <summary>The fields whose text, or whose file's name, has a character that nobody sees (<see cref="HiddenCharacters"/>).</summary>
    public IReadOnlyList<(string Name, string Character)> Hidden() => _form is null ? [] :
    [
        .. _form.SelectMany(field => field.Value.Prepend(field.Key).Select(text => (field.Key, Text: text)))
            .Concat(_form.Files.Select(file => (Key: file.Name, Text: (string?)file.FileName)))
            .Select(field => (field.Key, HiddenCharacters.FirstIn(field.Text)!)).Where(field => field.Item2 is not null).DistinctBy(field => field.Key),
    ];

    /// <summary>The fields with a date that nobody can mean (before <see cref="Days.First"/>, after <see cref="Days.Last"/>): the year was mistyped.</summary>
    public IReadOnlyList<string> FarDates() => _form is null ? [] : [.. _form.Keys.Where(name => Date(name) is { } date && (date < Days.First || date > Days.Last))];

    /// <summary>Every field name that was sent.</summary>
    public IEnumerable<string> Names => _form?.Keys ?? [];

    /// <summary>True for a ticked box.</summary>
    public bool Ticked(string name) => this[name].Length > 0;

    /// <summary>A date as browsers send it (2026-12-05) or as people type it (05/12/2026); null when missing or no date.</summary>
    public DateOnly? Date(string name) => DateOnly.TryParseExact(this[name], ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    /// <summary>A whole number; null when missing or none.</summary>
    public long? Number(string name) => long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>A count or a year; null when missing or none. One that is too large for an <see cref="int"/> is the largest there is, which is refused as too large.</summary>
    public int? Count(string name) => Number(name) is { } number ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;

    /// <summary>A choice by its name, of those there are; null when missing or none: numbers are no names.</summary>
    public T? Choice<T>(string name) where T : struct, Enum => ChoiceOf<T>(this[name]);

    /// <inheritdoc cref="Choice{T}"/>
    public static T? ChoiceOf<T>(string? text) where T : struct, Enum =>
        Enum.TryParse(text, out T choice) && Enum.IsDefined(choice) && choice.ToString() == text ? choice : null;

    /// <summary>The file sent in a field; null when there is none.</summary>
    public IFormFile? File(string name) => _form?.Files.GetFile(name) is { Length: > 0 } file ? file : null;
}
