using System.Runtime.CompilerServices;

namespace Evenkeel.Tests.House;

internal static class FileWatching
{
    /// <summary>Each clinic of the tests watches its files; a machine has few watches (128 a user), and no file changes under a test.</summary>
    [ModuleInitializer]
    internal static void NeedsNoWatches() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
}
