namespace Anise.Facts;

/// <summary>A fact that holds from a day on, recorded by a write.</summary>
/// <typeparam name="T">The fact itself.</typeparam>
internal interface IFact<T>
{
    DateOnly HoldsFrom { get; }

    long Revision { get; }

    /// <summary>The same content from another day, recorded by another write.</summary>
    T At(DateOnly day, long revision);
}

/// <summary>One field of a fact: what is compared, carried forward and shown in histories.</summary>
/// <param name="Code">Kebab-case, stable: its label stands in the texts under <c>field-</c> and this code.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Copy">The first fact, with this field taken from the second.</param>
internal sealed record FactField<T>(string Code, Func<T, object?> Get, Func<T, T, T> Copy)
{
    public bool Same(T one, T other) => Equals(Get(one), Get(other));
}
