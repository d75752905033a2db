using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Standards;
using Anise.Standards.Assessing;
using Anise.Standards.Scorecards;
using Anise.Store;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Microsoft.EntityFrameworkCore;

namespace Anise.Standards.Import;

/// <summary>
/// The office's own scorecard of a commune: what the commune says of itself as of a day. A row that says what stands already is left; a criterion's own row without a value, and a row without a value, say nothing.
/// </summary>
public class ScorecardImport(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, AssessmentChecks checks, RecordAssessments record, TimeProvider clock) : RowImport(journal)
{
    /// <summary>Its code.</summary>
    public const string KindCode = "scorecard";

    /// <inheritdoc/>
    public override string Code => KindCode;

    /// <inheritdoc/>
    public override Permission Needs => Permission.AssessStandards;

    /// <inheritdoc/>
    public override TableDescription Table => ScorecardTable.Description;

    /// <inheritdoc/>
    public override AreaTexts Words => Texts.Area;

    /// <inheritdoc/>
    protected override Act Act => StandardsActs.ImportScorecard;

    /// <summary>Who says it.</summary>
    protected virtual StandardSpeaker Speaker => StandardSpeaker.Commune;

    /// <summary>Where a row opens.</summary>
    protected virtual string AddressOf(ImportAsk ask) => string.Create(CultureInfo.InvariantCulture, $"/standards/communes/{ask.Commune.Value}?on={ask.AsOf:yyyy-MM-dd}");

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<PlannedRow>> PlanAsync(ImportAsk ask, IReadOnlyList<TableRow> rows, CancellationToken cancel)
    {
        StandardSet? set = rules.StandardsOn(ReadScorecards.Family, ask.AsOf);
        PlaceMap map = await maps.OnAsync(ask.AsOf < clock.Today() ? ask.AsOf : clock.Today(), cancel);
        List<StandardFact> stored = await db.Set<StandardFact>().AsNoTracking().Where(f => f.CommuneId == ask.Commune && f.AsOf == ask.AsOf && f.Speaker == Speaker).ToListAsync(cancel);
        Dictionary<string, StandardFact> known = stored.GroupBy(f => f.Code).ToDictionary(g => g.Key, g => g.MaxBy(f => f.Revision)!);
        // Numbers are taken only within the write that stores.
        (long id, long revision) = db.IsOpen ? (await db.ReserveAsync("standard-fact", rows.Count, cancel), (await db.Set<JournalHead>().SingleAsync(cancel)).Count + 1) : (0, 0);
        var plan = new List<PlannedRow>();
        HashSet<string> asText = [.. rows.Select(r => r.Of(ScorecardTable.Code)!).Where(c => !c.AsNumber).Select(c => c.Code)];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (TableRow row in rows)
        {
            WrittenCode written = row.Of(ScorecardTable.Code)!;
            string code = written.Code;
            WrittenValue? value = row.Of(ScorecardTable.Value);
            bool says = value is not null || row.ValueOf(ScorecardTable.Numerator) is not null;
            // The row of a criterion over its sub-criteria.
            if (!says && set?.Find(code) is null && set?.Criteria.Any(c => c.Code == code) == true) continue;
            if (written.AsNumber && says && MayBeTen(set, code) && !asText.Contains(code + "0"))
            {
                plan.Add(new PlannedRow(row, ImportOutcome.Refused) { Against = ("standards-code-number", [code]) });
                continue;
            }
            if (!seen.TryAdd(code, row.Row))
            {
                plan.Add(new PlannedRow(row, ImportOutcome.Refused) { Against = ("standards-code-twice", [code, seen[code]]) });
                continue;
            }
            var one = new NewAssessment(code, ask.AsOf, row.Of(ScorecardTable.Source) ?? ask.FileName)
            {
                Number = value?.Number,
                Judgement = value?.Judgement,
                Numerator = row.ValueOf(ScorecardTable.Numerator),
                Denominator = row.ValueOf(ScorecardTable.Denominator),
                EvidenceFrom = row.ValueOf(ScorecardTable.EvidenceFrom),
                EvidenceTo = row.ValueOf(ScorecardTable.EvidenceTo),
                Article = value?.Judgement == StandardState.NotApplicable.Code() ? set?.Find(code)?.NotApplicable : null,
            };
            // Some offices give parts and the share of them.
            if (one is { Number: not null, Numerator: not null, Denominator: not null }) one = one with { Number = null };
            if (!says) plan.Add(new PlannedRow(row, ImportOutcome.Left));
            else if (map.Find(ask.Commune) is not { IsCommuneLevel: true }) plan.Add(new PlannedRow(row, ImportOutcome.Refused) { Against = ("standards-row", [Texts.Get("place-not-then", ask.AsOf)]) });
            else if (checks.Faults(one, Speaker == StandardSpeaker.Plan) is { Count: > 0 } faults) plan.Add(new PlannedRow(row, ImportOutcome.Refused) { Against = ("standards-row", [faults[0].Message]) });
            else if (known.TryGetValue(code, out StandardFact? fact) && Same(fact, one)) plan.Add(new PlannedRow(row, ImportOutcome.Left));
            else
            {
                StandardFactId factId = new(id++);
                plan.Add(new PlannedRow(row, ImportOutcome.Added, () => db.Add(record.Make(factId, revision, ask.Commune, Speaker, one)))
                {
                    Address = AddressOf(ask),
                });
            }
        }
        return plan;
    }

    /// <summary>Whether a number may have lost its last zero: the set has both codes.</summary>
    private static bool MayBeTen(StandardSet? set, string code) => set?.Find(code) is not null && set.Find(code + "0") is not null;

    private static bool Same(StandardFact fact, NewAssessment one) =>
        fact.Number == one.Number && fact.Numerator == one.Numerator && fact.Denominator == one.Denominator && fact.Judgement == one.Judgement
        && fact.EvidenceFrom == one.EvidenceFrom && fact.EvidenceTo == one.EvidenceTo && (fact.Source == one.Source?.Trim());
}
