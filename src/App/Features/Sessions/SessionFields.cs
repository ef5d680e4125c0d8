using Evenkeel.Clinical.Plans;
using System.Globalization;
using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Features.Sessions;

/// <summary>What a clinician fills in of a running session.</summary>
public sealed record SessionFields(
    RouteOfAdministration Route, decimal? DoseMg, string Lot, decimal? WeightKg, string PeoplePresent,
    DateTimeOffset StartedAt, DateTimeOffset? DosedAt, DateTimeOffset? AlteredUntil, DateTimeOffset? EndedAt)
{
    public static SessionFields Of(TreatmentSession s) => new(s.Route, s.DoseMg, s.Lot, s.WeightKg, s.PeoplePresent, s.StartedAt, s.DosedAt, s.AlteredUntil, s.EndedAt);

    public void WriteTo(TreatmentSession s) =>
        (s.Route, s.DoseMg, s.Lot, s.WeightKg, s.PeoplePresent, s.StartedAt, s.DosedAt, s.AlteredUntil, s.EndedAt) = (Route, DoseMg, Lot, WeightKg, PeoplePresent, StartedAt, DosedAt, AlteredUntil, EndedAt);

    /// <summary>Each field that differs, in words for the record: name, before, after.</summary>
    public IEnumerable<(string Field, string Before, string After)> Differences(SessionFields next, string zone)
    {
        var (a, b) = (Say(zone), next.Say(zone));
        return Names.Select((name, i) => (name, a[i], b[i])).Where(d => d.Item2 != d.Item3);
    }

    private static readonly string[] Names = ["route", "dose", "lot", "weight", "people there", "start", "time of the dose", "altered until", "end"];

    private string[] Say(string zone)
    {
        string At(DateTimeOffset? at) => at is { } known ? Wording.SayExactly(zone, known, DateTimeOffset.MinValue.AddYears(1)) : "empty";
        static string Number(decimal? value, string unit) => value is { } known ? $"{known.ToString("0.###", CultureInfo.InvariantCulture)} {unit}" : "empty";
        static string Words(string words) => words.Length == 0 ? "empty" : $"“{words}”";
        return [Route.ToString().ToLowerInvariant(), Number(DoseMg, "mg"), Words(Lot), Number(WeightKg, "kg"), Words(PeoplePresent), At(StartedAt), At(DosedAt), At(AlteredUntil), At(EndedAt)];
    }
}
