using Evenkeel.Care;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;

namespace Evenkeel.Features.Live;

/// <summary>Keeps a blood pressure that a support person took, by the same rules as one that staff took.</summary>
public sealed class TakePressure(KeepVitals keep, Clock clock)
{
    /// <returns>What is asked about, by field; empty when it was kept.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Run(LiveLink live, PressureForm form, CancellationToken cancellation)
    {
        var unreadable = form.Unreadable();
        var typed = $"{Cut(form.Systolic)}/{Cut(form.Diastolic)}, pulse {Cut(form.HeartRate)}";
        string[] words = [form.Words?.Trim() ?? "", form.Waited ? "It waited on a phone, so nobody asked about it." : "", unreadable.Count > 0 && form.Waited ? $"Typed: {typed}." : ""];
        return await keep.Run(live.Person.Id, new(
            form.Id, new PatientKey(live.Link.ClinicId, live.Link.PatientId), live.Link.AppointmentId, form.Moment, form.Clock.Settle(clock.Now).At, form.Readings,
            string.Join(" ", words.Where(w => w.Length > 0)), [], form.Waited ? null : unreadable) { Legible = form.Legible }, cancellation);
    }

    private static string Cut(string? typed) => typed?.Length > PressureForm.LongestNumber ? typed[..PressureForm.LongestNumber] : typed ?? "";
}
