using System.Reflection;

namespace Evenkeel.Platform.Health;

/// <summary>Which program this is.</summary>
public static class Build
{
    /// <summary>"1.2.3+commit" as it was built.</summary>
    public static string Version { get; } =
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
