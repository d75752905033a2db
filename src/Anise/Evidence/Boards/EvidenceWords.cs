namespace Anise.Evidence.Boards;

/// <summary>What is said of evidence, in the reader's language.</summary>
public static class EvidenceWords
{
    /// <summary>What stands of it.</summary>
    public static string State(Verdict? verdict) => Texts.Get("state-" + Code(verdict));

    /// <summary>What stands of it, as figures and addresses have it: <c>open</c>, <c>verified</c> or <c>rejected</c>.</summary>
    public static string Code(Verdict? verdict) => verdict switch { Verdict.Verified => "verified", Verdict.Rejected => "rejected", _ => "open" };

    /// <summary>Who looks.</summary>
    public static string Level(EvidenceLevel level) => Texts.Get("level-" + level);

    /// <summary>What does not agree; empty where nothing is known to differ.</summary>
    public static string Differs(EvidenceItem item) => string.Join("; ", ((string?[])[Date(item), Place(item)]).OfType<string>());

    /// <summary>How far the date of the file and the stated day are apart, where that is more than the rules let pass; else null.</summary>
    public static string? Date(EvidenceItem item) => !item.DateDiffers ? null : item.HoursApart is > 0 and var hours
        ? hours < 72 ? Texts.Get("hours-apart", Math.Round(hours)) : Texts.Get("days-apart", Math.Round(hours / 24)) : Texts.Get("taken-ahead");

    /// <summary>How far the place of the file and the record are apart, where that is more than the rules let pass; else null.</summary>
    public static string? Place(EvidenceItem item) => item is { PlaceDiffers: true, MetresApart: { } metres } ? Texts.Get("km-apart", Math.Round(metres / 1000, metres < 10_000 ? 1 : 0)) : null;
}
