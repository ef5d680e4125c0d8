namespace Evenkeel.Clinical.Plans;

/// <summary>A value that may be right, and is asked about before it is kept.</summary>
/// <param name="Field">Of the form.</param>
public sealed record Doubt(string Field, string Question);

/// <summary>Readings taken at one time; null where one was not taken. Nothing here refuses: whoever stood beside the patient knows better.</summary>
/// <param name="Systolic">mmHg.</param>
/// <param name="Diastolic">mmHg.</param>
/// <param name="HeartRate">Beats a minute.</param>
/// <param name="OxygenSaturation">Per cent.</param>
public readonly record struct VitalReadings(int? Systolic, int? Diastolic, int? HeartRate, int? OxygenSaturation)
{
    // Emergencies: evidence 4.5, for a clinician to confirm.
    public const int EmergencySystolic = 180;
    public const int EmergencyDiastolic = 120;
    public const int LowestSaturation = 92;

    /// <summary>Likely to be mistyped outside these; proposals. Inclusive.</summary>
    private static readonly (int Low, int High) Systolics = (70, 260), Diastolics = (30, 160), Rates = (30, 220), Saturations = (70, 100);

    public bool IsEmpty => Systolic is null && Diastolic is null && HeartRate is null && OxygenSaturation is null;

    /// <summary>Why this is an emergency, in words; empty when it is none.</summary>
    public IReadOnlyList<string> Emergencies =>
    [
        .. Systolic >= EmergencySystolic || Diastolic >= EmergencyDiastolic ? [$"blood pressure {Number(Systolic)}/{Number(Diastolic)} mmHg (from {EmergencySystolic}/{EmergencyDiastolic})"] : Array.Empty<string>(),
        .. OxygenSaturation < LowestSaturation ? [$"oxygen saturation {OxygenSaturation} % (below {LowestSaturation} %)"] : Array.Empty<string>(),
    ];

    /// <summary>The same while it is still asked about: numbers that look swapped are read the other way round, since most often they are.</summary>
    public IReadOnlyList<string> EmergenciesIfMistyped => Diastolic >= Systolic ? (this with { Systolic = Diastolic, Diastolic = Systolic }).Emergencies : Emergencies;

    public IReadOnlyList<Doubt> Doubts()
    {
        List<Doubt> doubts = [];
        if (Diastolic >= Systolic)
        {
            doubts.Add(new(nameof(Diastolic), $"{Systolic}/{Diastolic}: the lower number is not below the upper one. Are the two swapped?"));
        }
        else if (Systolic is null != (Diastolic is null))
        {
            doubts.Add(new(Systolic is null ? nameof(Systolic) : nameof(Diastolic), "Blood pressure has two numbers, and one is missing."));
        }

        Unlikely(nameof(Systolic), Systolic, Systolics, "mmHg");
        Unlikely(nameof(Diastolic), Diastolic, Diastolics, "mmHg");
        Unlikely(nameof(HeartRate), HeartRate, Rates, "beats a minute");
        Unlikely(nameof(OxygenSaturation), OxygenSaturation, Saturations, "%");
        return doubts;

        void Unlikely(string field, int? value, (int Low, int High) range, string unit)
        {
            if ((value < range.Low || value > range.High) && doubts.TrueForAll(d => d.Field != field))
            {
                doubts.Add(new(field, $"{value} {unit} is outside {range.Low} to {range.High}. Is it typed as it was read?"));
            }
        }
    }

    private static string Number(int? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–";
}
