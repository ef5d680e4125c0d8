namespace Evenkeel.Platform.Backups;

/// <summary>Why a backup cannot be made, read or restored, in words for the person at the keyboard: what is wrong and what would be right.</summary>
public sealed class BackupProblem(string message, Exception? inner = null) : Exception(message, inner);
