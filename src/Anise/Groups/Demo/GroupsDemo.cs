using Anise.Access;
using Anise.Basics;
using Anise.Groups.Changes;
using Anise.Projects;
using Anise.Store;
using Anise.Tables.Values;
using Microsoft.EntityFrameworkCore;
using static Anise.Access.DemoPart;

namespace Anise.Groups.Demo;

/// <summary>The group of the organic anise of the demo province: most growers inspected and approved this year, one with conditions, one not yet. All of it is invented.</summary>
internal sealed class GroupsDemo(AniseDb db, FormGroup form, RegisterGrower register, NoteGrower note, EstimateYield estimate, BuyFromGrower buy) : IDemoPart
{
    private const string Project = "HOI-2023", Other = "NA-2023";
    private const int FewGrowers = 3;
    private static readonly DateOnly Formed = new(2024, 4, 2), Inspected = new(2026, 3, 16), Approved = new(2026, 4, 6), Bought = new(2026, 8, 20);

    /// <summary>A group that has only begun: its growers are registered, and nobody has been there.</summary>
    private async Task SecondAsync(Rights rights, CancellationToken cancel)
    {
        if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == Other, cancel) is not { } project) return;
        Dictionary<string, string> data = YamlWords.Load<Dictionary<string, string>>("Anise.Groups.Data.groups-demo");
        GrowerGroupId group = Must(await form.RunAsync(rights, project.Id, data["second"], CropStandard.VietGap, Inspected, cancel));
        Plot[] plots = [.. await db.Set<Plot>().AsNoTracking().Where(p => p.ProjectId == project.Id).OrderBy(p => p.Id).Take(FewGrowers).ToListAsync(cancel)];
        foreach (var (plot, n) in plots.Select((p, n) => (p, n)))
            Must(await register.RunAsync(rights, group, new NewGrower($"TV-{n + 1:00}", plot.Grower, Inspected, [plot.Id]) { CommittedOn = Inspected }, cancel));
    }

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        await SecondAsync(rights, cancel);
        if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == Project, cancel) is not { } project) return;
        Dictionary<string, string> data = YamlWords.Load<Dictionary<string, string>>("Anise.Groups.Data.groups-demo");
        string inspector = data["inspector"], approver = data["approver"];
        GrowerGroupId group = Must(await form.RunAsync(rights, project.Id, data["name"], CropStandard.Organic, Formed, cancel));
        Plot[] plots = [.. await db.Set<Plot>().AsNoTracking().Where(p => p.ProjectId == project.Id).OrderBy(p => p.Id).ToListAsync(cancel)];
        foreach (var (plot, n) in plots.Select((p, n) => (p, n)))
        {
            GrowerId grower = Must(await register.RunAsync(rights, group, new NewGrower($"TV-{n + 1:00}", plot.Grower, Formed.AddDays(n % 5), [plot.Id]) { CommittedOn = Formed.AddDays(7) }, cancel));
            if (n == plots.Length - 1) continue;   // nobody has been there yet
            bool conditions = n == 4;
            Must(await note.RunAsync(rights, grower, new NewGrowerNote(GrowerNoteKind.Inspection, Inspected.AddDays(n % 9), inspector) { Result = conditions ? InspectionResult.Conditions : InspectionResult.Passed, Note = conditions ? data["conditions"] : null }, cancel));
            if (n == 5)
            {
                Must(await note.RunAsync(rights, grower, new NewGrowerNote(GrowerNoteKind.Suspension, Approved, approver) { Note = data["suspended"] }, cancel));
                continue;
            }
            Must(await note.RunAsync(rights, grower, new NewGrowerNote(GrowerNoteKind.Approval, Approved, approver), cancel));
            decimal expected = decimal.Round(plot.AreaHa * 1100);
            Must(await estimate.RunAsync(rights, grower, Bought.Year, expected, Approved, null, cancel));
            if (n == 0) Must(await estimate.RunAsync(rights, grower, Bought.Year, decimal.Round(expected * 1.2m), Bought.AddDays(-9), data["anew"], cancel));
            Must(await buy.RunAsync(rights, grower, Bought.AddDays(n % 6), decimal.Round(expected * 0.8m), $"HOI-26-{n + 1:00}", 42_000, cancel));
        }
    }
}
