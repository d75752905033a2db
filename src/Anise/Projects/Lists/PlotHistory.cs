using System.Globalization;
using System.Text.Json.Nodes;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Lists;

/// <summary>What a plot was from a write on: who grew what on how much.</summary>
/// <param name="At">The moment, UTC, as the journal writes it.</param>
/// <param name="UserName">Who wrote it.</param>
/// <param name="Action">The code of the act.</param>
/// <param name="Reason">Why.</param>
/// <param name="Revision">The number of the write.</param>
public sealed record PlotEvent(string At, string UserName, string Action, string? Reason, long Revision)
{
    /// <summary>Who grew it; null where it was not said.</summary>
    public string? Grower { get; init; }

    /// <summary>The crop, by its code or as written.</summary>
    public string Crop { get; init; } = "";

    /// <summary>The declared area in hectares; null where none was.</summary>
    public decimal? DeclaredHa { get; init; }
}

/// <summary>Reads the history of a plot from the journal, which keeps what it was before each change.</summary>
public sealed class PlotHistory(AniseDb db)
{
    /// <summary>What the plot was, the last first.</summary>
    public async Task<IReadOnlyList<PlotEvent>> OfAsync(PlotId id, CancellationToken cancel = default)
    {
        string key = id.Value.Key();
        List<JournalEntry> entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == ProjectsSubjects.Plot.Code && e.SubjectId == key).OrderBy(e => e.Number).ToListAsync(cancel);
        var history = new List<PlotEvent>();
        var now = new PlotEvent("", "", "", null, 0);
        foreach (JournalEntry entry in entries)
        {
            // Works on the plot stand under it too: only what is written of the plot itself is its history.
            JsonObject? before = PlotIn(entry.Before), after = PlotIn(entry.After);
            if (after is null) continue;
            PlotEvent then = now with
            {
                At = entry.At, UserName = entry.UserName, Action = entry.Action, Reason = entry.Reason, Revision = entry.Revision,
                Grower = Changed(nameof(Plot.Grower)) ? after[nameof(Plot.Grower)]?.ToString() : now.Grower,
                Crop = after[nameof(Plot.Crop)]?.ToString() ?? now.Crop,
                DeclaredHa = Changed(nameof(Plot.DeclaredHa)) ? Number(after[nameof(Plot.DeclaredHa)]) : now.DeclaredHa,
            };
            history.Add(then);
            now = then;

            // A value that was taken away stands in what was before only.
            bool Changed(string field) => after.ContainsKey(field) || before?.ContainsKey(field) == true;
        }
        history.Reverse();
        return history;
    }

    private static JsonObject? PlotIn(string? things) =>
        things is null ? null : (JsonNode.Parse(things) as JsonArray)?.OfType<JsonObject>().FirstOrDefault(t => t["type"]?.ToString() == nameof(Plot));

    private static decimal? Number(JsonNode? node) => decimal.TryParse(node?.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
