using Anise.Access;
using Anise.Basics;
using Anise.Evidence.Changes;
using Anise.Evidence.Files;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Evidence.Boards;

/// <summary>Which bytes of a piece of evidence.</summary>
public enum EvidencePart
{
    /// <summary>The small picture, without metadata.</summary>
    Thumbnail,
    /// <summary>The copy to look at, without metadata.</summary>
    Copy,
    /// <summary>The file as it was sent.</summary>
    Original,
}

/// <summary>Bytes of a piece of evidence.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="MediaType">What they are.</param>
/// <param name="FileName">The name to keep them under.</param>
public sealed record EvidenceContent(Stream Content, string MediaType, string FileName);

/// <summary>Reads evidence with the rights of its record.</summary>
public sealed class ReadEvidence(AniseDb db, EvidencedKinds kinds, IEvidenceFiles files, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>A record with its evidence; null where there is no such record. Needs what it takes to see the record.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<RecordEvidence?> OfRecordAsync(Rights rights, string kind, string id, CancellationToken cancel = default)
    {
        IEvidencedRecords records = kinds.Find(kind) ?? throw new ArgumentException($"No area lets '{kind}' carry evidence.", nameof(kind));
        if (await kinds.FindAsync(kind, id, cancel) is not { } record) return null;
        rights.Demand(records.See, await kinds.ScopeAsync(record.Place, cancel));
        List<EvidenceItem> items = await db.Set<EvidenceItem>().AsNoTracking().Where(e => e.RecordKind == kind && e.RecordId == id).OrderByDescending(e => e.Id).ToListAsync(cancel);
        return new RecordEvidence(kind, id, record, await kinds.MayChangeAsync(rights, kind, record, cancel), await ViewsAsync(rights, items, cancel));
    }

    /// <summary>A piece of evidence; null where there is none. Needs what it takes to see its record.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<EvidenceView?> OneAsync(Rights rights, EvidenceId id, CancellationToken cancel = default) =>
        await SeenAsync(rights, id, cancel) is { } item ? (await ViewsAsync(rights, [item], cancel))[0] : null;

    /// <summary>Bytes of a piece of evidence; null where there are none. Needs what it takes to see its record.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<EvidenceContent?> OpenAsync(Rights rights, EvidenceId id, EvidencePart part, CancellationToken cancel = default)
    {
        if (await SeenAsync(rights, id, cancel) is not { } item) return null;
        string? hash = part switch { EvidencePart.Thumbnail => item.Thumbnail, EvidencePart.Copy => item.PublicCopy, _ => item.Hash };
        if (hash is null || await files.OpenAsync(hash, cancel) is not { } content) return null;
        return part == EvidencePart.Original ? new EvidenceContent(content, MediaTypeOf(item.Kind), item.FileName) : new EvidenceContent(content, MediaTypeOf(EvidenceKind.Jpeg), $"{item.Id.Value.Key()}.jpg");
    }

    private async Task<EvidenceItem?> SeenAsync(Rights rights, EvidenceId id, CancellationToken cancel)
    {
        if (await db.Set<EvidenceItem>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } item || kinds.Find(item.RecordKind) is not { } kind) return null;
        rights.Demand(kind.See, await kinds.ScopeAsync(await kinds.PlaceOfAsync(item, cancel), cancel));
        return item;
    }

    private async Task<IReadOnlyList<EvidenceView>> ViewsAsync(Rights rights, List<EvidenceItem> items, CancellationToken cancel)
    {
        if (items.Count == 0) return [];
        List<EvidenceId> ids = [.. items.Select(i => i.Id)];
        List<EvidenceCheck> checks = await db.Set<EvidenceCheck>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.EvidenceId)).ToListAsync(cancel);
        List<EvidencePair> pairs = await db.Set<EvidencePair>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.First) || EF.Parameter(ids).Contains(p.Second)).ToListAsync(cancel);
        List<EvidenceId> of = [.. pairs.SelectMany(p => (EvidenceId[])[p.First, p.Second]).Distinct()];
        Dictionary<EvidenceId, EvidenceItem> others = of.Count == 0 ? [] : await db.Set<EvidenceItem>().AsNoTracking().Where(e => EF.Parameter(of).Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var records = await kinds.FindAsync(items.Concat(others.Values).Select(i => (i.RecordKind, i.RecordId)), cancel);
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        var views = new List<EvidenceView>();
        foreach (EvidenceItem item in items)
        {
            Scope scope = await ScopeOfAsync(item);
            var doubles = new List<DoubleView>();
            foreach (EvidencePair pair in pairs.Where(p => p.First == item.Id || p.Second == item.Id))
            {
                EvidenceItem other = others[pair.First == item.Id ? pair.Second : pair.First];
                bool maySee = kinds.Find(other.RecordKind) is { } kind && rights.May(kind.See, await ScopeOfAsync(other));
                doubles.Add(new DoubleView(pair, other, maySee, await NameOfCommuneAsync(other.Place)));
            }
            views.Add(new EvidenceView(item, records.GetValueOrDefault((item.RecordKind, item.RecordId)), kinds.Find(item.RecordKind) is { } own && rights.May(own.Change, scope),
                [.. checks.Where(c => c.EvidenceId == item.Id).OrderBy(c => c.Level)], doubles)
            {
                Levels = [.. Enum.GetValues<EvidenceLevel>().Where(level => rights.May(VerifyEvidence.NeedsOf(level), scope))],
                IsOwn = item.UserId is { } sender && sender == rights.Actor.UserId,
            });
        }
        return views;

        Task<Scope> ScopeOfAsync(EvidenceItem item) => kinds.ScopeAsync(records.GetValueOrDefault((item.RecordKind, item.RecordId))?.Place ?? item.Place, cancel);

        async Task<string> NameOfCommuneAsync(PlaceId place)
        {
            PlaceMap on = map.Find(place) is null ? await maps.LastMapOfAsync(place, cancel) ?? map : map;
            return on.Find(place) is not { } at ? "" : at.Kind == PlaceKind.Village ? on.CommuneOf(place).Name : at.Name;
        }
    }

    private static string MediaTypeOf(EvidenceKind kind) => kind switch { EvidenceKind.Jpeg => "image/jpeg", EvidenceKind.Png => "image/png", EvidenceKind.WebP => "image/webp", _ => "application/pdf" };
}
