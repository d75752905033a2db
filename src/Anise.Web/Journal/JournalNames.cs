using Anise.Access;
using Anise.Households;
using Anise.Places;
using Anise.Reviews;
using Anise.Web.Access;
using Anise.Web.Components;
using Anise.Web.Places;

namespace Anise.Web.Journal;

/// <summary>
/// Acts, subjects, things, fields and choices of the journal in the reader's language. They stand in the texts of the
/// area that brings them, the fields that many have in those of this folder; a test finds what has none.
/// </summary>
public static class JournalNames
{
    /// <summary>Fields that say nothing of the thing itself: marks by which the store keeps order.</summary>
    public static IReadOnlySet<string> Unsaid { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Revision", "ConcurrencyStamp", "NormalizedUserName", "NormalizedEmail",
    };

    /// <summary>The name of an act; one without a name is shown by its code.</summary>
    public static string Action(string action) => Find($"action-{action}") ?? action;

    /// <summary>The name of a kind of thing; one without a name is shown by its code.</summary>
    public static string Subject(string kind) => Find($"subject-{kind}") ?? kind;

    /// <summary>So many things of a kind: 1.989 hộ được công nhận.</summary>
    public static string Count(string kind, int count) => Texts.Get("count", count, Find($"subjects-{kind}") ?? Subject(kind));

    /// <summary>The name of a stored thing, by its type.</summary>
    public static string Thing(string type) => Find($"thing-{type}") ?? type;

    /// <summary>The name of a field: its own for the type, or the common one.</summary>
    public static string Field(string type, string field) => Find($"field-{type}.{field}") ?? Find($"field-{field}") ?? field;

    /// <summary>The name of a value of an enum; null where it has none.</summary>
    public static string? ChoiceName(Enum value) => value switch
    {
        Role role => RoleNames.Of(role),
        PlaceKind kind => KindNames.Of(kind),
        PlaceChangeKind kind => KindNames.Of(kind),
        ReviewStep step => ReviewNames.Of(step),
        ListingSource source => ReviewNames.Of(source),
        FormState form => ReviewNames.Of(form),
        ComplaintOutcome outcome => ReviewNames.Of(outcome),
        _ => Find($"choice-{value.GetType().Name}.{value}"),
    };

    /// <summary>The kinds that can be chosen in the filter.</summary>
    public static IEnumerable<Choice> Subjects => Areas.All.SelectMany(a => a.Subjects).Select(k => new Choice(k.Code, Subject(k.Code)));

    /// <summary>The name of a field of a note; one without a name is shown as it is written.</summary>
    public static string Note(string field) => Find($"note-{field}") ?? field;

    /// <summary>A word in the texts of the areas, else in those of the journal; null where nobody has it.</summary>
    public static string? Find(string key) => Areas.Word(key) ?? Texts.Find(key);
}
