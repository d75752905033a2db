using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;

namespace Anise.Web.Host;

/// <summary>What an address asks for that its page cannot show. A page never shows another place or year than the one its address names.</summary>
public enum AddressFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>There is no such place today.</summary>
    NoSuchPlace,

    /// <summary>The reader's roles do not cover the place.</summary>
    NotYourPlace,

    /// <summary>There are no rules of such a year.</summary>
    NoSuchYear,
}

/// <summary>
/// What every page knows before it reads anything: who reads, with which rights, which place and year are chosen, today's date and map.
/// One per request, filled before the page begins.
/// </summary>
public sealed class PageContext(PlaceMaps maps, RuleBook rules, TimeProvider clock)
{
    /// <summary>Whether somebody is signed in.</summary>
    public bool SignedIn { get; private set; }

    /// <summary>The name shown for who is signed in.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>Where the request comes from, for the journal.</summary>
    public string Origin => Rights.Actor.Origin;

    /// <summary>The rights of the reader; none before sign-in.</summary>
    public Rights Rights { get; private set; } = new(new Actor("anonymous", "", null), []);

    /// <summary>Today in Viet Nam.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Today's places.</summary>
    public PlaceMap Map { get; private set; } = new(default, []);

    /// <summary>The chosen place, always one that the reader's rights cover; null before sign-in, and for a reader with no place.</summary>
    public MappedPlace? Place { get; private set; }

    /// <summary>The chosen year.</summary>
    public int Year { get; private set; }

    /// <summary>The year that the page shows: the chosen one, unless the page shows another and says so (<see cref="Show"/>).</summary>
    public int ShownYear => _shown ?? Year;

    /// <summary>Called when the page shows another year than the one chosen.</summary>
    internal Action? YearShown { get; set; }

    private int? _shown;

    /// <summary>Says that the page shows a year, so that what is around it says the same. What was chosen stays.</summary>
    public void Show(int year)
    {
        _shown = year;
        YearShown?.Invoke();
    }

    /// <summary>The years that can be chosen, newest first: from the first that has rules to the next.</summary>
    public IReadOnlyList<int> Years => [.. Enumerable.Range(0, Today.Year + 2 - rules.Sets.Min(s => s.AppliesFrom.Year)).Select(back => Today.Year + 1 - back)];

    /// <summary>The places that the reader may choose, by code: what their roles cover, villages only where a role is held at one.</summary>
    public IReadOnlyList<MappedPlace> Places { get; private set; } = [];

    /// <summary>The places that the reader was given a role at: what to offer who asked for another.</summary>
    public IReadOnlyList<MappedPlace> GivenPlaces => [.. Places.Where(p => Rights.Grants.Any(g => g.Place == p.Id))];

    /// <summary>What is wrong with the place or year that the address names.</summary>
    public AddressFault Fault { get; private set; }

    /// <summary>Whether the address itself names <see cref="Place"/>, not what was chosen before.</summary>
    public bool PlaceIsAsked { get; private set; }

    /// <summary>The place of a list: the chosen one, or the first in which the reader holds a right. Null for a reader who holds it nowhere.</summary>
    /// <exception cref="NoAccessException">The address names a place in which the reader does not hold it.</exception>
    public MappedPlace? PlaceWith(Permission permission)
    {
        bool May(MappedPlace? place) => place is not null && Rights.May(permission, Map.ScopeOf(place.Id));
        return May(Place) ? Place : PlaceIsAsked ? throw new NoAccessException(permission) : Places.FirstOrDefault(May);
    }

    /// <summary>How many things wait for the reader; null where that was not asked for.</summary>
    public int? Waiting { get; internal set; }

    /// <summary>The number of the journal's last entry before the page was read.</summary>
    public long LastEntry { get; internal set; }

    /// <summary>The number of the last entry that the reader had seen when the form that they sent was made; null where none was sent.</summary>
    public long? SeenEntry { get; internal set; }

