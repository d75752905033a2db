using System.Data;
using System.IO.Hashing;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable RS0030 // reads the very bytes of the rows, past the model

namespace Anise.Journal;

/// <summary>How a stored thing differs from what the journal says of it.</summary>
public enum FactFaultKind
{
    /// <summary>A field has another value than the journal left in it.</summary>
    Changed,
    /// <summary>The journal says it is there, and it is not.</summary>
    Missing,
    /// <summary>It is there, and no entry of the journal put it there.</summary>
    Unexplained,
    /// <summary>Rows of this type cannot be read: a value is not of its kind any more.</summary>
    Unreadable,
}

/// <summary>A stored thing that is not as the journal left it.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Type">The name of its type, as in the journal.</param>
/// <param name="Key">The values of its key, <c>; </c> between them; empty where the rows cannot be read.</param>
/// <param name="Entry">The number of the last entry that speaks of it; null where there is none.</param>
public sealed record FactFault(FactFaultKind Kind, string Type, string Key, long? Entry);

/// <summary>What the comparison of the journal with the facts found.</summary>
/// <param name="Checked">How many stored things were compared.</param>
/// <param name="Faulty">How many differ.</param>
/// <param name="Faults">The first of those, at most <see cref="VerifyFacts.Told"/>.</param>
public sealed record FactCheck(long Checked, long Faulty, IReadOnlyList<FactFault> Faults);

/// <summary>
/// Rebuilds every journaled thing from the entries of the journal and compares it with what is stored. A role, a signature, a complaint, an answer that
/// was changed, added or taken out behind the program shows. Derived rows are not compared: they are made from these.
/// </summary>
/// <remarks>
/// A thing is kept as a sum: each field adds a hash of its name and value, and leaves it again when an entry says that it was so before. So memory
/// grows with the number of things, not with what they hold. The hash has a seed of this run, so that nobody can prepare two values with one hash.
/// A field that is empty, false or zero adds nothing: columns that a newer version added do not differ.
/// </remarks>
public sealed class VerifyFacts(AniseDb db)
{
    /// <summary>At most so many faults are told one by one.</summary>
    public const int Told = 50;

    private readonly long _seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private readonly Dictionary<UInt128, Sum> _things = [];

    private readonly Dictionary<string, (IEntityType Type, string[] Key)> _types = db.Model.GetEntityTypes()
        .Where(t => typeof(IJournaled).IsAssignableFrom(t.ClrType))
        .ToDictionary(t => t.ClrType.Name, t => (t, t.FindPrimaryKey()!.Properties.Select(p => p.Name).ToArray()), StringComparer.Ordinal);

    /// <summary>Compares the store as it is at one moment; writers are not kept waiting.</summary>
    public async Task<FactCheck> RunAsync(CancellationToken cancel = default)
    {
        await using IDbContextTransaction? reading =
            db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancel) : null;
        await foreach (JournalEntry entry in Entries.WithCancellation(cancel)) Take(entry);

        List<(FactFaultKind Kind, string Type, string Key, UInt128 Id)> faults = [];
        long read = 0, faulty = 0;
        foreach (var (name, (type, _)) in _types)
        {
            try
            {
                await foreach (object thing in RowsOf(type).WithCancellation(cancel))
                {
                    read++;
                    Dictionary<string, string> fields = EntityJson.Fields(type, thing);
                    (UInt128 id, string key) = Identify(name, fields);
                    FactFaultKind? kind = !_things.Remove(id, out Sum sum) || sum.Alive != 1 ? FactFaultKind.Unexplained
                        : sum.Value != SumOf(fields) ? FactFaultKind.Changed : null;
                    if (kind is { } found) Add(found, name, key, id);
                }
            }
            catch (Exception e) when (DamagedException.Tells(e))
            {
                Add(FactFaultKind.Unreadable, name, "", 0);
                foreach (UInt128 id in _things.Where(t => t.Value.Type == name).Select(t => t.Key).ToList()) _things.Remove(id);
            }
        }
        foreach (var (id, sum) in _things.Where(t => t.Value.Alive > 0)) Add(FactFaultKind.Missing, sum.Type, "", id);
        return new FactCheck(read, faulty, await LocateAsync(faults, cancel));

