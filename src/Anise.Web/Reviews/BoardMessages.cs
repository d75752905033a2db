namespace Anise.Web.Reviews;

/// <summary>What a board says after an act was done: the keys of ?done=.</summary>
internal static class BoardMessages
{
    private static readonly string[] Keys = ["list", "posted", "sent", "opinion", "returned", "decided", "all-forms"];

    /// <summary>The messages by key.</summary>
    public static IReadOnlyDictionary<string, string> All() => Keys.ToDictionary(k => k, k => Texts.Get("done-" + k));
}
