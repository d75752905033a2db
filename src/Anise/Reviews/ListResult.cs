namespace Anise.Reviews;

/// <summary>What a list of a review says of a household: its class, and for one that left the list of the poor or near-poor, which it left.</summary>
public enum ListResult
{
    /// <summary>Hộ nghèo.</summary>
    Poor,
    /// <summary>Hộ cận nghèo.</summary>
    NearPoor,
    /// <summary>Was poor and is neither poor nor near-poor now: hộ thoát nghèo.</summary>
    EscapedPoverty,
    /// <summary>Was near-poor and is neither now: hộ thoát cận nghèo.</summary>
    EscapedNearPoverty,
    /// <summary>Neither, before and now.</summary>
    NotPoor,
}

/// <summary>Reads results from classes.</summary>
public static class ListResults
{
    /// <summary>Every result that a decision names in an article of its own, in their order.</summary>
    public static readonly IReadOnlyList<ListResult> Decided = [ListResult.Poor, ListResult.NearPoor, ListResult.EscapedPoverty, ListResult.EscapedNearPoverty];

    /// <summary>The result of a household that came in with the class <paramref name="before"/> (null for none) and has <paramref name="now"/>.</summary>
    public static ListResult Of(string? now, string? before) => (now, before) switch
    {
        (ClassCodes.Poor, _) => ListResult.Poor,
        (ClassCodes.NearPoor, _) => ListResult.NearPoor,
        (_, ClassCodes.Poor) => ListResult.EscapedPoverty,
        (_, ClassCodes.NearPoor) => ListResult.EscapedNearPoverty,
        _ => ListResult.NotPoor,
    };

    /// <summary>Its name in the user's language.</summary>
    public static string NameOf(ListResult result) => Texts.Get("result-" + result);
}
