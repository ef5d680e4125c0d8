namespace Evenkeel.Platform.Access;

/// <summary>
/// On a page's handler: what it does waits while the patient's judgement counts as altered by a dose (mission N12, decision 29). Every
/// handler that a patient can reach carries this or stands on the list of what is never held; a test looks.
/// </summary>
/// <param name="what">As the beginning of "… waits": "A new pause".</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HeldWhileAlteredAttribute(string what) : Attribute
{
    public string What => what;

    /// <summary>What was typed is a secret, so the page that says "later" does not carry it.</summary>
    public bool IsSecret { get; init; }
}
