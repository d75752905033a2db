namespace Anise.Modules;

/// <summary>
/// A kind of thing that the journal tells of. Its words stand in the texts of the area: <c>subject-</c> and <c>subjects-</c> (the plural) with its code.
/// </summary>
/// <param name="code">Kebab-case, as it is stored: <c>review-household</c>. It is never changed, since old journals name it.</param>
/// <param name="needs">What a reader of the journal must also be allowed, to see what was written of it; null where the journal is enough.</param>
/// <param name="parts">
/// What the parts of its number, divided by <c>/</c>, are the numbers of: the type by which <see cref="IRecordNames"/> knows them, <c>int</c> for what is
/// shown as it is (a year), <c>long</c> for a mere number, <c>void</c> for a text that tells a reader nothing. Where there is one or none, the number is not divided.
/// </param>
public sealed class SubjectKind(string code, Permission? needs = null, params Type[] parts)
{
    /// <summary>As it is stored.</summary>
    public string Code => code;

    /// <summary>What a reader of the journal must also be allowed; null where the journal is enough.</summary>
    public Permission? Needs => needs;

    /// <summary>What the parts of its number are the numbers of.</summary>
    public IReadOnlyList<Type> Parts => parts;

    /// <summary>Its code.</summary>
    public override string ToString() => code;

    /// <summary>The parts of a number, each with what it is the number of; null where the kind does not say.</summary>
    public IEnumerable<(Type? Of, string Part)> Split(string id) => parts.Length <= 1 ? [(parts.FirstOrDefault(), id)] : id.Split('/').Zip(parts, (text, of) => ((Type?)of, text));
}
