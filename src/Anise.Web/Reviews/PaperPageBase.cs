using Anise.Basics;
using Anise.Procedures;
using Anise.Web.Components;

namespace Anise.Web.Reviews;

/// <summary>A page with a form of <c>PaperFields</c>: reads the paper of a step from it.</summary>
public abstract class PaperPageBase : PageBase
{
    /// <summary>The paper of a form; null with <see cref="PageBase.Problems"/> where its day is no day.</summary>
    protected StepPaper? PaperOf()
    {
        if (Posted.Date("date") is { } day) return new StepPaper(day, TextOf("document"), TextOf("person") ?? Context.DisplayName, TextOf("note"));
        Problems = [new Problem("date", Texts.Get("date-missing"), "date")];
        return null;
    }

    /// <summary>A field's text; null when it is empty.</summary>
    protected string? TextOf(string name) => Posted[name] is { Length: > 0 } text ? text : null;
}
