using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.RuleTables;

/// <summary>Puts a changed score table in force: writes its file, notes every point that changed, and lets the running program work by it.</summary>
public sealed class ChangeScoreTable(JournalBook journal, PlaceMaps maps, RulesInForce rules, TimeProvider clock)
{
    /// <summary>Demands the right to change rules for the whole province.</summary>
    /// <exception cref="NoAccessException">It is not held.</exception>
    public async Task DemandAsync(Rights rights, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.EditRules, map.ScopeOf(map.Province.Id));
    }

    /// <summary>Changes the points.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditRules</c> over the province: rules hold for all of it.</param>
    /// <param name="set">The set, as <c>vn/poverty/2021-2025</c>.</param>
    /// <param name="sheet">The whole table as it shall be.</param>
    /// <param name="reference">The document that changes it, for the journal.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>How many points changed.</returns>
    public async Task<Result<int>> RunAsync(Rights rights, string set, PlainTable sheet, string reference, CancellationToken cancel = default)
    {
        await DemandAsync(rights, cancel);
        if (string.IsNullOrWhiteSpace(reference)) return Texts.Problem("reference-missing", "reference");
        // The journal's lock: of two who change the table at once, the second compares with what the first left.
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, RuleTablesActs.ChangeScoreTable, reference.Trim(), cancel);
        if (TableOf(rules.Book, set) is not { } table) return Texts.Problem("no-score-table", null, set);
        Result<ScoreTableComparison> compared = ScoreTableSheet.Compare(table, sheet);
        if (!compared.Ok) return Result<int>.Refused(compared.Problems);
        if (compared.Value.Faults.Count > 0) return Texts.Problem("score-faults", "file", compared.Value.Faults.Count);
        if (compared.Value.Changes.Count == 0) return Texts.Problem("score-same", "file");
        write.Note(new JournalSubject(RuleTablesSubjects.ScoreTable, set, null), NoteOf(compared.Value.Changes));
        string path = Path.Combine(rules.Directory, table.File), before = File.ReadAllText(path);
        Result<RuleBook> written = ScoreTableFile.Write(rules.Directory, table, compared.Value.Changes);
        if (!written.Ok) return Result<int>.Refused(written.Problems);
        try
        {
            await write.CommitAsync(cancel);
        }
        catch
        {
            File.WriteAllText(path, before);   // not in the journal, not in force
            throw;
        }
        rules.Put(written.Value);
        return compared.Value.Changes.Count;
    }

    /// <summary>The score table of a set, named as <c>vn/poverty/2021-2025</c>; null where there is none.</summary>
    public static ScoreTableFacts? TableOf(RuleBook book, string set) =>
        book.Sets.FirstOrDefault(x => $"{x.Family}/{x.Name}" == set && x.ScoreTables.Count > 0)?.ScoreTables[0];

    private static string NoteOf(IReadOnlyList<ScoreTableChange> changes) => string.Join("; ", changes.Select(c => string.Create(
        CultureInfo.CurrentCulture, $"{c.ItemLabel} – {c.OptionLabel} ({Texts.Get("area-" + c.Area)}): {c.Old:0.##} → {c.New:0.##}")));
}
