using System.Text.Json;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Data;

namespace Evenkeel.Care;

/// <summary>
/// The suicide screener that this clinic asks: C-SSRS where it has brought the wording as a content pack (`c-ssrs.json` in the data
/// folder), else ASQ.
/// </summary>
public sealed class ScreenerInUse
{
    private const string PackName = "c-ssrs.json";
    private readonly CssrsWording? _cssrs;

    /// <exception cref="InvalidDataException">There is a content pack, but it cannot be used; the message says what it lacks.</exception>
    public ScreenerInUse(DatabasePlace place)
    {
        var file = Path.Combine(place.Directory, PackName);
        if (File.Exists(file))
        {
            try
            {
                var pack = JsonSerializer.Deserialize<Pack>(File.ReadAllText(file), JsonSerializerOptions.Web) ?? new Pack(null, null, null, null, null);
                _cssrs = CssrsWording.From(pack.Id, pack.Version, pack.Language, pack.Notice, pack.Questions);
            }
            catch (Exception e) when (e is JsonException or ArgumentException)
            {
                throw new InvalidDataException($"{PackName}: {e.Message}", e);
            }
        }
    }

    public string Code => _cssrs is null ? Asq.Code : Cssrs.Code;

    public string Notice => _cssrs?.Notice ?? Asq.Notice;

    /// <summary>The questions in order.</summary>
    public IReadOnlyList<string> Questions => _cssrs is { } w ? [.. w.Questions, w.Past3Months] : [.. Asq.Questions.Select(q => q.Text)];

    /// <summary>What is said above a question that is not for everybody; empty for the others.</summary>
    public string Condition(int question) => _cssrs is null
        ? question == 4 ? "If you said yes, or would rather not say, to any question above:" : ""
        : question switch
        {
            2 => "If you said yes, or would rather not say, to question 2 (three questions):",
            6 => "If you said yes to the question above:",
            _ => "",
        };

    public Screening Outcome(IReadOnlyList<ScreenerAnswer> a) => _cssrs is null
        ? Asq.Outcome(a)
        : Cssrs.Triage(new CssrsAnswers
        {
            WishToBeDead = a[0], Thoughts = a[1], Method = a[2], Intent = a[3], Plan = a[4], Behaviour = a[5], BehaviourPast3Months = a[6],
        });

    private sealed record Pack(string? Id, string? Version, string? Language, string? Notice, IReadOnlyList<CssrsQuestion>? Questions);
}
