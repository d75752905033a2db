using Anise.Households;
using Anise.Projects;
using Anise.Reviews;
using Anise.Reviews.Results;

namespace Anise.Participants;

/// <summary>What a household is to a project on the day it joins.</summary>
public enum Standing
{
    /// <summary>Poor.</summary>
    Poor,
    /// <summary>Near-poor.</summary>
    NearPoor,
    /// <summary>Neither, and was one of them until a short time ago.</summary>
    NewlyEscaped,
    /// <summary>Any other.</summary>
    Other,
    /// <summary>No commune had decided on it yet.</summary>
    Unknown,
}

/// <summary>By which papers a household stands on the day it joins.</summary>
/// <param name="Paper">That of its class; null where there is none.</param>
/// <param name="Former">Of one newly escaped: the last by which it was poor or near-poor.</param>
public sealed record JoiningPapers(ClassPaper? Paper, ClassPaper? Former);

/// <summary>Reads on which papers the class of a participant rests, and what they say.</summary>
public sealed class Joining(ClassPapers papers, ProductionTerms terms)
{
    /// <summary>The papers of households on the days on which they join.</summary>
    public async Task<IReadOnlyList<JoiningPapers>> OfAsync(IReadOnlyList<(HouseholdId Household, DateOnly Day)> joining, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(joining);
        Dictionary<HouseholdId, IReadOnlyList<ClassPaper>> all = await papers.OfAsync([.. joining.Select(j => j.Household)], cancel);
        return [.. joining.Select(j => On([.. all[j.Household].Where(p => p.On <= j.Day)], j.Day))];
    }

    /// <summary>What named papers say of households: those that no longer stand in the store are left out.</summary>
    public async Task<IReadOnlyDictionary<(HouseholdId Household, string Key), ClassPaper>> SaidAsync(IReadOnlyCollection<HouseholdId> households, CancellationToken cancel) =>
        (await papers.OfAsync(households, cancel)).SelectMany(h => h.Value.Select(p => (h.Key, p))).GroupBy(p => (p.Key, p.p.Key)).ToDictionary(g => g.Key, g => g.Last().p);

    /// <summary>The paper by which a household has its class on a day; null where there is none.</summary>
    public async Task<ClassPaper?> LastAsync(HouseholdId household, DateOnly day, CancellationToken cancel) =>
        (await papers.OfAsync([household], cancel))[household].LastOrDefault(p => p.On <= day);

    /// <summary>What a participant was when it joined.</summary>
    public static Standing StandingOf(Participant participant, IReadOnlyDictionary<(HouseholdId Household, string Key), ClassPaper> said)
    {
        ArgumentNullException.ThrowIfNull(participant);
        ArgumentNullException.ThrowIfNull(said);
        if (participant.Paper is not { } key || !said.TryGetValue((participant.HouseholdId, key), out ClassPaper? paper)) return Standing.Unknown;
        return paper.Class switch
        {
            ClassCodes.Poor => Standing.Poor,
            ClassCodes.NearPoor => Standing.NearPoor,
            _ => participant.FormerPaper is null ? Standing.Other : Standing.NewlyEscaped,
        };
    }

    /// <summary>The class by the last paper; one that is neither poor nor near-poor is newly escaped for a time that begins with the paper which said so after the last one by which it was.</summary>
    private JoiningPapers On(List<ClassPaper> until, DateOnly day)
    {
        if (until.Count == 0) return new(null, null);
        ClassPaper last = until[^1];
        if (ClassCodes.IsListed(last.Class) || until.FindLastIndex(p => ClassCodes.IsListed(p.Class)) is not (>= 0 and var former)) return new(last, null);
        return new(last, until[former + 1].On.AddMonths(terms.Months("newly-escaped-months", day)) > day ? until[former] : null);
    }
}
