using Anise.Basics;
using Anise.Journal;

namespace Anise.Plans;

/// <summary>A directive, decision or plan of an office that sets targets for a year.</summary>
public sealed class Directive : IJournaled
{
    /// <summary>Its id.</summary>
    public required DirectiveId Id { get; init; }

    /// <summary>Its number: <c>01/CT-UBND</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Its number without marks and capitals: one of a year is there once.</summary>
    public required string NumberKey { get; init; }

    /// <summary>The year that it is for.</summary>
    public required int Year { get; init; }

    /// <summary>Its day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who issued it, as the paper says.</summary>
    public required string Issuer { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>The place of the office that issued it: its targets lie in it.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The day on which it was sent to those whom it gives targets; null while it is being drawn up.</summary>
    public DateOnly? SentOn { get; set; }

    /// <summary>Why it was sent although parts do not reach their whole; null where they do.</summary>
    public string? SentBecause { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.Directive, Id.Value.Key(), PlaceId);
}
