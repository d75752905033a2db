using Anise.Rules.Answering;
using Anise.Rules.Sets;

namespace Anise.Rules.Assessing;

/// <summary>What a set says of one subject at hand.</summary>
public static class RuleSetAssessing
{
    /// <summary>
    /// Deprivations, points and class of a household on a date, with the reasons. Answers that cannot be come back as faults; what is
    /// not answered stays unknown.
    /// </summary>
    public static Assessment Assess(this RuleSet set, Answers answers, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(answers);
        var faults = new List<AnswerFault>();
        var frame = set.Parts.NewFrame(on);
        set.Reader.Fill(frame, answers, on, faults);
        return new Assessor(set, frame, answers, on).Run(faults);
    }

    /// <summary>A reusable evaluator of the compiled rules with the parameters of a date, for many households.</summary>
    public static RuleEvaluator NewEvaluator(this RuleSet set, DateOnly on) => new(set, on);
}