    /// <summary>What others changed while the reader had the form open; null where that is not in the way.</summary>
    public IConflict? Conflict { get; private set; }

    /// <summary>What the reader typed into a form that the page no longer offers; null where that was not so (<see cref="UnofferedForm"/>).</summary>
    public IReadOnlyList<string>? Unoffered { get; internal set; }

    /// <summary>Says what a field of the page is called.</summary>
    public void Label(string field, string label) => _labels[field] = label;

    /// <summary>What a field of the page is called; null where it is not of this page.</summary>
    public string? LabelOf(string field) => _labels.GetValueOrDefault(field);

    private readonly Dictionary<string, string> _labels = [];

    /// <summary>Says that others changed the same; called by the page whose form was refused.</summary>
    public void Meet(IConflict conflict)
    {
        Conflict = conflict;
        Met?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Raised by <see cref="Meet"/>.</summary>
    public event EventHandler? Met;

    /// <summary>
    /// What the reader of a form made now has seen: a form that comes back with problems has shown nothing new; one that was refused because of what others
    /// changed shows just that.
    /// </summary>
    public long FormEntry => Conflict is null && SeenEntry is { } seen ? seen : LastEntry;

    /// <summary>The address of this page.</summary>
    public Here Here { get; private set; } = new("/", []);

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    internal void TakeOver(PageContext other) => (SignedIn, DisplayName, Rights, Map, Place, Year, Places, Here, Fault, PlaceIsAsked) =
        (other.SignedIn, other.DisplayName, other.Rights, other.Map, other.Place, other.Year, other.Places, other.Here, other.Fault, other.PlaceIsAsked);

    internal async Task FillAsync(HttpContext http)
    {
        Here = Here.Of(http.Request);
        Year = Choices.YearOf(http.Request) is { } year && Years.Contains(year) ? year : Today.Year;
        if (Session.RightsOf(http) is not { } rights)
        {
            Rights = Rights with { Actor = new Actor("anonymous", Session.OriginOf(http), null) };
            return;
        }
        (SignedIn, Rights, DisplayName) = (true, rights, Session.DisplayNameOf(http));
        Map = await maps.OnAsync(Today, http.RequestAborted);
        HashSet<PlaceId> granted = [.. rights.Grants.Select(g => g.Place)];
        Places = [.. Map.All
            .Where(p => p.Kind == PlaceKind.Village ? granted.Contains(p.Id) : Map.ScopeOf(p.Id).Line.Any(granted.Contains))
            .OrderBy(p => p.Kind == PlaceKind.Village).ThenBy(p => p.IsCommuneLevel).ThenBy(p => p.Kind == PlaceKind.District)
            .ThenBy(p => p.FormerDistrict?.Value).ThenBy(p => p.Code, StringComparer.Ordinal)];
        string? code = Choices.PlaceOf(http.Request);
        Place = Places.FirstOrDefault(p => p.Code == code) ?? (Places.Count > 0 ? Places[0] : null);
        if (Choices.Asked(http.Request, Choices.YearName) is { } asked && !(Years.Contains(Year) && asked == Year.ToString(CultureInfo.InvariantCulture))) Fault = AddressFault.NoSuchYear;
        // On a former map a code may be another place's: the pages of such maps read theirs themselves.
        if (Choices.Asked(http.Request, Choices.PlaceName) is { } place && !(Here["map"] is not null && http.GetEndpoint()?.Metadata.GetMetadata<ReadsMapAttribute>() is not null)) TakePlace(place, granted);
    }

    private void TakePlace(string code, HashSet<PlaceId> granted)
    {
        MappedPlace? asked = Places.FirstOrDefault(p => p.Code == code) ?? Map.FindByCode(code) ?? Map.All.FirstOrDefault(p => p.Code == code);
        if (asked is null) Fault = AddressFault.NoSuchPlace;
        else if (!Map.ScopeOf(asked.Id).Line.Any(granted.Contains)) Fault = AddressFault.NotYourPlace;
        else (Place, PlaceIsAsked) = (asked, true);
    }
}
