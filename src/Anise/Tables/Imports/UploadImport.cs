using System.Globalization;
using System.Security.Cryptography;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Files;

namespace Anise.Tables.Imports;

/// <summary>Takes in a file; it is read by <see cref="ImportRunner"/>.</summary>
public sealed class UploadImport(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock, ImportRunner runner, ImportKinds kinds)
{
    /// <summary>Keeps the file in the store and lets it be read.</summary>
    /// <param name="rights">Who uploads; needs the right of the kind in the commune.</param>
    /// <param name="kind">The code of the kind.</param>
    /// <param name="commune">
    /// The commune whose records it states, on the map of <paramref name="asOf"/>; the refusal of a younger one names those that it came from. For a kind
    /// that is of a year, the commune of that year with the same code stands for a younger one.
    /// </param>
    /// <param name="asOf">The day for which it is a statement; of a kind that is of a year, any day of it.</param>
    /// <param name="createVillages">Whether villages not known yet are made.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<ImportJobId>> RunAsync(
        Rights rights, string kind, PlaceId commune, DateOnly asOf, bool createVillages, string fileName, byte[] content, CancellationToken cancel = default)
    {
        DateOnly today = clock.Today();
        ImportKind taken = kinds.Find(kind) ?? throw new ArgumentException($"No area imports '{kind}'.", nameof(kind));
        rights.Demand(taken.Needs, await maps.ScopeAsync(commune, today, cancel: cancel));
        if (taken.OfYear && asOf.Year > today.Year) return Texts.Problem("year-in-future", "year", asOf.Year);
        if (taken.OfYear) asOf = new DateOnly(asOf.Year, 12, 31);
        else if (asOf > today) return Texts.Problem("as-of-in-future", "as-of", asOf);
        Result<PlaceId> then = await CommuneThenAsync(taken, commune, asOf < today ? asOf : today, today, cancel);
        if (!then.Ok) return Result<ImportJobId>.Refused(then.Problems);
        if (content.Length == 0) return Texts.Problem("file-empty", "file");
        long most = new FileLimits().MaxBytes;
        if (content.Length > most) return Texts.Problem("file-too-large", "file", most / 1_000_000);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ImportActs.UploadImport, fileName, cancel);
        var job = new ImportJob
        {
            Id = new ImportJobId(await db.ReserveAsync("import", 1, cancel)),
            Kind = taken.Code,
            Commune = then.Value,
            AsOf = asOf,
            CreateVillages = createVillages && taken.MakesVillages,
            FileName = Path.GetFileName(fileName),
            Size = content.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
            UserName = rights.Actor.Name,
            UserId = rights.Actor.UserId,
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "vi",
            UploadedAt = write.At,
        };
        db.Add(job);
        db.Add(new ImportContent { JobId = job.Id, Commune = then.Value, Bytes = content });
        await write.CommitAsync(cancel);
        runner.Wake();
        return job.Id;
    }

    /// <summary>The commune on the map of the day.</summary>
    private async Task<Result<PlaceId>> CommuneThenAsync(ImportKind kind, PlaceId commune, DateOnly day, DateOnly today, CancellationToken cancel)
    {
        PlaceMap then = await maps.OnAsync(day, cancel);
        if (then.Find(commune) is { IsCommuneLevel: true }) return commune;
        if (kind.OfYear && (await maps.OnAsync(today, cancel)).Find(commune) is { } now && then.FindByCode(now.Code) is { IsCommuneLevel: true } namesake) return namesake.Id;
        List<MappedPlace> former = [.. (await maps.FormerAsync(commune, cancel)).Select(then.Find).OfType<MappedPlace>().Where(p => p.IsCommuneLevel).OrderBy(p => p.Code, StringComparer.Ordinal)];
        return former.Count == 0
            ? Texts.Problem("commune-not-then", "commune", day)
            : Texts.Problem("commune-then-other", "commune", day, string.Join(", ", former.Select(p => $"{p.Name} ({p.Code})")));
    }
}
