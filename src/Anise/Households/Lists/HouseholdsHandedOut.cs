using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Lists;

namespace Anise.Households.Lists;

/// <summary>Lists that name households, whatever they are about.</summary>
public static class HouseholdsHandedOut
{
    extension(HandingOut)
    {
        /// <summary>A list that names households of a place: noted as <c>export-list</c> with its title and its rows, for readers who may see households there.</summary>
        /// <param name="scope">Where one must be allowed to export households.</param>
        /// <param name="place">The place.</param>
        /// <param name="title">The title of the list.</param>
        public static HandingOut OfHouseholds(Scope scope, PlaceId place, string title) =>
            HandingOut.Of(Permission.ExportHouseholds, scope, new JournalSubject(HouseholdsSubjects.HouseholdList, place.ToString(), place), title);
    }
}
