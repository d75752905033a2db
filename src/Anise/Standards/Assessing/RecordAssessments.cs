using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;

namespace Anise.Standards.Assessing;

/// <summary>Records what somebody says of sub-criteria of a commune: one, or many at once.</summary>
public sealed class RecordAssessments(AniseDb db, JournalBook journal, PlaceMaps maps, AssessmentChecks checks, TimeProvider clock)
{
    /// <summary>
    /// Records them, all or none; what stands already is kept and read as it was known. Needs <c>Permission.AssessStandards</c> for what a commune says of itself, <c>Permission.AppraiseStandards</c> for what the
    /// province says.
    /// </summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<int>> RunAsync(Rights rights, PlaceId commune, StandardSpeaker speaker, IReadOnlyList<NewAssessment> assessments, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(assessments);
        rights.Demand(Needs(speaker), await maps.ScopeAsync(commune, clock.Today(), cancel: cancel));
        List<Problem> problems = [];
        foreach (NewAssessment one in assessments)
        {
            IReadOnlyList<Problem> faults = checks.Faults(one, speaker == StandardSpeaker.Plan);
            problems.AddRange(faults);
            if (faults.Count == 0 && (await maps.OnAsync(one.AsOf!.Value < clock.Today() ? one.AsOf.Value : clock.Today(), cancel)).Find(commune) is not { IsCommuneLevel: true }) problems.Add(Texts.Problem("place-not-then", "as-of", one.AsOf));
        }
        foreach (var twice in assessments.GroupBy(a => (a.Code?.Trim(), a.AsOf)).Where(g => g.Count() > 1)) problems.Add(Texts.Problem("code-twice", "code", twice.Key.Item1));
        if (assessments.Count == 0) problems.Add(Texts.Problem("nothing-said", null));
        if (problems.Count > 0) return Result<int>.Refused(problems);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, StandardsActs.AssessStandards, null, cancel);
        await AddAsync(write, commune, speaker, assessments, cancel);
        await write.CommitAsync(cancel);
        return assessments.Count;
    }

    /// <summary>What it takes to speak for somebody.</summary>
    public static Permission Needs(StandardSpeaker speaker) => speaker == StandardSpeaker.Province ? Permission.AppraiseStandards : Permission.AssessStandards;

    /// <summary>Adds them inside an open write.</summary>
    internal async Task AddAsync(JournaledWrite write, PlaceId commune, StandardSpeaker speaker, IReadOnlyList<NewAssessment> assessments, CancellationToken cancel)
    {
        long id = await db.ReserveAsync("standard-fact", assessments.Count, cancel);
        foreach (NewAssessment one in assessments) db.Add(Make(new StandardFactId(id++), write.Revision, commune, speaker, one));
    }

    /// <summary>The fact of something that was checked.</summary>
    internal StandardFact Make(StandardFactId id, long revision, PlaceId commune, StandardSpeaker speaker, NewAssessment one) => new()
    {
        Id = id,
        CommuneId = commune,
        Set = checks.SetOf(one)!.Name,
        Code = one.Code!.Trim(),
        Speaker = speaker,
        AsOf = one.AsOf!.Value,
        Revision = revision,
        Number = one.Number,
        Numerator = one.Numerator,
        Denominator = one.Denominator,
        Judgement = string.IsNullOrWhiteSpace(one.Judgement) ? null : one.Judgement.Trim(),
        Article = string.IsNullOrWhiteSpace(one.Article) ? null : one.Article.Trim(),
        Source = one.Source!.Trim(),
        EvidenceFrom = one.EvidenceFrom,
        EvidenceTo = one.EvidenceTo,
    };
}
