namespace Evenkeel.Platform.Journal;

/// <summary>The place on a page where something is said aloud, and what it belongs to.</summary>
/// <param name="Session">The session that is looked back on.</param>
/// <param name="Before">The appointment of the session that an intention is for.</param>
/// <param name="Speak">Recording begins as the page opens: that was the tap.</param>
public sealed record VoiceView(Guid Entry, Guid? Session, Guid? Before, bool Speak);
