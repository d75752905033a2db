using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Works.Days;

namespace Anise.Works.Import;

/// <summary>A works day as a file states it, in one row or several.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Row">Its first row.</param>
/// <param name="Date">When.</param>
/// <param name="Village">Where, as written; null where the file does not say: then it is of the commune.</param>
/// <param name="Organiser">Who called it, as written; null where the file does not say.</param>
/// <param name="Campaign">The campaign, or null.</param>
public sealed record StatedDay(string Sheet, int Row, DateOnly Date, string? Village, string? Organiser, string? Campaign)
{
    /// <summary>Its further rows.</summary>
    public List<int> OtherRows { get; } = [];

    /// <summary>Who came; none where no row says.</summary>
    public IReadOnlyList<NewParticipation> Participations { get; internal set; } = [];

    /// <summary>Days of labour.</summary>
    public decimal? LabourDays { get; internal set; }

    /// <summary>Land given.</summary>
    public decimal? Land { get; internal set; }

    /// <summary>Cash given.</summary>
    public decimal? Cash { get; internal set; }

    /// <summary>Materials given.</summary>
    public string? Materials { get; internal set; }

    /// <summary>What else the file says of it.</summary>
    public string? Note { get; internal set; }

    /// <summary>In which row each amount of a kind stands, with the words of the row.</summary>
    internal Dictionary<(string Kind, decimal Quantity, string Said), int> Taken { get; } = [];

    /// <summary>What was done: amounts of one kind in several rows are one.</summary>
    public List<NewOutput> Outputs { get; } = [];
}

/// <summary>What was read from a file of works days.</summary>
/// <param name="Sheets">Every sheet with what was recognised in it.</param>
/// <param name="Days">The days, in the order of the file.</param>
/// <param name="Faults">What has to be corrected; with any, nothing is stored.</param>
public sealed record WorksDayFile(IReadOnlyList<SheetSummary> Sheets, IReadOnlyList<StatedDay> Days, IReadOnlyList<ImportFault> Faults) : IImportedFile
{
    /// <inheritdoc/>
    public IReadOnlyList<ImportFault> Notes { get; init; } = [];
}
