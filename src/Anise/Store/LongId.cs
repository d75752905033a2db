using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Anise.Store;

/// <summary>A strongly typed id over a whole number. Ids are given by <see cref="Sequences"/>, in order, never reused.</summary>
public interface ILongId
{
    /// <summary>The number.</summary>
    long Value { get; init; }
}

internal sealed class LongIdConverter<T>() : ValueConverter<T, long>(id => id.Value, value => new T { Value = value })
    where T : struct, ILongId;
