using System.Text;
using Evenkeel.Care;
using Evenkeel.Data;

namespace Evenkeel.Platform.Journal;

/// <summary>Words or a recording as they come from the patient.</summary>
/// <param name="Id">Made when the page was drawn: the same again is the same part.</param>
public sealed record PartBody(Guid Id, string MediaType, byte[] Content)
{
    public const string Text = "text/plain";

    /// <summary>Characters.</summary>
    public const int LongestWords = 20_000;

    /// <summary>Minutes that a page records at most.</summary>
    public const int LongestRecording = 10;

    /// <summary>Bytes. At the 32 kbit/s that are asked for, ten minutes take 2.4 MB; a browser that records at twice as many still fits.</summary>
    public const int LargestRecording = 5 * 1024 * 1024;

    /// <summary>What browsers record: Chromium and Firefox, Firefox, Safari. Anything else could be a page in disguise.</summary>
    private static readonly string[] Recordings = ["audio/webm", "audio/ogg", "audio/mp4"];

    public bool IsText => MediaType == Text;

    public static PartBody OfWords(Guid id, string words) => new(id, Text, Encoding.UTF8.GetBytes(words.ReplaceLineEndings("\n").Trim()));

    /// <param name="mediaType">As the browser says it, perhaps with what stands after the semicolon.</param>
    public static PartBody OfRecording(Guid id, string? mediaType, byte[] content) => new(id, (mediaType ?? "").Split(';')[0].Trim().ToLowerInvariant(), content);

    /// <summary>What is wrong with it, in words; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        { Id: var id } when id == Guid.Empty => "This form has lost its number. Please open the page again.",
        { Content.Length: 0 } => IsText ? "There are no words yet. Please write something, or leave it for another time." : "There is no sound in this recording. Please record it again.",
        { IsText: true } when Encoding.UTF8.GetCharCount(Content) > LongestWords => $"Please keep it to {LongestWords:N0} characters; this has {Encoding.UTF8.GetCharCount(Content):N0}. You can put the rest into another entry.",
        { IsText: true } => null,
        _ when !Recordings.Contains(MediaType) => "This is no recording that a page can play. Please record it on this page, or write it down.",
        { Content.Length: > LargestRecording } => $"Please keep a recording below {LargestRecording / (1024 * 1024)} MB, about {LongestRecording} minutes of speech. You can record the rest as a second one.",
        _ => null,
    };
}

/// <summary>A private entry, or more of one that is there.</summary>
/// <param name="EntryId">Made when the page was drawn.</param>
/// <param name="AppointmentId">The session that it belongs to; null for none.</param>
/// <param name="Device">When it was said, where it waited on the phone.</param>
public sealed record WritingBody(Guid EntryId, JournalKind Kind, Guid? AppointmentId, IReadOnlyList<PartBody> Parts, DeviceClock Device = default);
