using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Participants.Changes;

/// <summary>Something that a participant received, as somebody states it.</summary>
/// <param name="Participant">Who.</param>
/// <param name="What">What.</param>
/// <param name="ReceivedOn">When.</param>
public sealed record NewInput(ParticipantId? Participant, string? What, DateOnly? ReceivedOn)
{
    /// <summary>How much.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>In what.</summary>
    public string? Unit { get; init; }

    /// <summary>From whom.</summary>
    public string? Supplier { get; init; }

    /// <summary>The lot.</summary>
    public string? Lot { get; init; }

    /// <summary>What it is worth, in VND.</summary>
    public long? ValueVnd { get; init; }

    /// <summary>Who signed for it.</summary>
    public string? ReceivedBy { get; init; }
}

/// <summary>Records what participants received.</summary>
public sealed class RecordInput(AniseDb db, JournalBook journal, WorksPlaces places)
{
    private const decimal MostQuantity = 10_000_000;
    private const long MostVnd = 100_000_000_000;

    /// <summary>Records it. Needs <c>Permission.EditParticipants</c> for the place of the participation.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ProjectInputId>> RunAsync(Rights rights, NewInput given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        Participant? participant = given.Participant is { } of ? await db.Set<Participant>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == of, cancel) : null;
        rights.Demand(Permission.EditParticipants, participant is null ? Scope.Anywhere : await places.ScopeAsync(participant.PlaceId, places.Today, cancel));
        if (participant is null) return Texts.Problem("participant-none", "participant");
        List<Problem> problems = [];
        foreach (var (field, value) in ((string, string?)[])[("what", given.What), ("unit", given.Unit), ("supplier", given.Supplier), ("received-by", given.ReceivedBy)])
            if (ParticipantTexts.Clean(value) is null) problems.Add(Texts.Problem("input-no-" + field, field));
        if (given.Quantity is not (> 0 and <= MostQuantity)) problems.Add(Texts.Problem("input-quantity-wrong", "quantity", MostQuantity));
        if (given.ValueVnd is < 0 or > MostVnd) problems.Add(Texts.Problem("participant-money-wrong", "value", given.ValueVnd, MostVnd));
        if (given.ReceivedOn is not { } day) problems.Add(Texts.Problem("input-no-day", "received-on"));
        else if (day > places.Today) problems.Add(Texts.Problem("participant-day-future", "received-on", day));
        else if (day < participant.JoinedOn) problems.Add(Texts.Problem("input-before-joining", "received-on", participant.JoinedOn));
        else if (day > participant.LeftOn) problems.Add(Texts.Problem("input-after-leaving", "received-on", participant.LeftOn));
        if (TextLengths.OfLines(("what", given.What), ("unit", given.Unit), ("supplier", given.Supplier), ("lot", given.Lot), ("received-by", given.ReceivedBy)) is { } line) problems.Add(line);
        if (problems.Count > 0) return Result<ProjectInputId>.Refused(problems);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ParticipantsActs.RecordInput, null, cancel);
        var input = new ProjectInput
        {
            Id = new ProjectInputId(await db.ReserveAsync("project-input", 1, cancel)),
            ProjectId = participant.ProjectId,
            ParticipantId = participant.Id,
            PlaceId = participant.PlaceId,
            What = ParticipantTexts.Clean(given.What)!,
            Quantity = given.Quantity!.Value,
            Unit = ParticipantTexts.Clean(given.Unit)!,
            Supplier = ParticipantTexts.Clean(given.Supplier)!,
            Lot = ParticipantTexts.Clean(given.Lot),
            ValueVnd = given.ValueVnd,
            ReceivedOn = given.ReceivedOn!.Value,
            ReceivedBy = ParticipantTexts.Clean(given.ReceivedBy)!,
        };
        db.Add(input);
        await write.CommitAsync(cancel);
        return input.Id;
    }
}
