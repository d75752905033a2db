using System.Globalization;
using System.Security.Cryptography;
using Anise.Access;
using Anise.Basics;
using Anise.Households.Changes;
using Anise.Households.Import.Reading;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Files;

namespace Anise.Households.Import.Jobs;

/// <summary>Takes in a file; it is read by <see cref="ImportRunner"/>.</summary>
public sealed class UploadImport(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock, ImportRunner runner)
{
    /// <summary>Keeps the file in the store and lets it be read.</summary>
    /// <param name="rights">Who uploads; needs <c>Permission.ImportHouseholds</c> in the commune.</param>
    /// <param name="commune">The commune whose households it states, on the map of <paramref name="asOf"/>; the refusal of a younger one names those that it came from.</param>
    /// <param name="asOf">The day for which it is a statement.</param>
    /// <param name="createVillages">Whether villages not known yet are made.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<ImportJobId>> RunAsync(
        Rights rights, PlaceId commune, DateOnly asOf, bool createVillages, string fileName, byte[] content, CancellationToken cancel = default)
    {
        rights.Demand(Permission.ImportHouseholds, await maps.ScopeAsync(commune, clock.Today(), cancel: cancel));
        if (HouseholdChecks.OfDay(asOf, clock.Today()).FirstOrDefault() is { } wrongDay) return wrongDay with { Field = "as-of" };
        PlaceMap then = await maps.OnAsync(asOf, cancel);
        if (then.Find(commune) is not { IsCommuneLevel: true })
        {
            List<MappedPlace> former = [.. (await maps.FormerAsync(commune, cancel)).Select(then.Find).OfType<MappedPlace>().Where(p => p.IsCommuneLevel).OrderBy(p => p.Code, StringComparer.Ordinal)];
            return former.Count == 0
                ? Households.Texts.Problem("commune-not-then", "commune", asOf)
                : Households.Texts.Problem("commune-then-other", "commune", asOf, string.Join(", ", former.Select(p => $"{p.Name} ({p.Code})")));
        }
        if (content.Length == 0) return Households.Texts.Problem("file-empty", "file");
        long most = new FileLimits().MaxBytes;
        if (content.Length > most) return Households.Texts.Problem("file-too-large", "file", most / 1_000_000);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, HouseholdsActs.UploadImport, fileName, cancel);
        var job = new ImportJob
        {
            Id = new ImportJobId(await db.ReserveAsync("import", 1, cancel)),
            Commune = commune,
            AsOf = asOf,
            CreateVillages = createVillages,
            FileName = Path.GetFileName(fileName),
            Size = content.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
            UserName = rights.Actor.Name,
            UserId = rights.Actor.UserId,
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "vi",
            UploadedAt = write.At,
        };
        db.Add(job);
        db.Add(new ImportContent { JobId = job.Id, Commune = commune, Bytes = content });
        await write.CommitAsync(cancel);
        runner.Wake();
        return job.Id;
    }
}
