using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>How a patient is reached, as typed in.</summary>
public sealed record ContactForm
{
    public string? Phone { get; init; }

    public string? Address { get; init; }

    public string? BornOn { get; init; }

    public string? EmergencyName { get; init; }

    public string? EmergencyRelation { get; init; }

    public string? EmergencyPhone { get; init; }

    public static ContactForm Of(Contact contact) => new()
    {
        Phone = contact.Phone, Address = contact.Address, BornOn = contact.BornOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        EmergencyName = contact.Emergency?.Name, EmergencyRelation = contact.Emergency?.Relation, EmergencyPhone = contact.Emergency?.Phone,
    };
}

/// <summary>A patient says where they live and who may be called for them. The number is the account's own: there is no second one.</summary>
public sealed class ChangeContact(PatientTurn turn, Clock clock)
{
    private const int LongestAddress = 300;
    private const int LongestName = 200;
    private const int LongestRelation = 100;
    private const int OldestAge = 120;

    /// <returns>What is wrong, by field; empty when it was kept.</returns>
    public Task<IReadOnlyDictionary<string, string>> Run(Caller caller, ContactForm form, CancellationToken cancellation) =>
        turn.Take<IReadOnlyDictionary<string, string>>(caller.Patient, async (db, patient) =>
        {
            var now = clock.Now;
            var (bornOn, problems) = Problems(form, DateOnly.FromDateTime(now.UtcDateTime));
            if (patient is null || problems.Count > 0)
            {
                return problems;
            }

            var me = await db.Users.SingleAsync(u => u.Id == caller.UserId, cancellation);
            me.PhoneNumber = Text(form.Phone) is { Length: > 0 } phone ? phone : null;
            var kept = await db.PatientContacts.SingleOrDefaultAsync(c => c.ClinicId == patient.ClinicId && c.PatientId == patient.Id, cancellation);
            if (kept is null)
            {
                kept = new PatientContact { ClinicId = patient.ClinicId, PatientId = patient.Id };
                db.PatientContacts.Add(kept);
            }

            (kept.Address, kept.BornOn, kept.ChangedAt) = (Text(form.Address), bornOn, now);
            (kept.EmergencyName, kept.EmergencyRelation, kept.EmergencyPhone) = (Text(form.EmergencyName), Text(form.EmergencyRelation), Text(form.EmergencyPhone));
            db.Note(patient.ClinicId, now, caller.UserId, patient.Id, "changed your number, or who may be called for you");
            return problems;
        }, cancellation);

    private static (DateOnly? BornOn, Dictionary<string, string> Problems) Problems(ContactForm form, DateOnly today)
    {
        var problems = new Dictionary<string, string>();
        void Check(bool isWrong, string field, string words)
        {
            if (isWrong)
            {
                problems[field] = words;
            }
        }

        DateOnly? bornOn = DateOnly.TryParseExact(Text(form.BornOn), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        Check(Text(form.BornOn).Length > 0 && bornOn is null, nameof(form.BornOn), "Please write the day like 1990-05-31: year, month, day.");
        Check(bornOn >= today || bornOn < today.AddYears(-OldestAge), nameof(form.BornOn), $"A date of birth lies in the past, at most {OldestAge} years ago.");
        Check(Telephone.Problem(Text(form.Phone)).Length > 0, nameof(form.Phone), Telephone.Problem(Text(form.Phone)));
        Check(Text(form.EmergencyName).Length > 0 && Text(form.EmergencyPhone).Length == 0, nameof(form.EmergencyPhone), "Please write the number, so that somebody can call.");
        Check(Telephone.Problem(Text(form.EmergencyPhone)).Length > 0, nameof(form.EmergencyPhone), Telephone.Problem(Text(form.EmergencyPhone)));
        Check(Text(form.EmergencyPhone).Length > 0 && Text(form.EmergencyName).Length == 0, nameof(form.EmergencyName), "Please write the name that belongs to this number.");
        Check(Text(form.Address).Length > LongestAddress, nameof(form.Address), $"Please keep it to {LongestAddress} characters.");
        Check(Text(form.EmergencyName).Length > LongestName, nameof(form.EmergencyName), $"Please keep it to {LongestName} characters.");
        Check(Text(form.EmergencyRelation).Length > LongestRelation, nameof(form.EmergencyRelation), $"Please keep it to {LongestRelation} characters.");
        return (bornOn, problems);
    }

    private static string Text(string? typed) => typed?.Trim() ?? "";
}
