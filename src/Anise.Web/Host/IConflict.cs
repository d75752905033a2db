using Anise.Access;
using Anise.Journal;

namespace Anise.Web.Host;

/// <summary>What others changed while a reader had a form open, as the pages of the journal word it.</summary>
public interface IConflict;

/// <summary>Reads what a conflict is shown with.</summary>
public interface IReadConflict
{
    /// <summary>The conflict as a page shows it.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="changed">What stood in the way.</param>
    /// <param name="cancel">Cancels.</param>
    Task<IConflict> RunAsync(Rights rights, ChangedMeanwhileException changed, CancellationToken cancel = default);
}
