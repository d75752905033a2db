using Anise.Basics;

namespace Anise.Works.Days;

/// <summary>A works day as somebody writes it down.</summary>
/// <param name="Place">Where.</param>
/// <param name="Date">When.</param>
/// <param name="Organiser">Who called it.</param>
public sealed record NewWorksDay(PlaceId? Place, DateOnly? Date, string? Organiser)
{
    /// <summary>The campaign, or null.</summary>
    public string? Campaign { get; init; }

    /// <summary>Who came, body by body; a number without a body is of the organiser.</summary>
    public IReadOnlyList<NewParticipation> Participations { get; init; } = [];

    /// <summary>What was done.</summary>
    public IReadOnlyList<NewOutput> Outputs { get; init; } = [];

    /// <summary>Days of labour.</summary>
    public decimal? LabourDays { get; init; }

    /// <summary>Land given, in square metres.</summary>
    public decimal? LandSquareMetres { get; init; }

    /// <summary>Materials given, in words.</summary>
    public string? Materials { get; init; }

    /// <summary>Cash given, in VND.</summary>
    public long? CashVnd { get; init; }

    /// <summary>What else is to be said.</summary>
    public string? Note { get; init; }

    /// <summary>The questions that the writer has answered with yes (<see cref="DayQuestions"/>).</summary>
    public IReadOnlySet<string> Confirmed { get; init; } = new HashSet<string>();
}

/// <summary>The people of a body, as somebody writes them down.</summary>
/// <param name="Body">The body; null or empty for the organiser.</param>
/// <param name="People">How many; null where only names are given.</param>
/// <param name="Names">Those who are named.</param>
public sealed record NewParticipation(string? Body, int? People, IReadOnlyList<NewNamed> Names);

/// <summary>Somebody who came, by name.</summary>
public sealed record NewNamed(string Name, int? BirthYear);

/// <summary>Something that was done.</summary>
/// <param name="Kind">Its code in the catalogue.</param>
/// <param name="Quantity">How much, in the unit of the catalogue; null where nobody measured it.</param>
public sealed record NewOutput(string Kind, decimal? Quantity);

/// <summary>What is asked before a day is stored: the codes of the problems that a yes sets aside.</summary>
public static class DayQuestions
{
    /// <summary>A day of the same date, place and organiser is there already.</summary>
    public const string SameDay = "works-day-known";

    /// <summary>Somebody of that name was elsewhere on that date.</summary>
    public const string SamePerson = "works-person-elsewhere";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [SameDay, SamePerson];
}
