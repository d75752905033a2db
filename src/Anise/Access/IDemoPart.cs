using Anise.Basics;
namespace Anise.Access;

/// <summary>
/// What an area adds to the demo province, through its own use cases. Registered by the area; made in the order of the areas, after households and reviews, on the
/// demo's last day. The same store comes of it each time.
/// </summary>
public interface IDemoPart
{
    /// <summary>Adds it.</summary>
    /// <param name="rights">May do everything.</param>
    /// <param name="cancel">Cancels between two writes.</param>
    Task MakeAsync(Rights rights, CancellationToken cancel);
}

/// <summary>What parts of the demo have in common.</summary>
internal static class DemoPart
{
    /// <summary>The value; the demo asks for nothing that can be refused, so a refusal is a defect.</summary>
    public static T Must<T>(Result<T> result) =>
        result.Ok ? result.Value : throw new InvalidOperationException("The demo was refused: " + string.Join("; ", result.Problems.Select(p => p.Message)));
}
