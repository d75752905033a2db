using Anise.Basics;
using Anise.Web.Components;

namespace Anise.Web.Works;

/// <summary>Days of a form as they were typed.</summary>
internal static class PostedDays
{
    /// <summary>The day of a field; null for nothing, and with a problem where what was typed is none.</summary>
    public static DateOnly? Day(this PostedForm posted, string field, ICollection<Problem> problems)
    {
        if (posted[field].Length > 0 && posted.Date(field) is null) problems.Add(new Problem("not-a-day", Texts.Get("not-a-day", posted[field]), field));
        return posted.Date(field);
    }
}
