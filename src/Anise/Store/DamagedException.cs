using System.Text.Json;

namespace Anise.Store;

/// <summary>What is stored is not what the program writes: it was changed behind its back, or the file is damaged. The message is in the user's language.</summary>
public sealed class DamagedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether an exception while something is read tells of such damage: a text that stands for nothing, a row that is missing or twice.</summary>
    public static bool Tells(Exception exception) => exception is DamagedException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException
        or InvalidCastException or ArgumentException or JsonException;
}
