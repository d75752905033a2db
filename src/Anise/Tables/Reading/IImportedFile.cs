using Anise.Tables.Faults;
using Anise.Tables.Layout;

namespace Anise.Tables.Reading;

/// <summary>A file as read by a kind of import.</summary>
public interface IImportedFile
{
    /// <summary>Every sheet with what was recognised in it.</summary>
    IReadOnlyList<SheetSummary> Sheets { get; }

    /// <summary>What has to be corrected or confirmed.</summary>
    IReadOnlyList<ImportFault> Faults { get; }

    /// <summary>What is taken as it stands and said.</summary>
    IReadOnlyList<ImportFault> Notes { get; }
}
