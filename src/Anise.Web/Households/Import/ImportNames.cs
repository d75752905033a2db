using Anise.Households.Import.Matching;
using Anise.Households.Import;
using Anise.Households.Import.Jobs;
using Anise.Households.Import.Reading;
using Anise.Tables.Layout;
using Anise.Web.Components;

namespace Anise.Web.Households.Import;

/// <summary>How the parts of an import are called on pages.</summary>
internal static class ImportNames
{
    /// <summary>The fields that a column can hold.</summary>
    public static IReadOnlyList<Choice> FieldChoices => [.. HouseholdTable.Description.Fields.Select(f => new Choice(f.Code, Texts.Get("field-" + f.Code)))];

    /// <summary>Where a file is.</summary>
    public static string State(ImportJob job) => Texts.Get(job.ChangedNothing ? "state-nothing" : "state-" + job.State);

    /// <summary>The look of the state's tag.</summary>
    public static string Kind(ImportJob job) => job.State switch { ImportJobState.Refused => "bad", ImportJobState.Applied => "other", ImportJobState.Previewed => "near", _ => "plain" };

    /// <summary>What the import does with a household.</summary>
    public static string Outcome(ImportOutcome outcome) => Texts.Get("outcome-" + outcome);
}
