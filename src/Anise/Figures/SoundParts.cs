using Anise.Store;

namespace Anise.Figures;

/// <summary>Reads parts, and tells what cannot be read instead of failing anyhow.</summary>
internal static class SoundParts
{
    /// <summary>The parts of a scope.</summary>
    /// <exception cref="DamagedException">They cannot be listed.</exception>
    public static Task<IReadOnlyList<RecordPart>> ListAsync(IRecordReader reader, RecordScope scope, CancellationToken cancel) =>
        OrDamagedAsync(scope, null, () => reader.PartsAsync(scope, cancel));

    /// <summary>The records of a part, read anew.</summary>
    /// <exception cref="DamagedException">They cannot be read.</exception>
    public static Task<RecordTable> ReadAsync(IRecordReader reader, RecordPart part, RecordScope scope, CancellationToken cancel) =>
        OrDamagedAsync(scope, part, () => reader.ReadAsync(part, scope, cancel));

    /// <summary>What an act reads of a part.</summary>
    /// <exception cref="DamagedException">It cannot be read.</exception>
    public static async Task<T> OrDamagedAsync<T>(RecordScope scope, RecordPart? part, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception damage) when (DamagedException.Tells(damage))
        {
            throw Told(scope, part, damage);
        }
    }

    /// <summary>What is made of what was read of a part.</summary>
    /// <exception cref="DamagedException">It cannot be read.</exception>
    public static T OrDamaged<T>(RecordScope scope, RecordPart part, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception damage) when (DamagedException.Tells(damage))
        {
            throw Told(scope, part, damage);
        }
    }

    private static DamagedException Told(RecordScope scope, RecordPart? part, Exception damage)
    {
        string where = part?.Commune is { } commune ? scope.Map.Find(commune)?.Name ?? part.Key : Texts.Get("damaged-all");
        return new DamagedException(Texts.Get("damaged", scope.Period, where, Ended(damage.Message)), damage);
    }

    /// <summary>What was wrong, without the sentence around it.</summary>
    public static string CauseOf(DamagedException damage) => damage.InnerException?.Message ?? damage.Message;

    private static string Ended(string sentence) => sentence.EndsWith('.') ? sentence : sentence + ".";
}
