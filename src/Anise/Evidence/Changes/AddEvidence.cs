using System.Security.Cryptography;
using Anise.Access;
using Anise.Basics;
using Anise.Evidence.Files;
using Anise.Evidence.Inspection;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Evidence.Changes;

/// <summary>A file as somebody sends it.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="StatedOn">The day that it is said to show; null where nothing is said.</param>
/// <param name="Note">What is said of it.</param>
public sealed record SentFile(string FileName, byte[] Content, DateOnly? StatedOn = null, string? Note = null);

/// <summary>Adds a photo or document to a record.</summary>
public sealed class AddEvidence(AniseDb db, JournalBook journal, EvidencedKinds kinds, EvidenceTerms terms, InspectFile inspect, IEvidenceFiles files, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Looks at a file and keeps it. What is wrong with it is told, and nothing of it is kept.</summary>
    /// <param name="rights">Who sends it; needs what it takes to change the record.</param>
    /// <param name="kind">The kind of the record, as the journal has it.</param>
    /// <param name="recordId">Which record, as the journal has it.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<EvidenceId>> RunAsync(Rights rights, string kind, string recordId, SentFile file, CancellationToken cancel = default)
    {
        IEvidencedRecords records = kinds.Find(kind) ?? throw new ArgumentException($"No area lets '{kind}' carry evidence.", nameof(kind));
        if (await kinds.FindAsync(kind, recordId, cancel) is not { } record) return Texts.Problem("record-missing");
        rights.Demand(records.Change, await kinds.ScopeAsync(record.Place, cancel));
        string name = NameOf(file.FileName);
        if ((TextLengths.OfLines(("file", name)) ?? TextLengths.OfTexts(("note", file.Note))) is { } longer) return longer;
        if (file.StatedOn > clock.Today()) return Texts.Problem("stated-in-future", "stated-on", file.StatedOn);
        Inspected found = await inspect.RunAsync(file.Content, name, cancel);
        if (found.Refusal is { } refusal) return Texts.Problem(refusal, "file", found.Named, InspectionLimits.MaxBytes / 1_000_000, InspectionLimits.MaxPixels / 1_000_000);

        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, EvidenceActs.AddEvidence, null, cancel);
        // Asked under the lock: it may have been withdrawn since.
        if (await kinds.FindAsync(kind, recordId, cancel) is not { Closed: false }) return Texts.Problem("record-closed", "file", record.Name);
        string hash = HashOf(file.Content);
        if (await db.Set<EvidenceItem>().AnyAsync(e => e.RecordKind == kind && e.RecordId == recordId && e.Hash == hash, cancel)) return Texts.Problem("there-already", "file", name);
        string before = (await db.Set<JournalHead>().AsNoTracking().SingleOrDefaultAsync(cancel))?.Hash ?? "";
        EvidenceItem item = await ItemAsync(new EvidenceId(await db.ReserveAsync("evidence", 1, cancel)), before);
        db.Add(item);
        db.AddRange(await PairsAsync(item, cancel));
        var put = new List<string>();
        try
        {
            foreach (var (under, bytes) in Contents()) if (await files.PutAsync(under, bytes, cancel)) put.Add(under);
            await write.CommitAsync(cancel);
        }
        catch
        {
            // The lock is still held: nobody else has begun to need them.
            foreach (string under in put) await files.RemoveAsync(under, CancellationToken.None);
            throw;
        }
        return item.Id;

        IEnumerable<(string Hash, byte[] Bytes)> Contents()
        {
            yield return (hash, file.Content);
            if (found.Thumbnail is { } small) yield return (HashOf(small), small);
            if (found.PublicCopy is { } copy) yield return (HashOf(copy), copy);
        }

        async Task<EvidenceItem> ItemAsync(EvidenceId id, string lot)
        {
            DateOnly today = clock.Today();
            double? hours = found.TakenAt is { } taken && file.StatedOn is { } day ? Difference.Hours(taken, day) : null;
            double? metres = found.Point is { } point ? Difference.Metres(point, record, await CommuneAsync(record.Place, today, cancel)) : null;
            return new EvidenceItem
            {
                Id = id, RecordKind = kind, RecordId = recordId, Place = record.Place, RecordName = record.Name, FileName = name, SearchText = Folding.Fold($"{name} {record.Name}"), Kind = found.Kind, Size = file.Content.Length, Hash = hash,
                Thumbnail = found.Thumbnail is { } small ? HashOf(small) : null, PublicCopy = found.PublicCopy is { } copy ? HashOf(copy) : null,
                Width = found.Width, Height = found.Height, Look = found.Look, TakenAt = found.TakenAt, StatedOn = file.StatedOn, ReceivedAt = write.At, Month = today.Year * 100 + today.Month,
                Latitude = found.Point?.Latitude, Longitude = found.Point?.Longitude, HoursApart = hours, MetresApart = metres,
                // A camera that is ahead of the office's clock differs as well.
                DateDiffers = hours > terms.HoursThatAgree(today) || found.TakenAt > write.At.AddHours(terms.HoursThatAgree(today)), PlaceDiffers = metres > terms.MetresThatAgree(today),
                Note = string.IsNullOrWhiteSpace(file.Note) ? null : file.Note.Trim(), UserName = rights.Actor.Name, UserId = rights.Actor.UserId,
                DrawnForCommune = Draw.IsDrawn(lot, id, EvidenceLevel.Commune, terms.ShareOf(EvidenceLevel.Commune, today)),
                DrawnForProvince = Draw.IsDrawn(lot, id, EvidenceLevel.Province, terms.ShareOf(EvidenceLevel.Province, today)),
            };
        }
    }

    /// <summary>The code of the commune that a place lies in today, or that it went into; null for none.</summary>
    private async Task<string?> CommuneAsync(PlaceId place, DateOnly today, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(today, cancel);
        return (await PlaceTrail.ReadAsync(db, map, cancel)).Find(place) is not { } at ? null : at.Kind == PlaceKind.Village ? map.CommuneOf(at.Id).Code : at.IsCommuneLevel ? at.Code : null;
    }

    /// <summary>The same file, and pictures that look alike, over all records.</summary>
    private async Task<List<EvidencePair>> PairsAsync(EvidenceItem item, CancellationToken cancel)
    {
        List<EvidenceId> same = await db.Set<EvidenceItem>().Where(e => e.Hash == item.Hash).Select(e => e.Id).ToListAsync(cancel), alike = [];
        if (item.Look is { } mine)
        {
            // All looks, eight bytes each: no order of them finds those that differ in a few bits.
            var others = await db.Set<EvidenceItem>().Where(e => e.Look != null && e.Hash != item.Hash).Select(e => new { e.Id, e.Look }).ToListAsync(cancel);
            alike = [.. others.Where(o => PictureLook.AreAlike(mine, o.Look!.Value)).Select(o => o.Id)];
        }
        return [.. same.Concat(alike).Select(other => new EvidencePair { First = other, Second = item.Id, IsExact = same.Contains(other), Place = item.Place })];
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The name without folders, whichever way they are written.</summary>
    private static string NameOf(string fileName) => fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
}
