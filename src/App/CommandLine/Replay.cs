using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Evenkeel.Care;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>A decision that does not come out again as it is kept.</summary>
/// <param name="What">What differs, in words.</param>
internal sealed record ReplayDifference(int Clinic, Guid Patient, Guid Assessment, DateTimeOffset AsOf, string What);

/// <summary>`evenkeel replay`: every kept decision once more, from its exact input.</summary>
internal static class Replay
{
    private const string About = """
        Judge every kept decision again from its exact input, and compare the answer with the one that was kept, byte for byte in one spelling.
        Exit codes: 0 every decision is the same, 2 some differ.
        """;

    public static Command Verb()
    {
        var place = new Place();
        var patient = new Option<Guid?>("--patient") { Description = "Only this patient's." };
        var since = new Option<DateOnly?>("--since") { Description = "Only decisions from this day (UTC) on, like 2026-11-30." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var verb = new Command("replay", About) { patient, since, json };
        place.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var services = WebHost.CareOnly(place.Of(parsed));
            await WebHost.Migrate(services, cancellation);
            return await Run(services, parsed.GetValue(patient), parsed.GetValue(since), parsed.GetValue(json), Console.Out, cancellation);
        });
        return verb;
    }

    public static async Task<int> Run(IServiceProvider services, Guid? patient, DateOnly? since, bool json, TextWriter output, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContextAsync(cancellation);
        var from = since is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MinValue;
        var kept = db.Assessments.AsNoTracking().Where(a => a.ClinicId != Clinic.CanaryId).OrderBy(a => a.ClinicId).ThenBy(a => a.PatientId).ThenBy(a => a.AsOf).AsQueryable();
        kept = patient is { } id ? kept.Where(a => a.PatientId == id) : kept;
        kept = since is null ? kept : kept.Where(a => a.AsOf >= from);
        var (count, differences) = (0, new List<ReplayDifference>());
        await foreach (var assessment in kept.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            count++;
            if (Difference(assessment) is { } what)
            {
                differences.Add(new ReplayDifference(assessment.ClinicId, assessment.PatientId, assessment.Id, assessment.AsOf, what));
            }
        }

        await output.WriteLineAsync(json
            ? JsonSerializer.Serialize(new { catalogue = Catalogue.Current.Version, decisions = count, equal = count - differences.Count, differences })
            : string.Join('\n', differences.Select(d => $"patient {d.Patient}, decision {d.Assessment} of {d.AsOf:u}: {d.What}")
                .Append(string.Create(CultureInfo.InvariantCulture, $"{count} decisions judged again by catalogue {Catalogue.Current.Version}: {count - differences.Count} the same, {differences.Count} differ."))));
        return differences.Count == 0 ? 0 : 2;
    }

    /// <summary>Both answers are spelled in one way before their bytes are compared: the databases keep JSON each in its own.</summary>
    private static string? Difference(Assessment kept)
    {
        try
        {
            var again = Catalogue.Current.Assess(KeptJson.Trajectory(kept.Input));
            var (was, now) = (JsonSpelling.Of(kept.Guidance), JsonSpelling.Of(KeptJson.Write(again)));
            return was != now ? $"was {was}, is {now}"
                : kept.Priority != again.Priority || kept.Catalogue != again.Catalogue || kept.AsOf != again.AsOf ? "its priority, catalogue or instant is not the one in its own answer"
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or NullReferenceException or ArgumentException)
        {
            return $"cannot be read: {e.Message}";
        }
    }
}
