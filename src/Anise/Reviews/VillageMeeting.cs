using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;

namespace Anise.Reviews;

/// <summary>A meeting of a village on the results, held or failed. Its minutes are made in two copies.</summary>
public sealed class VillageMeeting : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The village.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>1 for the first meeting of the village in this review.</summary>
    public required int Attempt { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When it began; null where that was not recorded.</summary>
    public TimeOnly? BeganAt { get; init; }

    /// <summary>When it ended; null where that was not recorded.</summary>
    public TimeOnly? EndedAt { get; init; }

    /// <summary>Households living in the village on that day, by the registry.</summary>
    public required int Households { get; init; }

    /// <summary>Representatives of households among those present.</summary>
    public required int Represented { get; init; }

    /// <summary>People present.</summary>
    public required int Present { get; init; }

    /// <summary>The share of households that had to be represented, in percent, where the office has set one for itself; 0 for none: the law asks for none.</summary>
    public required decimal QuorumPercent { get; init; }

    /// <summary>Whether enough were there for the office's own quorum. A meeting without it failed: nothing was agreed.</summary>
    public required bool Quorum { get; init; }

    /// <summary>Who led it.</summary>
    public required string Chair { get; init; }

    /// <summary>Who wrote the minutes.</summary>
    public required string Secretary { get; init; }

    /// <summary>The representatives of households who sign the minutes beside chair and secretary; empty where that was not recorded.</summary>
    public string Signers { get; init; } = "";

    /// <summary>Who came for whom, as JSON: codes of the bodies (question <c>bodies</c> of the minutes in the rules) with names; null where that was not recorded.</summary>
    public string? BodiesJson { get; init; }

    /// <summary>What was said.</summary>
    public required string Minutes { get; init; }

    /// <summary>The number of the minutes, where they have one.</summary>
    public string? Document { get; init; }

    /// <summary>The write that recorded it: its minutes show what was known up to it; 0 where that was not kept.</summary>
    public long Revision { get; init; }

    /// <summary>True once the review was sent back behind the meetings: it no longer counts.</summary>
    public bool Void { get; set; }

    /// <summary>The votes, one for each household that was on the table; empty without a quorum.</summary>
    public List<MeetingVote> Votes { get; } = [];

    /// <inheritdoc/>
    public JournalSubject Subject => SubjectOf(ReviewId, VillageId);

    internal static JournalSubject SubjectOf(CommuneReviewId review, PlaceId village) =>
        new(ReviewsSubjects.VillageMeeting, string.Create(CultureInfo.InvariantCulture, $"{review.Value}/{village.Value}"), village);
}

/// <summary>How a meeting voted on one household.</summary>
public sealed record MeetingVote : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The village.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>The meeting.</summary>
    public required int Attempt { get; init; }

    /// <summary>The household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The assessment that was on the table.</summary>
    public required AssessmentId AssessmentId { get; init; }

    /// <summary>People who agreed.</summary>
    public required int For { get; init; }

    /// <summary>Whether that was enough by the rules of the day.</summary>
    public required bool Agreed { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => VillageMeeting.SubjectOf(ReviewId, VillageId);
}
