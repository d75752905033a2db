using Anise.Basics;
using Anise.Procedures;
using Anise.Rules.Books;
using Anise.Rules.Standards;
using Anise.Standards.Scorecards;

namespace Anise.Standards.Assessing;

/// <summary>What can be wrong with something that is said of a sub-criterion.</summary>
public sealed class AssessmentChecks(RuleBook rules, TimeProvider clock)
{
    /// <summary>The standards of the day that a value is of.</summary>
    public StandardSet? SetOf(NewAssessment one) => one?.AsOf is { } day ? rules.StandardsOn(ReadScorecards.Family, day) : null;

    /// <summary>What is wrong; empty where nothing is.</summary>
    /// <param name="one">What is said.</param>
    /// <param name="plan">Whether it is a plan: of a day of this year or the next that is yet to come.</param>
    public IReadOnlyList<Problem> Faults(NewAssessment one, bool plan = false)
    {
        ArgumentNullException.ThrowIfNull(one);
        var faults = new List<Problem>();
        if (one.AsOf is not { } day) faults.Add(Texts.Problem("no-as-of", "as-of"));
        else if (plan && (day <= clock.Today() || day.Year > clock.Today().Year + 1)) faults.Add(Texts.Problem("plan-day", "as-of", day, clock.Today().Year + 1));
        else if (!plan && day > clock.Today()) faults.Add(Texts.Problem("as-of-in-future", "as-of", day));
        else if (SetOf(one) is not { } set) faults.Add(Texts.Problem("as-of-without-set", "as-of", day));
        else faults.AddRange(Faults(set, one, plan));
        if (string.IsNullOrWhiteSpace(one.Source)) faults.Add(Texts.Problem("no-source", "source"));
        if (TextLengths.OfLines(("source", one.Source), ("article", one.Article)) is { } line) faults.Add(line);
        if (one.EvidenceTo < one.EvidenceFrom) faults.Add(Texts.Problem("evidence-order", "evidence-to", one.EvidenceFrom, one.EvidenceTo));
        if (one.EvidenceFrom is null && one.EvidenceTo is not null) faults.Add(Texts.Problem("evidence-from-missing", "evidence-from"));
        return faults;
    }

    private static IEnumerable<Problem> Faults(StandardSet set, NewAssessment one, bool plan)
    {
        if (one.Code?.Trim() == StandardFact.Group)
        {
            if (set.Groups.Count == 0) yield return Texts.Problem("no-groups", "group", set.Label);
            else if (one.Judgement is not { } group || !set.Groups.ContainsKey(group)) yield return Texts.Problem("group-unknown", "group", one.Judgement, string.Join(", ", set.Groups.Keys));
            yield break;
        }
        var (sub, part, unknown) = StandardValues.Find(set, one.Code?.Trim() ?? "");
        if (unknown is not null || sub is null)
        {
            yield return new Problem("standard-" + unknown?.Code, unknown?.Message.ToString() ?? "", "code");
            yield break;
        }
        bool parts = one.Numerator is not null || one.Denominator is not null;
        if ((one.Number is not null ? 1 : 0) + (parts ? 1 : 0) + (string.IsNullOrWhiteSpace(one.Judgement) ? 0 : 1) > 1)
        {
            yield return Texts.Problem("two-values", "value", sub.Code);
            yield break;
        }
        if (!string.IsNullOrWhiteSpace(one.Judgement))
        {
            if (one.Judgement.Trim() == StandardFact.ByRecords)
            {
                if (plan || part is not null || sub.Figure?.MetFrom is null) yield return Texts.Problem("by-records-none", "judgement", sub.Code);
                yield break;
            }
            if (part is not null || StandardStates.Judgement(one.Judgement) is not { } judgement) yield return Texts.Problem("judgement-unknown", "judgement", one.Judgement);
            else if (judgement == StandardState.NotApplicable && sub.NotApplicable is null && string.IsNullOrWhiteSpace(one.Article)) yield return Texts.Problem("no-article", "article", sub.Code);
            yield break;
        }
        if (one.IsEmpty) yield break;
        if (part is null && sub.Kind == StandardKind.Judgement)
        {
            yield return Texts.Problem("judgement-needed", "judgement", sub.Code);
            yield break;
        }
        decimal? number = one.Number;
        if (parts)
        {
            if (part is null && sub.Kind != StandardKind.Ratio) yield return Texts.Problem("no-ratio", "numerator", sub.Code);
            else if (one.Numerator is not { } over || one.Denominator is not { } under || over < 0) yield return Texts.Problem("ratio-incomplete", "numerator", sub.Code);
            else if (under <= 0) yield return Texts.Problem("denominator-zero", "denominator", sub.Code);
            else if (over > under) yield return Texts.Problem("numerator-too-large", "numerator", sub.Code, over, under);
            yield break;
        }
        if (number is { } given && StandardValues.Check(sub, part, given) is { } fault) yield return new Problem("standard-" + fault.Code, fault.Message.ToString(), "value");
    }
}
