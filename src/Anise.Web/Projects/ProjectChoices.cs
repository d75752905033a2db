using Anise.Basics;
using Anise.Projects;
using Anise.Web.Components;

namespace Anise.Web.Projects;

/// <summary>What may be chosen on the pages of projects, and how days are read from them.</summary>
internal static class ProjectChoices
{
    /// <summary>How far a project is.</summary>
    public static IEnumerable<Choice> Statuses => Enum.GetValues<ProjectStatus>().Select(s => new Choice(s.ToString(), ProjectWords.Of(s)));

    /// <summary>Works on a plot.</summary>
    public static IEnumerable<Choice> Works => Enum.GetValues<FarmWork>().Select(w => new Choice(w.ToString(), ProjectWords.Of(w)));

    /// <summary>Standards.</summary>
    public static IEnumerable<Choice> Standards => Enum.GetValues<CropStandard>().Select(s => new Choice(s.ToString(), ProjectWords.Of(s)));

    /// <summary>States of a certificate.</summary>
    public static IEnumerable<Choice> States => Enum.GetValues<CertificateState>().Select(s => new Choice(s.ToString(), ProjectWords.Of(s)));

    /// <summary>A day that was typed; a problem where it is none, null where nothing was typed.</summary>
    public static DateOnly? DayOf(string field, PostedForm posted, List<Problem> problems)
    {
        if (posted[field].Length > 0 && posted.Date(field) is null) problems.Add(new Problem("not-a-day", Texts.Get("not-a-day", posted[field]), field));
        return posted.Date(field);
    }
}
