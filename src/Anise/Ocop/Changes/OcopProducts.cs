using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Ocop.Changes;

/// <summary>A product as somebody states it.</summary>
/// <param name="Place">Its commune.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Group">Its group, by the code of the rules.</param>
/// <param name="Producer">Who makes it.</param>
/// <param name="ProducerKind">What the producer is.</param>
public sealed record NewProduct(PlaceId Place, string? Name, string? Group, string? Producer, ProducerKind? ProducerKind);

/// <summary>Records a product.</summary>
public sealed class RecordProduct(AniseDb db, JournalBook journal, WorksPlaces places, OcopRules rules)
{
    /// <summary>Records it. Needs <c>Permission.EditOcop</c> for its commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OcopProductId>> RunAsync(Rights rights, NewProduct given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.EditOcop, await places.ScopeAsync(given.Place, places.Today, cancel));
        List<Problem> problems = [];
        if (map.Find(given.Place) is not { IsCommuneLevel: true }) problems.Add(Texts.Problem("product-not-a-commune", "place"));
        if (OcopWords.Clean(given.Name) is not { } name) problems.Add(Texts.Problem("product-no-name", "name"));
        if (rules.Groups(places.Today).All(g => g.Code != given.Group)) problems.Add(Texts.Problem("product-no-group", "product-group"));
        if (OcopWords.Clean(given.Producer) is null) problems.Add(Texts.Problem("product-no-producer", "producer"));
        if (given.ProducerKind is null) problems.Add(Texts.Problem("product-no-producer-kind", "producer-kind"));
        if (TextLengths.OfLines(("name", given.Name), ("producer", given.Producer)) is { } line) problems.Add(line);
        if (problems.Count > 0) return Result<OcopProductId>.Refused(problems);
        string clean = OcopWords.Clean(given.Name)!, key = Folding.Fold(clean);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, OcopActs.RecordProduct, null, cancel);
        if (await db.Set<OcopProduct>().AnyAsync(p => p.PlaceId == given.Place && p.NameKey == key, cancel)) return Texts.Problem("product-known", "name", clean);
        var product = new OcopProduct
        {
            Id = new OcopProductId(await db.ReserveAsync("ocop-product", 1, cancel)),
            PlaceId = given.Place,
            Name = clean,
            NameKey = key,
            Group = given.Group!,
            Producer = OcopWords.Clean(given.Producer)!,
            ProducerKind = given.ProducerKind!.Value,
        };
        db.Add(product);
        await write.CommitAsync(cancel);
        return product.Id;
    }
}

/// <summary>Opens the dossier of a product, the first or one to be rated again; what still stands of the last one is taken over.</summary>
public sealed class OpenDossier(AniseDb db, JournalBook journal, WorksPlaces places, OcopRules rules)
{
    /// <summary>Opens it. Needs <c>Permission.EditOcop</c> for the commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OcopDossierId>> RunAsync(Rights rights, OcopProductId id, DateOnly? receivedOn, CancellationToken cancel = default)
    {
        OcopProduct? product = await db.Set<OcopProduct>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        rights.Demand(Permission.EditOcop, product is null ? Scope.Anywhere : await places.ScopeAsync(product.PlaceId, places.Today, cancel));
        if (product is null) return Texts.Problem("product-none", null);
        if (receivedOn is not { } day) return Texts.Problem("ocop-no-day", "received-on");
        if (day > places.Today) return Texts.Problem("ocop-day-future", "received-on", day);
        if (!rules.Knows(day)) return Texts.Problem("ocop-before-rules", "received-on", rules.First);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, OcopActs.OpenDossier, null, cancel);
        OcopDossier? last = await db.Set<OcopDossier>().Where(d => d.ProductId == id).OrderByDescending(d => d.ReceivedOn).ThenByDescending(d => d.Id).FirstOrDefaultAsync(cancel);
        if (last is not null && !await db.Set<OcopRating>().AnyAsync(r => r.DossierId == last.Id, cancel)) return Texts.Problem("dossier-open", "received-on", last.ReceivedOn);
        if (last is not null && day <= last.ReceivedOn) return Texts.Problem("dossier-before-last", "received-on", last.ReceivedOn);
        var dossier = new OcopDossier { Id = new OcopDossierId(await db.ReserveAsync("ocop-dossier", 1, cancel)), ProductId = id, PlaceId = product.PlaceId, ReceivedOn = day };
        db.Add(dossier);
        if (last is not null)
        {
            foreach (OcopDocument document in (await db.Set<OcopDocument>().Where(d => d.DossierId == last.Id).ToListAsync(cancel)).Where(d => rules.Stands(d.Code, day)))
                db.Add(new OcopDocument { DossierId = dossier.Id, Code = document.Code, ProductId = id, Number = document.Number, Date = document.Date, FromDossierId = document.FromDossierId ?? last.Id });
        }
        await write.CommitAsync(cancel);
        return dossier.Id;
    }
}

/// <summary>Puts a document into a dossier that is not decided yet.</summary>
public sealed class AddDocument(AniseDb db, JournalBook journal, WorksPlaces places, OcopRules rules)
{
    /// <summary>Adds it, or puts it in the place of the one of the same kind. Needs <c>Permission.EditOcop</c> for the commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OcopDossierId>> RunAsync(Rights rights, OcopDossierId id, string? code, string? number, DateOnly? date, CancellationToken cancel = default)
    {
        OcopDossier? dossier = await db.Set<OcopDossier>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);
        rights.Demand(Permission.EditOcop, dossier is null ? Scope.Anywhere : await places.ScopeAsync(dossier.PlaceId, places.Today, cancel));
        if (dossier is null) return Texts.Problem("dossier-none", null);
        if (rules.Documents(dossier.ReceivedOn).All(d => d.Code != code)) return Texts.Problem("document-no-kind", "document");
        if (OcopWords.Clean(number) is not { } title) return Texts.Problem("document-no-number", "number");
        if (date is not { } day) return Texts.Problem("ocop-no-day", "date");
        if (day > places.Today) return Texts.Problem("ocop-day-future", "date", day);
        if (TextLengths.OfLines(("number", title)) is { } line) return line;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, OcopActs.AddDocument, null, cancel);
        if (await db.Set<OcopRating>().AnyAsync(r => r.DossierId == id, cancel)) return Texts.Problem("dossier-decided", "document");
        if (await db.Set<OcopDocument>().SingleOrDefaultAsync(d => d.DossierId == id && d.Code == code, cancel) is { } known) (known.Number, known.Date, known.FromDossierId) = (title, day, null);
        else db.Add(new OcopDocument { DossierId = id, Code = code!, ProductId = dossier.ProductId, Number = title, Date = day });
        await write.CommitAsync(cancel);
        return id;
    }
}
