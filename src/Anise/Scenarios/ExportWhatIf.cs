using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;

namespace Anise.Scenarios;

/// <summary>Takes the households that a number of a scenario counts out as rows, all of them. The journal notes who took how many.</summary>
public sealed class ExportWhatIf(OpenWhatIf open, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Reads all households.</summary>
    /// <param name="rights">Who exports; needs <c>Permission.ExportHouseholds</c> for the place.</param>
    /// <param name="question">The question.</param>
    /// <param name="query">Which households; its page is not looked at.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OpenedWhatIf>> RunAsync(Rights rights, WhatIf question, WhatIfRecordQuery query, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        if (map.Find(question.Place) is not { } place) return Texts.Problem("no-place", "place");
        rights.Demand(Permission.ExportHouseholds, map.ScopeOf(place.Id));
        Result<OpenedWhatIf> opened = await open.RunAsync(rights, question, query with { Skip = 0, Take = int.MaxValue }, cancel);
        if (!opened.Ok) return opened;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ScenariosActs.ExportWhatIf, null, cancel);
        write.Note(new JournalSubject(ScenariosSubjects.WhatIf, string.Create(CultureInfo.InvariantCulture, $"{question.Rules.Name}/{question.Year}"), place.Id), opened.Value.Count.ToString(CultureInfo.InvariantCulture));
        await write.CommitAsync(cancel);
        return opened;
    }
}
