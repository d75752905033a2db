using Anise.Web.Components;

namespace Anise.Web.Journal;

/// <summary>Acts and subjects of the journal in the reader's language. An area that adds an act adds its name here.</summary>
public static class JournalNames
{
    private static readonly string[] Kinds = ["household", "review", "complaint", "household-list", "place", "user", "user-grant", "one-time-link", "score-table"];

    /// <summary>The name of an act; one without a name is shown by its code.</summary>
    public static string Action(string action) => Texts.Find($"action-{action}") ?? action;

    /// <summary>The name of a kind of thing; one without a name is shown by its code.</summary>
    public static string Subject(string kind) => Texts.Find($"subject-{kind}") ?? kind;

    /// <summary>The kinds that can be chosen in the filter.</summary>
    public static IEnumerable<Choice> Subjects => Kinds.Select(k => new Choice(k, Subject(k)));
}
