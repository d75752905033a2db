using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Standards.Recognition;

/// <summary>Where a commune is on its way to recognition.</summary>
/// <param name="Steps">The steps that were taken, the last first.</param>
public sealed record RecognitionPath(IReadOnlyList<RecognitionStep> Steps)
{
    /// <summary>The last step; null where none was taken.</summary>
    public RecognitionStep? Last => Steps.Count == 0 ? null : Steps[0];

    /// <summary>The decision by which it is recognised; null where it is not.</summary>
    public RecognitionStep? Decision => Last?.Act is RecognitionAct.Decision or RecognitionAct.Watch or RecognitionAct.Warning ? Steps.FirstOrDefault(s => s.Act == RecognitionAct.Decision) : null;

    /// <summary>What can be done next.</summary>
    public IReadOnlyList<RecognitionAct> Next => Last?.Act switch
    {
        null or RecognitionAct.Withdrawal => [RecognitionAct.SelfAssessment],
        RecognitionAct.SelfAssessment => [RecognitionAct.Dossier, RecognitionAct.SelfAssessment],
        RecognitionAct.Dossier => [RecognitionAct.Appraisal, RecognitionAct.SelfAssessment],
        RecognitionAct.Appraisal => [RecognitionAct.Decision, RecognitionAct.SelfAssessment],
        _ => [RecognitionAct.Watch, RecognitionAct.Warning, RecognitionAct.Withdrawal],
    };

    /// <summary>The steps up to a day.</summary>
    public RecognitionPath UpTo(DateOnly day) => new([.. Steps.Where(s => s.On <= day)]);
}

/// <summary>Reads how far communes are on their way to recognition.</summary>
public sealed class ReadRecognition(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>The way of a commune, with that of the communes that it came from only under their own names. Needs <c>Permission.SeeStandards</c>.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<RecognitionPath> RunAsync(Rights rights, PlaceId commune, CancellationToken cancel = default)
    {
        rights.Demand(Permission.SeeStandards, await maps.ScopeAsync(commune, clock.Today(), cancel: cancel));
        return await ReadAsync(commune, cancel);
    }

    /// <summary>A step with the scorecard that it kept; null where there is none. Needs <c>Permission.SeeStandards</c> for its commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<RecognitionStep?> StepAsync(Rights rights, RecognitionStepId id, CancellationToken cancel = default)
    {
        if (await db.Set<RecognitionStep>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } step) return null;
        rights.Demand(Permission.SeeStandards, await maps.ScopeAsync(step.CommuneId, clock.Today(), cancel: cancel));
        return step;
    }

    /// <summary>The ways of some communes. Needs <c>Permission.SeeStandards</c> for the place that they lie in.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyDictionary<PlaceId, RecognitionPath>> RunAsync(Rights rights, PlaceId place, IReadOnlyCollection<PlaceId> communes, CancellationToken cancel = default)
    {
        rights.Demand(Permission.SeeStandards, await maps.ScopeAsync(place, clock.Today(), cancel: cancel));
        List<RecognitionStep> steps = await db.Set<RecognitionStep>().AsNoTracking().Where(s => EF.Parameter(communes).Contains(s.CommuneId)).ToListAsync(cancel);
        return steps.GroupBy(s => s.CommuneId).ToDictionary(g => g.Key, g => PathOf(g));
    }

    /// <summary>The way of a commune, whoever asks.</summary>
    internal async Task<RecognitionPath> ReadAsync(PlaceId commune, CancellationToken cancel) =>
        PathOf(await db.Set<RecognitionStep>().AsNoTracking().Where(s => s.CommuneId == commune).ToListAsync(cancel));

    /// <summary>A way from its steps.</summary>
    internal static RecognitionPath PathOf(IEnumerable<RecognitionStep> steps) => new([.. steps.OrderByDescending(s => s.On).ThenByDescending(s => s.Id.Value)]);
}
