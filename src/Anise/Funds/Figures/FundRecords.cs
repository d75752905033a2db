using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Rules;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Figures;

/// <summary>The kind of record that figures of money count: what an entry changes at a place.</summary>
public sealed class FundKinds(RuleBook rules)
{
    /// <summary>An entry, counted in its budget year. A reversal counts below zero.</summary>
    public RecordKind Entry { get; } = new("fund-entry", ["allocated", "disbursed", "contributed"],
        [
            new Breakdown("source", "source", () => Texts.Get("column-source"), code => rules.Funds.Source(code)?.Label.ToString() ?? code) { Groups = [.. rules.Funds.Sources.Select(s => s.Code)] },
            new Breakdown("component", "component", () => Texts.Get("column-component"), code => rules.Funds.Component(code)?.Label.ToString() ?? code),
            new Breakdown("programme", "programme", () => Texts.Get("column-programme"), code => NameOfProgramme(rules, code)),
        ],
        new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("subject-fund-entry"),
        Unit = "entry",
        See = Permission.SeeFunds,
        TakeOut = Permission.SeeFunds,
        Period = PeriodKind.CalendarYear,
        Subjects = [FundsSubjects.Entry.Code],
        Quantities = new Dictionary<string, string> { ["allocated"] = "VND", ["disbursed"] = "VND", ["contributed"] = "VND" },
        Look = new RecordLook
        {
            Id = new("number", "number", () => Texts.Get("subject-fund-entry")),
            Address = record => record.Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"/funds/entries/{id}") : null,
            Names = [new("entry", "entry", () => Texts.Get("column-entry"))],
            Facts =
            [
                new("date", "date", () => Texts.Get("column-date")) { IsDay = true },
                new("kind", "kind", () => Texts.Get("column-kind"), code => Enum.TryParse(code, out EntryKind kind) ? FundWords.Name(kind) : code),
                new("source", "source", () => Texts.Get("column-source"), code => rules.Funds.Source(code)?.Label.ToString() ?? code),
                new("component", "component", () => Texts.Get("column-component"), code => rules.Funds.Component(code)?.Label.ToString() ?? code),
            ],
        },
    };

    private static string NameOfProgramme(RuleBook rules, string code) => rules.Funds.Programmes.FirstOrDefault(p => p.Code == code)?.Label.ToString() ?? code;
}

/// <summary>Reads entries for figures: a part a budget year.</summary>
public sealed class FundRecords(AniseDb db, RecordChanges changes, FundKinds kinds, RuleBook rules) : IRecordReader
{
    private static readonly EntryEffect[] Counted = [EntryEffect.Allocated, EntryEffect.Contributed, EntryEffect.ContributedInKind, EntryEffect.PaidCommitted, EntryEffect.PaidDirectly];

    /// <inheritdoc/>
    public RecordKind Kind => kinds.Entry;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => await db.Set<FundEntry>().Select(e => e.Year).Distinct().OrderBy(y => y).ToListAsync(cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        List<PlaceId> places = await Of(scope).Select(e => e.PlaceId).Distinct().ToListAsync(cancel);
        return places.Count == 0 ? [] : [new RecordPart($"money-{scope.Period}", null, (await changes.ReadAsync(db, Kind, cancel))(places), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        List<FundEntry> entries = await Of(scope).OrderBy(e => e.Id).ToListAsync(cancel);
        // What was passed on is less at the place that passed it on: a record there.
        List<(FundEntry Entry, PlaceId Place, string Key, long Amount)> rows =
        [
            .. entries.Select(e => (e, e.PlaceId, e.Id.Value.Key(), e.Amount)),
            .. entries.Where(e => e.GivenBy is not null).Select(e => (e, e.GivenBy!.Value, e.Id.Value.Key() + "/passed-on", -e.Amount)),
        ];
        double[] Sum(params EntryEffect[] effects) => [.. rows.Select(r => effects.Contains(r.Entry.Effect) ? r.Amount : 0d)];
        string[] Text(Func<FundEntry, string> of) => [.. rows.Select(r => of(r.Entry))];
        return new RecordTable([.. rows.Select(r => r.Key)], [.. rows.Select(r => r.Place)],
            new Dictionary<string, double[]>
            {
                ["allocated"] = Sum(EntryEffect.Allocated),
                ["disbursed"] = Sum(EntryEffect.PaidCommitted, EntryEffect.PaidDirectly),
                ["contributed"] = Sum(EntryEffect.Contributed, EntryEffect.ContributedInKind),
            },
            new Dictionary<string, string[]>
            {
                ["number"] = Text(e => e.Id.Value.Key()),
                ["entry"] = Text(e => e.Key),
                ["date"] = Text(e => e.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ["kind"] = Text(e => e.Kind.ToString()),
                ["source"] = Text(e => e.Source),
                ["component"] = Text(e => e.Component),
                ["programme"] = Text(e => rules.Funds.Component(e.Component)?.Programme.Code ?? ""),
            });
    }

    private IQueryable<FundEntry> Of(RecordScope scope) => db.Set<FundEntry>().AsNoTracking().Where(e => e.Year == scope.Year && Counted.Contains(e.Effect));
}
