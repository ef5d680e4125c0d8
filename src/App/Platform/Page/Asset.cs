using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Evenkeel.Platform.Page;

/// <summary>Addresses of our own files with the hash of what is in them, so that a browser may keep them and still never sees an old one. Read once: files do not change under a running program.</summary>
public static class Asset
{
    private static readonly ConcurrentDictionary<string, string> Known = new();

    public static string Of(string path) => Known.GetOrAdd(path, p =>
        $"{p}?v={Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "wwwroot", p.TrimStart('/')))))[..12]}");
}
