using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Ocop.Lists;
using Anise.Rules.Books;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Ocop.Figures;

/// <summary>The kind of record of this area that figures count.</summary>
public sealed class OcopKinds(RuleBook rules)
{
    private readonly OcopRules _rules = new(rules);

    /// <summary>A product with stars that hold at the end of a year, or today.</summary>
    public RecordKind Product => field ??= new("ocop-product", ["stars", "group", "high"],
        [
            new Breakdown("stars", "stars", () => Texts.Get("column-stars"), code => OcopWords.Stars(int.Parse(code, CultureInfo.InvariantCulture))),
            new Breakdown("group", "group", () => Texts.Get("column-group"), code => _rules.NameOfGroup(code, DateOnly.MaxValue)) { Groups = [.. _rules.Groups(DateOnly.MaxValue).Select(g => g.Code)] },
        ], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("kind-ocop-product"),
        Unit = "product",
        See = Permission.SeeOcop,
        TakeOut = Permission.SeeOcop,
        Period = PeriodKind.CalendarYear,
        Subjects = [OcopSubjects.Product.Code],
        Look = new()
        {
            Id = new("product_id", "product", () => Texts.Get("subject-ocop-product")),
            Address = record => record.Id is { } number ? string.Create(CultureInfo.InvariantCulture, $"/ocop/{number}") : null,
            Names = [new("product", "name", () => Texts.Get("column-product"))],
            Facts = [new("group", "group", () => Texts.Get("column-group"), code => _rules.NameOfGroup(code, DateOnly.MaxValue)), new("stars", "stars", () => Texts.Get("column-stars")), new("decision", "decision", () => Texts.Get("column-decision")), new("until", "until", () => Texts.Get("column-until"))],
        },
    };
}

/// <summary>Reads products with stars that hold.</summary>
public sealed class OcopRecords(AniseDb db, RecordChanges changes, WorksPlaces places, OcopKinds kinds) : IRecordReader
{
    private const int LeastStars = 3;

    /// <inheritdoc/>
    public RecordKind Kind => kinds.Product;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) =>
        await db.Set<OcopRating>().MinAsync(r => (DateOnly?)r.From, cancel) is { } first ? [.. Enumerable.Range(first.Year, Math.Max(1, places.Today.Year - first.Year + 1))] : [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (!(await YearsAsync(cancel)).Contains(scope.Year)) return [];
        List<PlaceId> at = await db.Set<OcopProduct>().Select(p => p.PlaceId).Distinct().ToListAsync(cancel);
        return [new RecordPart(string.Create(CultureInfo.InvariantCulture, $"ocop-{scope.Period}"), null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly last = scope.Period.LastDay < places.Today ? scope.Period.LastDay : places.Today;
        Dictionary<OcopProductId, OcopProduct> products = await db.Set<OcopProduct>().AsNoTracking().ToDictionaryAsync(p => p.Id, cancel);
        OcopRating[] rows = [.. (await db.Set<OcopRating>().AsNoTracking().Where(r => r.From <= last && r.To >= last).ToListAsync(cancel)).GroupBy(r => r.ProductId).Select(g => OcopRatings.On(g, last)!).OrderBy(r => r.ProductId.Value)];
        return new RecordTable([.. rows.Select(r => r.ProductId.Value.Key())], [.. rows.Select(r => r.PlaceId)], new Dictionary<string, double[]>(), new Dictionary<string, string[]>
        {
            ["product"] = [.. rows.Select(r => r.ProductId.Value.Key())],
            ["name"] = [.. rows.Select(r => products[r.ProductId].Name)],
            ["group"] = [.. rows.Select(r => products[r.ProductId].Group)],
            ["stars"] = [.. rows.Select(r => r.Stars.ToString(CultureInfo.InvariantCulture))],
            ["high"] = [.. rows.Select(r => r.Stars > LeastStars ? "yes" : "no")],
            ["decision"] = [.. rows.Select(r => r.Number)],
            ["until"] = [.. rows.Select(r => r.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        });
    }
}
