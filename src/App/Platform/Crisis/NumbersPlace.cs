namespace Evenkeel.Platform.Crisis;

/// <summary>The numbers of one place, named: where somebody is now, or at home.</summary>
/// <param name="Title">"Where you are now: United States"; empty where there is but one place and nothing to tell apart.</param>
/// <param name="Code">ISO 3166-1 alpha-2; empty when the country is not known.</param>
public sealed record NumbersPlace(string Title, string Code);
