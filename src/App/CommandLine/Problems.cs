using Evenkeel.Platform.Backups;

namespace Evenkeel.CommandLine;

/// <summary>An option that cannot be taken as it was given; the message names it, and says what would be right.</summary>
internal sealed class WrongOption(string message) : Exception(message);

/// <summary>What goes wrong at the command line is told in words, not as a trace of the program.</summary>
internal static class Problems
{
    public const int NotDone = 1;

    public static async Task<int> Tell(TextWriter error, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is BackupProblem or WrongOption or System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped. Nothing half is left behind.");
        }

        return NotDone;
    }
}
