using System.Data.Common;

namespace Anise.Store;

/// <summary>Another write, such as a large import, held the store for longer than this one waits. Nothing was written; the same can be tried again.</summary>
public sealed class StoreBusyException(Exception inner) : Exception("The store is busy.", inner)
{
    // SQLITE_BUSY and SQLITE_LOCKED, without what is added in the higher bytes.
    private const int Busy = 5, Locked = 6;

    /// <summary>Whether a fault of the database tells that another holds it.</summary>
    public static bool Tells(DbException fault) => (fault.ErrorCode & 0xFF) is Busy or Locked;
}

/// <summary>There is no room left where the store lies. Nothing was written.</summary>
public sealed class StoreFullException(Exception inner) : Exception("There is no room left for the store.", inner)
{
    private const int Full = 13;   // SQLITE_FULL

    /// <summary>Whether a fault tells so.</summary>
    public static bool Tells(Exception fault) => fault is DbException { ErrorCode: var code } && (code & 0xFF) == Full || fault.InnerException is { } inner && Tells(inner);
}
