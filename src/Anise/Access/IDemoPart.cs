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
