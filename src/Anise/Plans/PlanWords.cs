namespace Anise.Plans;

/// <summary>What states, measures and steps are called, in words and in files.</summary>
public static class PlanWords
{
    /// <summary>How a target stands.</summary>
    public static string Of(TargetState state) => Texts.Get("choice-TargetState." + state);

    /// <summary>What a target says.</summary>
    public static string Of(TargetMeasure measure) => Texts.Get("choice-TargetMeasure." + measure);

    /// <summary>On which side it is reached.</summary>
    public static string Of(TargetDirection direction) => Texts.Get("choice-TargetDirection." + direction);

    /// <summary>How far a version of a plan is.</summary>
    public static string Of(PlanStep step) => Texts.Get("choice-PlanStep." + step);

    /// <summary>A season.</summary>
    public static string Of(PlanSeason season) => Texts.Get("choice-PlanSeason." + season);

    /// <summary>What a line plans.</summary>
    public static string Of(PlanLineKind kind) => Texts.Get("choice-PlanLineKind." + kind);

    /// <summary>A respect of suitability.</summary>
    public static string Of(SuitabilityAspect aspect) => Texts.Get("choice-SuitabilityAspect." + aspect);

    /// <summary>How well land suits.</summary>
    public static string Of(SuitabilityGrade grade) => Texts.Get("choice-SuitabilityGrade." + grade);

    /// <summary>How files write a state: <c>on-track</c>.</summary>
    public static string Code(TargetState state) => state switch
    {
        TargetState.OnTrack => "on-track",
        TargetState.NotMet => "not-met",
        _ => state.ToString().ToLowerInvariant(),
    };
}
