using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Evenkeel.Data;

/// <summary>
/// Traces and figures of the way from an answer to a person, under the name "Evenkeel". Nothing here may say whose: no name, no
/// answer, no id of anybody or of anything of theirs. Costs nothing while nobody listens.
/// </summary>
public static class Telemetry
{
    public const string Name = "Evenkeel";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    /// <summary>How long after its time a rung was climbed [s].</summary>
    public static readonly Histogram<double> LadderDelay = Meter.CreateHistogram<double>("evenkeel.ladder.delay", "s");

    /// <summary>One commit, with its wait for others [s].</summary>
    public static readonly Histogram<double> Commit = Meter.CreateHistogram<double>("evenkeel.database.commit", "s");

    /// <summary>From a message's writing to its taking by a channel [s].</summary>
    public static readonly Histogram<double> DeliveryDelay = Meter.CreateHistogram<double>("evenkeel.message.delay", "s");

    /// <summary>The canary's whole passage [s].</summary>
    public static readonly Histogram<double> Canary = Meter.CreateHistogram<double>("evenkeel.canary.duration", "s");

    /// <summary>Messages that wait.</summary>
    public static readonly Gauge<int> OutboxDepth = Meter.CreateGauge<int>("evenkeel.outbox.depth");

    /// <summary>The age of the oldest that waits and is due [s].</summary>
    public static readonly Gauge<double> OutboxAge = Meter.CreateGauge<double>("evenkeel.outbox.age", "s");

    private static readonly Counter<long> Done = Meter.CreateCounter<long>("evenkeel.step");

    /// <summary>One step of the way: "check-in", "assess", "open alert", "deliver", "acknowledge". Ends when it is disposed of.</summary>
    public static Activity? Step(string name)
    {
        Done.Add(1, new KeyValuePair<string, object?>("step", name));
        return Source.StartActivity(name);
    }
}
