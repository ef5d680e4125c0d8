using Evenkeel.Bench;
using Evenkeel.Clinical.Silence;
using Evenkeel.Cohort;

// How often each step of the silence ladder fires, with every consent given, for people to whom nothing happens and for the others.
const ulong Seed = 20261102;
const double Month = 30;
var count = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 300;
var everything = new Agreed(true, [Guid.Empty], true);
var calm = new Tally();
var worse = new Tally();
foreach (var person in VirtualCohort.Generate(new CohortParameters(), Seed, count))
{
    var life = new VirtualLife(person);
    // Nothing happened, and they stayed: every step for them is a false concern. Days after somebody has left count for nobody.
    var nothing = person.Truth.Events.Count == 0;
    var tally = nothing ? calm : worse;
    tally.Days += person.Truth.DropOutDay;
    tally.People++;
    var seen = new HashSet<(SilenceStep, DateTimeOffset)>();
    for (var at = VirtualLife.At(0, 8); at < VirtualLife.At(person.Truth.DropOutDay, 8); at = at.AddHours(1))
    {
        foreach (var step in SilenceLadder.Due(life.AsOf(at), everything))
        {
            if (seen.Add((step.Step, step.Since)))
            {
                tally.Fired[step.Step] = tally.Fired.GetValueOrDefault(step.Step) + 1;
            }
        }
    }
}

Console.WriteLine("| people | how many | months | nudges per month | support person asked per month | calls per month |");
Console.WriteLine("|---|--:|--:|--:|--:|--:|");
Print("calm: no event in the truth", calm);
Print("an event: dip, shift, relapse or ideation", worse);

static void Print(string who, Tally t)
{
    var months = t.Days / Month;
    string Rate(SilenceStep step) => (t.Fired.GetValueOrDefault(step) / months).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
    Console.WriteLine(FormattableString.Invariant($"| {who} | {t.People} | {months:0} | {Rate(SilenceStep.Nudge)} | {Rate(SilenceStep.AskSupportPerson)} | {Rate(SilenceStep.Call)} |"));
}

internal sealed class Tally
{
    public int People { get; set; }

    public int Days { get; set; }

    public Dictionary<SilenceStep, int> Fired { get; } = [];
}
