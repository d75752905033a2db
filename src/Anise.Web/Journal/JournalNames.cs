using Anise.Access;
using Anise.Households;
using Anise.Places;
using Anise.Reviews;
using Anise.Web.Access;
using Anise.Web.Components;
using Anise.Web.Places;

namespace Anise.Web.Journal;

/// <summary>
/// Acts, subjects, things, fields and choices of the journal in the reader's language. Whoever adds an act, a stored thing or a field adds its name to the
/// texts of this folder; a test finds what has none.
/// </summary>
public static class JournalNames
{
    private static readonly string[] Kinds =
    [
        "household", "household-list", "import", "remembered-mapping", "campaign", "review", "review-household", "village-meeting", "complaint", "decided-household",
        "place", "user", "user-grant", "one-time-link", "score-table", "figure", "report", "api-key", "scenario", "what-if", "list",
    ];

    /// <summary>Fields that say nothing of the thing itself: marks by which the store keeps order.</summary>
    public static IReadOnlySet<string> Unsaid { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Revision", "ConcurrencyStamp", "NormalizedUserName", "NormalizedEmail",
    };

    /// <summary>The name of an act; one without a name is shown by its code.</summary>
    public static string Action(string action) => Texts.Find($"action-{action}") ?? action;

    /// <summary>The name of a kind of thing; one without a name is shown by its code.</summary>
    public static string Subject(string kind) => Texts.Find($"subject-{kind}") ?? kind;

    /// <summary>So many things of a kind: 1.989 hộ được công nhận.</summary>
    public static string Count(string kind, int count) => Texts.Get("count", count, Texts.Find($"subjects-{kind}") ?? Subject(kind));

    /// <summary>The name of a stored thing, by its type.</summary>
    public static string Thing(string type) => Texts.Find($"thing-{type}") ?? type;

    /// <summary>The name of a field: its own for the type, or the common one.</summary>
    public static string Field(string type, string field) => Texts.Find($"field-{type}.{field}") ?? Texts.Find($"field-{field}") ?? field;

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
        _ => Texts.Find($"choice-{value.GetType().Name}.{value}"),
    };

    /// <summary>The kinds that can be chosen in the filter.</summary>
    public static IEnumerable<Choice> Subjects => Kinds.Select(k => new Choice(k, Subject(k)));
}