        void Add(FactFaultKind kind, string type, string key, UInt128 id)
        {
            faulty++;
            if (faults.Count < Told) faults.Add((kind, type, key, id));
        }
    }

    /// <summary>The same faults, each with the last entry that speaks of the thing and, for a thing that is gone, its key.</summary>
    private async Task<IReadOnlyList<FactFault>> LocateAsync(List<(FactFaultKind Kind, string Type, string Key, UInt128 Id)> faults, CancellationToken cancel)
    {
        if (faults.Count == 0) return [];
        var wanted = faults.Select(f => f.Id).ToHashSet();
        var last = new Dictionary<UInt128, (long Number, string Key)>();
        await foreach (JournalEntry entry in Entries.WithCancellation(cancel))
            foreach (var (_, type, fields) in Things(entry))
                if (Identify(type, fields) is var (id, key) && wanted.Contains(id)) last[id] = (entry.Number, key);
        return [.. faults.Select(f => last.TryGetValue(f.Id, out var at) ? new FactFault(f.Kind, f.Type, at.Key, at.Number) : new FactFault(f.Kind, f.Type, f.Key, null))];
    }

    private IAsyncEnumerable<JournalEntry> Entries => db.Set<JournalEntry>().AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable();

    private void Take(JournalEntry entry)
    {
        foreach (var (after, type, fields) in Things(entry))
        {
            UInt128 id = Identify(type, fields).Id;
            Sum sum = _things.GetValueOrDefault(id, new Sum(type, 0, 0));
            sum = after ? sum with { Alive = sum.Alive + 1, Value = unchecked(sum.Value + SumOf(fields)) } : sum with { Alive = sum.Alive - 1, Value = unchecked(sum.Value - SumOf(fields)) };
            if (sum is { Alive: 0, Value: var left } && left == 0) _things.Remove(id);
            else _things[id] = sum;
        }
    }

    /// <summary>The stored things that an entry speaks of, what was before what is.</summary>
    private IEnumerable<(bool After, string Type, Dictionary<string, string> Fields)> Things(JournalEntry entry)
    {
        foreach (bool after in (bool[])[false, true])
        {
            if ((after ? entry.After : entry.Before) is not ['[', ..] json) continue;   // a note
            using JsonDocument things = JsonDocument.Parse(json);
            foreach (JsonElement thing in things.RootElement.EnumerateArray())
            {
                if (thing.ValueKind != JsonValueKind.Object || !thing.TryGetProperty("type", out JsonElement type) || !_types.ContainsKey(type.GetString() ?? "")) continue;
                yield return (after, type.GetString()!, thing.EnumerateObject().Where(p => p.Name != "type").ToDictionary(p => p.Name, p => p.Value.GetRawText(), StringComparer.Ordinal));
            }
        }
    }

    private IAsyncEnumerable<object> RowsOf(IEntityType type) =>
        (IAsyncEnumerable<object>)typeof(VerifyFacts).GetMethod(nameof(Rows), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type.ClrType).Invoke(this, null)!;

    private IAsyncEnumerable<object> Rows<T>() where T : class => db.Set<T>().IgnoreQueryFilters().IgnoreAutoIncludes().AsNoTracking().AsAsyncEnumerable();

    private (UInt128 Id, string Key) Identify(string type, Dictionary<string, string> fields)
    {
        string key = string.Join("; ", _types[type].Key.Select(k => fields.TryGetValue(k, out string? value) ? value.Trim('"') : ""));
        return (Hash($"{type}\n{key}"), key);
    }

    private UInt128 SumOf(Dictionary<string, string> fields)
    {
        UInt128 sum = 0;
        foreach (var (field, value) in fields)
            if (value is not ("false" or "0" or "\"\"")) sum = unchecked(sum + Hash($"{field}\n{value}"));
        return sum;
    }

    private UInt128 Hash(string text) => XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(text), _seed);

    /// <param name="Type">The type of the thing.</param>
    /// <param name="Alive">1 where the journal left it there, 0 where it took it away.</param>
    /// <param name="Value">The sum of its fields' hashes.</param>
    private readonly record struct Sum(string Type, int Alive, UInt128 Value);
}
