using System.Security.Cryptography;
using Anise.Access;
using Anise.Evidence.Files;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Evidence.Boards;

/// <summary>What is wrong with bytes of evidence.</summary>
public enum EvidenceFault
{
    /// <summary>Evidence needs them, and they are not there.</summary>
    Missing,
    /// <summary>They are not those that came.</summary>
    Changed,
    /// <summary>Nothing needs them: a write was cut off.</summary>
    Unneeded,
}

/// <summary>Bytes that are not as they should be.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Name">The hash, or the name under which they lie.</param>
/// <param name="Evidence">The first piece of evidence that needs them; null for none.</param>
public sealed record EvidenceFileFault(EvidenceFault Kind, string Name, EvidenceId? Evidence);

/// <summary>What the comparison of stored evidence with its bytes found.</summary>
/// <param name="Checked">How many files were read.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record EvidenceFileCheck(int Checked, IReadOnlyList<EvidenceFileFault> Faults);

/// <summary>Reads all bytes of evidence and compares them with what the store says of them.</summary>
public sealed class VerifyEvidenceFiles(AniseDb db, JournalBook journal, IEvidenceFiles files)
{
    /// <summary>Compares them; nothing is changed.</summary>
    public async Task<EvidenceFileCheck> RunAsync(CancellationToken cancel = default)
    {
        Dictionary<string, EvidenceId> needed = await NeededAsync(cancel);
        var faults = new List<EvidenceFileFault>();
        foreach (var (hash, id) in needed)
        {
            if (await files.OpenAsync(hash, cancel) is not { } content)
            {
                faults.Add(new EvidenceFileFault(EvidenceFault.Missing, hash, id));
                continue;
            }
            await using (content)
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel)) != hash) faults.Add(new EvidenceFileFault(EvidenceFault.Changed, hash, id));
        }
        await foreach (string name in files.AllAsync(cancel))
            if (!needed.ContainsKey(name)) faults.Add(new EvidenceFileFault(EvidenceFault.Unneeded, name, null));
        return new EvidenceFileCheck(needed.Count, faults);
    }

    /// <summary>Takes bytes away that nothing needs.</summary>
    /// <returns>How many.</returns>
    public async Task<int> TidyAsync(Rights rights, CancellationToken cancel = default)
    {
        await using JournaledWrite locked = await journal.BeginAsync(rights.Actor, EvidenceActs.RemoveEvidence, null, cancel);   // nobody begins to need them meanwhile; nothing is written
        Dictionary<string, EvidenceId> needed = await NeededAsync(cancel);
        List<string> unneeded = [];
        await foreach (string name in files.AllAsync(cancel)) if (!needed.ContainsKey(name)) unneeded.Add(name);
        foreach (string name in unneeded) await files.RemoveAsync(name, cancel);
        return unneeded.Count;
    }

    private async Task<Dictionary<string, EvidenceId>> NeededAsync(CancellationToken cancel)
    {
        var needed = new Dictionary<string, EvidenceId>(StringComparer.Ordinal);
        foreach (var item in await db.Set<EvidenceItem>().AsNoTracking().OrderBy(e => e.Id).Select(e => new { e.Id, e.Hash, e.Thumbnail, e.PublicCopy }).ToListAsync(cancel))
            foreach (string hash in ((string?[])[item.Hash, item.Thumbnail, item.PublicCopy]).OfType<string>()) needed.TryAdd(hash, item.Id);
        return needed;
    }
}
