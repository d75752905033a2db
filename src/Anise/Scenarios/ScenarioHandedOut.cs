using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Lists;

namespace Anise.Scenarios;

/// <summary>The households of a scenario that leave the programme.</summary>
public static class ScenarioHandedOut
{
    extension(HandingOut)
    {
        /// <summary>The households that a number of a scenario counts: noted as <c>export-what-if</c> with their number, for who may export households there.</summary>
        /// <param name="question">The question.</param>
        /// <param name="scope">Where one must be allowed to.</param>
        public static HandingOut OfScenario(WhatIf question, Scope scope) => new(
            Permission.ExportHouseholds, scope, ScenariosActs.ExportWhatIf,
            new JournalSubject(ScenariosSubjects.WhatIf, string.Create(CultureInfo.InvariantCulture, $"{question.Rules.Name}/{question.Year}"), question.Place), rows => rows.ToString(CultureInfo.InvariantCulture));
    }
}
