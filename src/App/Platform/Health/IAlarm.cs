using Evenkeel.Care;

namespace Evenkeel.Platform.Health;

/// <summary>A way to tell staff that the alert path is broken which needs neither the database nor the outbox nor the other ways.</summary>
public interface IAlarm
{
    string Name { get; }

    /// <summary>Everybody whom it can tell; none when there is nobody.</summary>
    IEnumerable<Bell> Bells(Reach reach);
}

/// <summary>One address or one gateway.</summary>
/// <param name="Whose">The same at each look, so that whoever was told is known again.</param>
/// <param name="Ring">Tells it, once. Throws when it did not take it.</param>
public sealed record Bell(string Whose, Func<AlarmNews, CancellationToken, Task> Ring);

/// <summary>What is told. No word of anybody's health.</summary>
/// <param name="Id">Of this telling: a gateway that has it does not pass it on again.</param>
public sealed record AlarmNews(Guid Id, bool IsDown, string Title, string Text)
{
    public static AlarmNews Of(PathState state, string since, string machine) => state.IsDown
        ? new(
            Guid.CreateVersion7(), true, "Evenkeel: monitoring is down",
            $"Nothing proves that messages reach you. The last proof is from {since}.\n\n{PathWords.Of(state.Broken)}\n\nOn duty: {PathWords.Do(state.Broken)}\n\nAdmin: {PathWords.Mend(state.Broken)}\n\nPatients are shown whom to call. You are told again every hour, and once when it is over. ({machine})")
        : new(Guid.CreateVersion7(), false, "Evenkeel: monitoring is back", $"Messages reach you again; this was proved at {since}. Please look at the inbox once more: something may have waited there. ({machine})");
}
