using Evenkeel.Care;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Patients;

/// <summary>A signature on paper as it is entered.</summary>
public sealed record PaperConsentForm
{
    /// <summary>Made when the page was drawn: entered twice, it is one signature.</summary>
    public Guid Id { get; init; }

    public int Version { get; init; }

    public ConsentSigner? Signer { get; init; }

    public string? Name { get; init; }

    public string? Authority { get; init; }

    public DateOnly? On { get; init; }

    public string? Witness { get; init; }

    public string? KeptAt { get; init; }

    /// <summary>Whoever enters it has looked again at a day that is long ago.</summary>
    public bool IsSureOfDay { get; init; }
}

/// <summary>
/// Keeps that the agreement was signed on paper, by the patient or by a named lawful representative (design 5b, gate). It is the same
/// consent as one that is signed here: to one version, with its day and a witness.
/// </summary>
public sealed class KeepPaperConsent(PatientTurn turn, Clock clock)
{
    public const int LongestWords = 200;

    /// <summary>Longer ago it is asked about; closed. A proposal, for a signature.</summary>
    private const int UsualDays = 365;

    /// <returns>What is wrong, by field; empty when it was kept.</returns>
    public Task<IReadOnlyDictionary<string, string>> Run(
        Caller caller, Guid patientId, PaperConsentForm form, CancellationToken cancellation) =>
        turn.Take<IReadOnlyDictionary<string, string>>(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            if (patient is null || form.Id == Guid.Empty)
            {
                return Problem(nameof(form.Id), "This form has lost its number. Please open it again; what you typed is kept below.");
            }

            if (await db.ConsentSignatures.AnyAsync(s => s.ClinicId == caller.ClinicId && s.Id == form.Id, cancellation))
            {
                return new Dictionary<string, string>();
            }

            var words = (await ReadConsent.Texts(db, caller.ClinicId, cancellation))
                .FirstOrDefault(t => t.Version == form.Version && t.Language == ShippedConsent.Language);
            if (words is null)
            {
                return Problem(nameof(form.Version), "Please choose the version that stands on the paper.");
            }

            var altered = await AlteredNow.Of(db, new PatientKey(caller.ClinicId, patientId), clock.Now, cancellation);
            var today = Days.On(patient.Zone, clock.Now);
            var problems = Problems(form, words, patient.Zone, today, isAltered: altered is not null);
            if (problems.Count == 0)
            {
                await ReadConsent.KeepShipped(db, caller.ClinicId, caller.UserId, clock.Now, cancellation);
                db.ConsentSignatures.Add(new ConsentSignature
                {
                    ClinicId = caller.ClinicId, Id = form.Id, PatientId = patientId, Version = words.Version,
                    Language = words.Language, WordsHash = ReadConsent.HashOf(words.Words), SignedName = Trim(form.Name),
                    SignedBy = caller.UserId, SignedAt = clock.Now, Signer = form.Signer!.Value, SignedOn = form.On,
                    Witness = Trim(form.Witness), KeptAt = Trim(form.KeptAt),
                    Authority = form.Signer == ConsentSigner.Representative ? Trim(form.Authority) : "",
                });
                db.Note(caller.ClinicId, clock.Now, caller.UserId, patientId,
                    $"entered the agreement signed on paper, version {words.Version}", form.Id.ToString());
            }

            return problems;
        }, cancellation);

    private static Dictionary<string, string> Problems(
        PaperConsentForm form, ConsentText words, string zone, DateOnly today, bool isAltered)
    {
        var problems = new Dictionary<string, string>();
        if (form.Signer is not (ConsentSigner.PatientOnPaper or ConsentSigner.Representative))
        {
            problems[nameof(form.Signer)] = "Please choose who signed.";
        }

        Need(problems, nameof(form.Name), form.Name, "Please write the name that stands under it.");
        Need(problems, nameof(form.Witness), form.Witness, "Please write who saw it being signed.");
        Need(problems, nameof(form.KeptAt), form.KeptAt, "Please write where the paper or its scan lies, so that it can be found.");
        if (form.Signer == ConsentSigner.Representative)
        {
            Need(problems, nameof(form.Authority), form.Authority,
                "Please write what makes them a lawful representative: guardian, power of attorney for health.");
        }

        if (Trim(form.Witness) is { Length: > 0 } witness && witness.Equals(Trim(form.Name), StringComparison.OrdinalIgnoreCase))
        {
            problems[nameof(form.Witness)] = "Nobody witnesses their own signature. Please name somebody else.";
        }

        if (Day(form, words, zone, today, isAltered) is { } wrong)
        {
            problems[nameof(form.On)] = wrong;
        }

        return problems;
    }

    private static string? Day(PaperConsentForm form, ConsentText words, string zone, DateOnly today, bool isAltered) => form.On switch
    {
        null => "Please give the day on the paper.",
        { } on when on > today => "That day has not come yet. Please look at the paper again.",
        { } on when words.Version != ShippedConsent.Version && on < Days.On(zone, words.PublishedAt) =>
            $"Version {words.Version} was published on {Wording.Say(Days.On(zone, words.PublishedAt))}: it cannot have been signed before.",
        { } on when on == today && isAltered && form.Signer == ConsentSigner.PatientOnPaper =>
            "The hours after the dose still hold. What the patient signs in them is no consent; please let it be signed tomorrow.",
        { } on when on < today.AddDays(-UsualDays) && !form.IsSureOfDay =>
            "That is more than a year ago. If the paper says so, tick the box below.",
        _ => null,
    };

    private static void Need(Dictionary<string, string> problems, string field, string? typed, string ask)
    {
        if (Trim(typed).Length is 0 or > LongestWords)
        {
            problems[field] = Trim(typed).Length == 0 ? ask : $"Please keep it to {LongestWords} characters.";
        }
    }

    private static string Trim(string? typed) => typed?.Trim() ?? "";

    private static Dictionary<string, string> Problem(string field, string words) => new() { [field] = words };
}
