using System.CommandLine;
using Evenkeel.CommandLine;

var root = new RootCommand("Evenkeel carries a ketamine-therapy programme: from a check-in to the person who answers it.")
{
    Serve.Verb(),
    NewClinic.Verb(),
    NewPerson.Verb(),
    Demo.Verb(),
    ImportDiary.Verb(),
    Replay.Verb(),
    Backup.Verb(),
    Restore.Verb(),
    Verify.Verb(),
    CohortFiles.Verb(),
    ScoreSeries.Verb(),
};
// Longer than any stop takes: a check-in that is being kept is not cut off half-way.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(2) });
