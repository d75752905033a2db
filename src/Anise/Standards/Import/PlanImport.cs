using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Standards.Assessing;
using Anise.Store;
using Anise.Tables.Imports;

namespace Anise.Standards.Import;

/// <summary>The office's own table of what a commune plans to reach by the end of a year: the same columns as its scorecard.</summary>
public sealed class PlanImport(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, AssessmentChecks checks, RecordAssessments record, TimeProvider clock)
    : ScorecardImport(db, journal, maps, rules, checks, record, clock)
{
    /// <summary>Its code.</summary>
    public const string PlanCode = "scorecard-plan";

    /// <inheritdoc/>
    public override string Code => PlanCode;

    /// <inheritdoc/>
    public override bool OfYear => true;

    /// <inheritdoc/>
    protected override Act Act => StandardsActs.ImportPlan;

    /// <inheritdoc/>
    protected override StandardSpeaker Speaker => StandardSpeaker.Plan;

    /// <inheritdoc/>
    protected override string AddressOf(ImportAsk ask) => string.Create(CultureInfo.InvariantCulture, $"/standards/communes/{ask.Commune.Value}/plan?year={ask.AsOf.Year}");
}
