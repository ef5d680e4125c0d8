using System.Globalization;
using Evenkeel.Data;

namespace Evenkeel.Platform.Backups;

/// <summary>When the last backup of this place was written and read back; a note beside the data, since a backup itself lies elsewhere.</summary>
public static class LastBackup
{
    private const string Name = "last-backup";

    /// <exception cref="IOException">The folder takes nothing.</exception>
    public static void Keep(DatabasePlace place, DateTimeOffset at) =>
        File.WriteAllText(Path.Combine(place.Directory, Name), at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Null when none is known of here.</summary>
    public static DateTimeOffset? At(DatabasePlace place)
    {
        try
        {
            var file = Path.Combine(place.Directory, Name);
            return File.Exists(file) && DateTimeOffset.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
