using Anise.Access;
using Anise.Basics;
using Anise.Projects;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Participants.Changes;

/// <summary>What became of a file of participants.</summary>
/// <param name="Added">How many were stored; null where it was refused.</param>
/// <param name="Faults">What has to be mended.</param>
public sealed record ParticipantsImported(int? Added, IReadOnlyList<ImportFault> Faults);

/// <summary>Takes in the participants of a project from any office's file, all or nothing.</summary>
public sealed class ImportParticipants(AniseDb db, WorksPlaces places, JoinProject join)
{
    private static readonly TableField<string> Code = new("household", CellReaders.Text) { Required = true, Names = true, Most = 40 };
    private static readonly TableField<DateOnly> JoinedOn = new("joined-on", CellReaders.Day) { Required = true, Tells = true, Spans = true };
    private static readonly TableField<string> Contribution = new("contribution", CellReaders.Text) { Most = 40 };

    /// <summary>What a file holds.</summary>
    public static TableDescription Description { get; } = new() { Fields = [Code, JoinedOn, Contribution], Words = ColumnWords.Load("Anise.Participants.Changes.columns"), NoTable = "participants-no-table" };

    /// <summary>Stores the file, or tells all that speaks against it. Needs <c>Permission.EditParticipants</c> for the villages of the households.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ParticipantsImported>> RunAsync(Rights rights, string code, Stream content, string fileName, CancellationToken cancel = default)
    {
        rights.Demand(Permission.EditParticipants, Scope.Anywhere);
        if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancel) is not { } project) return Texts.Problem("project-unknown", "project", code);
        TableFile file = TableReader.Read(content, fileName, Description, new ReadOptions { Today = places.Today }, cancel: cancel);
        var faults = new List<ImportFault>(file.Faults);
        HashSet<(string, int)> faulty = [.. file.Faults.SelectMany(f => f.OtherRows.Prepend(f.Row).Select(r => (f.Sheet, r)))];
        List<TableRow> rows = [.. file.Rows.Where(r => !faulty.Contains((r.Sheet, r.Row)))];
        var given = new List<NewParticipant>();
        foreach (TableRow row in rows)
        {
            long? money = row.Of(Contribution) is { } text ? VndText.Read(text) : null;
            if (money is null && row.Of(Contribution) is { } unclear) faults.Add(row.FaultOf(Contribution, "participants-money-unclear", unclear));
            given.Add(new NewParticipant(row.Of(Code), row.ValueOf(JoinedOn)) { ContributionVnd = money });
        }
        bool readable = faults.Count == 0 && given.Count > 0;
        (IReadOnlyList<ParticipantId> made, IReadOnlyList<JoiningFault> against) = await join.RunAsync(rights, project.Id, given, fileName, readable, cancel);
        faults.AddRange(against.Select(f => new ImportFault(rows[f.Number].Sheet, rows[f.Number].Row, "", "participants-row", [f.Problem.Message]) { ColumnIndex = 0 }));
        if (faults.Count == 0 && given.Count == 0) return Texts.Problem("participants-empty", "file", fileName);
        return new ParticipantsImported(faults.Count == 0 ? made.Count : null, [.. faults.OrderBy(f => f.Sheet, StringComparer.Ordinal).ThenBy(f => f.Row)]);
    }
}
