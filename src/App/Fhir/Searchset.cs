using Hl7.Fhir.Model;

namespace Evenkeel.Fhir;

/// <summary>What a search found, all of it: there are no pages.</summary>
internal static class Searchset
{
    /// <param name="address">Of the server.</param>
    /// <param name="asked">The search as it was understood.</param>
    /// <param name="type">Of all that it looked for.</param>
    public static Bundle Of(string address, string type, string asked, IReadOnlyList<Resource> found) => new()
    {
        Type = Bundle.BundleType.Searchset,
        Total = found.Count,
        Link = [new() { Relation = "self", Url = $"{address}/{type}?{asked}" }],
        Entry = [.. found.Select(r => new Bundle.EntryComponent { FullUrl = $"{address}/{type}/{r.Id}", Resource = r, Search = new() { Mode = Bundle.SearchEntryMode.Match } })],
    };
}
