using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Evenkeel.Platform.Page;

/// <summary>Addresses of our own files with the hash of what is in them, so that a browser may keep them and still never sees an old one. Read once: files do not change under a running program.</summary>
public static class Asset
{
    private static readonly ConcurrentDictionary<string, string> Known = new();

    /// <summary>
    /// Names what a phone keeps: pages are compiled into the program and files lie beside it, so a new build is a new version, and the
    /// worker that keeps them for when there is no network fetches all of them anew.
    /// </summary>
    public static readonly string Build = Convert.ToHexStringLower(SHA256.HashData(
        [.. typeof(Asset).Assembly.ManifestModule.ModuleVersionId.ToByteArray(), .. Files().SelectMany(File.ReadAllBytes)]))[..12];

    /// <summary>A file whose address does not name its version is asked for again each time; a script must never meet the page of another build.</summary>
    public static readonly StaticFileOptions Kept = new()
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "max-age=31536000, immutable" : "no-cache",
    };

    public static string Of(string path) => Known.GetOrAdd(path, p =>
        $"{p}?v={Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "wwwroot", p.TrimStart('/')))))[..12]}");

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
