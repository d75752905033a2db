using System.Globalization;
using Anise.Tables.Imports;
using Anise.Web.Components;
using Anise.Web.Lists;

namespace Anise.Web.Tables;

/// <summary>How the parts of an import are called on pages.</summary>
internal static class ImportNames
{
    /// <summary>Where a file is.</summary>
    public static string State(ImportJob job) => Texts.Get(job.ChangedNothing ? "state-nothing" : "state-" + job.State);

    /// <summary>The look of the state's tag.</summary>
    public static string Kind(ImportJob job) => job.State switch { ImportJobState.Refused => "bad", ImportJobState.Applied => "other", ImportJobState.Previewed => "near", _ => "plain" };

    /// <summary>How much of a file is stored, and of how much where that is known.</summary>
    public static string Storing(ImportKind kind, ImportJobProgress progress) =>
        progress.Total is { } total ? Texts.Get("progress-storing-of", kind.Counted(progress.Done), kind.Counted(total)) : Texts.Get("progress-storing", kind.Counted(progress.Done));

    /// <summary>What the import does with a record.</summary>
    public static string Outcome(ImportOutcome outcome) => Texts.Get("outcome-" + outcome);

    /// <summary>The day or the year that a file is of.</summary>
    public static string Time(ImportKind kind, ImportJob job) => kind.OfYear ? job.AsOf.Year.ToString(CultureInfo.InvariantCulture) : Show.Date(job.AsOf);

    /// <summary>A value of a record, codes as the field says them.</summary>
    public static string? Value(ImportKind kind, string field, object? value) => value switch
    {
        bool yes => Texts.Get(yes ? "yes" : "no"),
        string code => kind.Table.Find(field)?.Meanings?.Invoke().FirstOrDefault(m => m.Code == code)?.Label.ToString() ?? code,
        _ => ListShow.Value(value),
    };
}
