using System.Globalization;
using Anise.Basics;
using Anise.Scenarios;
using Anise.Web.Host;

namespace Anise.Web.Scenarios;

/// <summary>One of two saved scenarios, answered now.</summary>
internal sealed record ComparedSide(string Name, WhatIfForm Form, WhatIfOutcome Outcome);

/// <summary>Two saved scenarios of an address with their answers and what differs: for the page and its file.</summary>
public sealed class ComparedScenarios(RunWhatIf run, CompareWhatIf compare, SavedScenarios scenarios)
{
    /// <summary>The two; fewer where the address names fewer that the reader may see.</summary>
    internal List<ComparedSide> Sides { get; } = [];

    /// <summary>The whole first, then place by place; empty where the two are of other places or years.</summary>
    internal IReadOnlyList<WhatIfDifference> Differences { get; private set; } = [];

    /// <summary>What speaks against one of them.</summary>
    internal List<Problem> Problems { get; } = [];

    /// <summary>Reads the scenarios of the address.</summary>
    internal async Task ReadAsync(PageContext context, CancellationToken cancel)
    {
        foreach (string text in context.Here.Query.Where(q => q.Key == "id").Select(q => q.Value).Distinct().Take(2))
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id)) continue;
            if (await scenarios.FindAsync(context.Rights, new ScenarioId(id), cancel) is not { } saved) continue;
            WhatIfForm form = scenarios.Read(saved.Scenario);
            if (form.Problems.Count > 0)   // the rules are not those it was saved for: it would answer something else
            {
                Problems.AddRange(form.Problems.Select(p => p with { Message = Texts.Get("scenario-problem", saved.Scenario.Name, p.Message), Field = null }));
                continue;
            }
            Result<WhatIfOutcome> outcome = await run.RunAsync(context.Rights, form.Question, cancel);
            if (outcome.Ok) Sides.Add(new ComparedSide(saved.Scenario.Name, form, outcome.Value));
        }
        if (Sides.Count < 2) return;
        Result<IReadOnlyList<WhatIfDifference>> found = await compare.RunAsync(context.Rights, Sides[0].Form.Question, Sides[1].Form.Question, cancel);
        if (found.Ok) Differences = found.Value;
        else Problems.AddRange(found.Problems);
    }
}
