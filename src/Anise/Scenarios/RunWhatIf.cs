using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Measures;
using Anise.Rules;

namespace Anise.Scenarios;

/// <summary>Answers a question: who becomes poor, who leaves, who stays, against today.</summary>
public sealed class RunWhatIf(ReadScenario read)
{
    /// <summary>The answer, or a problem for a place that there is not.</summary>
    /// <param name="rights">Who asks; needs <c>Permission.SeeHouseholds</c> for the place.</param>
    /// <param name="question">The question.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<WhatIfOutcome>> RunAsync(Rights rights, WhatIf question, CancellationToken cancel = default)
    {
        Result<ScenarioRows> found = await read.RunAsync(rights, question, cancel);
        if (!found.Ok) return Result<WhatIfOutcome>.Refused(found.Problems);
        ScenarioRows all = found.Value;
        var total = new Crossing();
        var places = new Lines();
        var ethnicGroups = new Lines();
        var sexes = new Lines();
        var measured = new List<(int Place, int People, ushort Low, ushort High)>(all.Rows.Count);
        foreach (ScenarioRow row in all.Rows)
        {
            ClassSet today = row.Household.Today;
            total.Add(today, row.Then);
            var place = WhatIfSplits.PlaceOf(all, row);
            int index = places.Add(place.Code, place.Name, today, row.Then);
            ethnicGroups.Add(row.Household.Ethnicity ?? "", null, today, row.Then);
            sexes.Add(WhatIfSplits.GroupOf(WhatIfSplits.ByHeadSex, all, row), null, today, row.Then);
            measured.Add((index, row.Household.People, row.Deprived, row.Possible));
        }
        PovertyRule rule = AlkireFosterRanges.RuleOf(question);
        var (byPlace, whole) = AlkireFosterRanges.Of(rule, places.Count, measured);
        return new WhatIfOutcome(
            question, all.Place, total,
            [.. places.All.Zip(byPlace, (line, m) => line with { Measures = m }).OrderBy(l => l.Code, StringComparer.Ordinal)],
            ethnicGroups.Named(code => EthnicGroups.Exists(code) ? EthnicGroups.NameOf(code) : code),
            sexes.Named(code => Texts.Get("sex-" + code)),
            all.WithoutAnswers, NeverAsked(question, all), whole, rule.Cutoff, AlkireFosterRanges.CountOf(question));
    }

    /// <summary>Questions that classes or deprivations may hang on, and that no form asked. Where nobody answered anything, none is named.</summary>
    private static IReadOnlyList<LocalText> NeverAsked(WhatIf question, ScenarioRows all) =>
        all.Rows.Count == 0 ? [] : [.. question.Rules.Form.Questions
            .Where(q => q.Required && q.AskedWhen is null && !all.Asked.Contains(q.Code) && question.Assumptions.All(a => a.Question != q.Code)).Select(q => q.Label)];

    private sealed class Lines
    {
        private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
        private readonly List<WhatIfLine> _lines = [];

        public int Count => _lines.Count;

        public IEnumerable<WhatIfLine> All => _lines;

        public int Add(string code, string? name, ClassSet today, ClassSet then)
        {
            if (!_index.TryGetValue(code, out int at))
            {
                _index.Add(code, at = _lines.Count);
                _lines.Add(new WhatIfLine(code, name ?? code, new Crossing()));
            }
            _lines[at].Counts.Add(today, then);
            return at;
        }

        public IReadOnlyList<WhatIfLine> Named(Func<string, string> nameOf) =>
            [.. _lines.Select(l => l with { Name = l.Code.Length == 0 ? Texts.Get("not-known") : nameOf(l.Code) }).OrderByDescending(l => l.Counts[WhatIfGroup.Households].To)];
    }
}
