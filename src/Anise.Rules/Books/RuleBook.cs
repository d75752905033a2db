using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Anise.Rules.Calendar;
using Anise.Rules.Files;
using Anise.Rules.Funds;
using Anise.Rules.Language;
using Anise.Rules.Reading;
using Anise.Rules.Regions;
using Anise.Rules.Sets;
using Anise.Rules.Standards;
using Anise.Rules.Works;

namespace Anise.Rules.Books;

/// <summary>All rule sets of a rules directory, checked as a whole, the working calendar, the regions of communes, where money comes from, what works days bring about, and the standards of communes.</summary>
public sealed class RuleBook
{
    private RuleBook(IReadOnlyList<RuleSet> sets, WorkingCalendar calendar, IReadOnlyList<CommuneRegion> regions, FundRules funds, WorksCatalogue works, IReadOnlyList<StandardSet> standards)
    {
        Sets = sets;
        Calendar = calendar;
        Regions = regions;
        Funds = funds;
        Works = works;
        Standards = standards;
    }

    /// <summary>The sets by family and date.</summary>
    public IReadOnlyList<RuleSet> Sets { get; }

    /// <summary>Working days and public holidays.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>The regions that communes of ethnic-minority and mountainous areas are classed into, in the order of the file.</summary>
    public IReadOnlyList<CommuneRegion> Regions { get; }

    /// <summary>Sources, programmes and components of money.</summary>
    public FundRules Funds { get; }

    /// <summary>What works days bring about, and the kinds of asset that stay.</summary>
    public WorksCatalogue Works { get; }

    /// <summary>The standards that communes must reach, by family and first day.</summary>
    public IReadOnlyList<StandardSet> Standards { get; }

    /// <summary>The standards of a family that are used on a day; null where none are.</summary>
    public StandardSet? StandardsOn(string family, DateOnly day) => Standards.FirstOrDefault(x => x.Family == family && x.IsUsedOn(day));

    /// <summary>What a region is called; its code where no file names it.</summary>
    public string NameOfRegion(string code) => Regions.FirstOrDefault(x => x.Code == code)?.Label.ToString() ?? code;

    /// <summary>Everything that is not confirmed against the law: set by set, then the days of the calendar, the regions, the money, the kinds of asset and the standards of communes.</summary>
    public IEnumerable<UnconfirmedRule> Unconfirmed() => Sets.SelectMany(x => x.Unconfirmed()).Concat(Calendar.Unconfirmed()).Concat(CommuneRegion.Unconfirmed(Regions)).Concat(Funds.Uncertain).Concat(Works.Unconfirmed())
        .Concat(Standards.SelectMany(x => x.Uncertain));

    /// <summary>Reads and checks all rule files.</summary>
    public static RuleBookResult Load(IRuleFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var faults = new FaultList();
        var sets = new List<RuleSet>();
        var places = new Dictionary<RuleSet, string>();
        foreach (var path in files.Paths.Where(x => x.EndsWith("/set.yaml", StringComparison.Ordinal)))
        {
            var own = new FaultList();
            if (new SetReader(files, own).Read(path) is { } set)
            {
                sets.Add(set);
                places.Add(set, path);
            }

            foreach (var fault in own.Sorted)
                faults.Add(fault);
        }

        sets = [.. sets.OrderBy(x => x.Family, StringComparer.Ordinal).ThenBy(x => x.AppliesFrom)];
        CheckDates(sets, places, faults);
        var calendar = CalendarReader.Read(files, faults);
        var regions = RegionReader.Read(files, faults);
        var funds = FundReader.Read(files, faults);
        foreach (var policy in sets.SelectMany(x => x.Policies).Where(x => x.PaidAs is { } kind && !funds.Support.ContainsKey(kind)))
            faults.Add(policy.File, policy.Line, "unknown-option", policy.PaidAs!, string.Join(", ", funds.Support.Keys));
        var works = WorksReader.Read(files, faults);
        var standards = StandardReader.Read(files, faults);
        return new(faults.IsEmpty ? new RuleBook(sets, calendar, regions, funds, works, standards) : null, faults.Sorted);
    }

    /// <summary>Reads and checks the rule files of a directory.</summary>
    public static RuleBookResult LoadDirectory(string directory) => Load(new DirectoryRuleFiles(directory));

    /// <summary>The set of a family (such as <c>vn/poverty</c>) in force on a date; throws when there is none.</summary>
    public RuleSet Find(string family, DateOnly on) => TryFind(family, on, out var set)
        ? set
        : throw new ArgumentException($"No rule set of {family} on {on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.", nameof(on));

    /// <summary>The set of a family in force on a date.</summary>
    public bool TryFind(string family, DateOnly on, [NotNullWhen(true)] out RuleSet? set)
    {
        set = Sets.FirstOrDefault(x => x.Family == family && x.AppliesFrom <= on && (x.AppliesTo is null || x.AppliesTo >= on));
        return set is not null;
    }

    /// <summary>The classes that the sets of a family give: in the order of the newest set and by its names; what only older sets give comes last.</summary>
    public IReadOnlyList<ClassDefinition> ClassesOf(string family) => [.. Sets.Where(x => x.Family == family).Reverse().SelectMany(x => x.Classes).DistinctBy(x => x.Code)];

    /// <summary>Every parameter of the sets in force on a date.</summary>
    public IEnumerable<ParameterValue> Parameters(DateOnly on) =>
        Sets.Where(x => x.AppliesFrom <= on && (x.AppliesTo is null || x.AppliesTo >= on)).SelectMany(x => x.ParametersOn(on));

    /// <summary>One parameter on a date, in its unit; the case (such as <c>rural</c>) is needed when it has cases. Throws on an unknown name.</summary>
    public decimal Parameter(string family, string code, DateOnly on, params string[] cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return Find(family, on).ParametersOn(on)
            .First(x => x.Code == code && (x.Case is null || cases.Contains(x.Case)))
            .Value;
    }

    private static void CheckDates(List<RuleSet> sets, Dictionary<RuleSet, string> places, FaultList faults)
    {
        for (var i = 0; i + 1 < sets.Count; i++)
        {
            var (one, next) = (sets[i], sets[i + 1]);
            if (one.Family != next.Family)
                continue;
            if (one.AppliesTo is null || one.AppliesTo >= next.AppliesFrom)
                faults.Add(places[next], 1, "overlapping-dates", next.Name, next.AppliesFrom, one.AppliesTo ?? DateOnly.MaxValue);
            else if (one.AppliesTo.Value.AddDays(1) < next.AppliesFrom)
                faults.Add(places[next], 1, "missing-dates", next.Name, one.AppliesTo.Value.AddDays(1), next.AppliesFrom.AddDays(-1));
        }
    }
}
