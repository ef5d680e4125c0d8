using Evenkeel.Data;

namespace Evenkeel.Platform.Backups;

/// <summary>
/// Where a backup is restored to: first aside, where no server finds it, and in one step into its place when it is whole. A restore
/// that is stopped before that has restored nothing; the next one begins anew.
/// </summary>
internal interface IEmptyPlace : IAsyncDisposable
{
    /// <summary>Refuses a place that is not empty, and clears away what an earlier restore has left aside.</summary>
    /// <exception cref="BackupProblem">Something is there.</exception>
    Task Prepare(CancellationToken cancellation);

    /// <summary>The database that is being restored, as the program sees it.</summary>
    CareDb Database();

    /// <summary>The same one, as rows.</summary>
    IStore Rows();

    /// <summary>The step.</summary>
    Task MoveIn(CancellationToken cancellation);

    /// <summary>What now stands in the place, opened as the server will open it.</summary>
    Task<IStore> InPlace(CancellationToken cancellation);

    /// <summary>Undoes the step, where it can be undone: nobody may serve what was found not to be the backup.</summary>
    void TakeBack();
}
