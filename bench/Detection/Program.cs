using Evenkeel.Bench.Detection;

// bin/bench detection [--quick] [--out FOLDER] [METHOD...], or bin/bench detection tune [METHOD...]; a method by a part of its name.
// bin/bench detection limits: fits the limits that the program ships with. bin/bench detection asking [--quick]: ways of asking alone.
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    Work.Stop();
};

try
{
    return args is ["tune", .. var some] ? Tune(some) : args is ["limits"] ? Fit() : args is ["asking", .. var how] ? Ask(how) : Whole(args);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("\nStopped; nothing was written.");
    return 130;
}

static int Tune(string[] names)
{
    var tuning = new Tuning();
    Console.WriteLine(Tuning.Heading);
    foreach (var method in Methods.Named(names, [.. Methods.Engines, .. Methods.Rules, Methods.OracleOfTwoAnswers, Methods.Oracle]))
    {
        Console.WriteLine(tuning.Line(method));
    }

    return 0;
}

static int Fit()
{
    foreach (var limit in new[] { 3, 1 }.SelectMany(items => Limits.Fit(Methods.Engines[0], items)).Concat(Limits.FitAway()))
    {
        Console.WriteLine(FormattableString.Invariant($"{limit.For}: new({limit.Budget}, {limit.Evidence}, {limit.Found}),  // {limit.Why}"));
    }

    return 0;
}

static int Ask(string[] how)
{
    var text = new Markdown();
    AskingReport.Write([.. new AskingProtocol(how.Contains("--quick") ? Protocol.QuickFraction : 1).Measure()], text);
    Console.Write(text);
    return 0;
}

static int Whole(string[] args)
{
    var quick = args.Contains("--quick");
    var at = Array.IndexOf(args, "--out");
    var folder = at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    string[] names = [.. args.Where((a, i) => a != "--quick" && (at < 0 || (i != at && i != at + 1)))];
    if (names.FirstOrDefault(n => n.StartsWith('-')) is { } unknown || (at >= 0 && folder is null))
    {
        Console.Error.WriteLine("bin/bench detection [--quick] [--out FOLDER] [METHOD...] or bin/bench detection tune [METHOD...] or bin/bench detection asking [--quick]");
        return 2;
    }

    var results = Protocol.Run([.. Methods.Named(names, [.. Methods.Engines, .. Methods.Rules])], quick);
    var text = new Report(results).Text();
    if (folder is null)
    {
        Console.Write(text);
        return 0;
    }

    Directory.CreateDirectory(folder);
    File.WriteAllText(Path.Combine(folder, "detection.md"), text);
    File.WriteAllText(Path.Combine(folder, "detection.json"), results.ToJson());
    return 0;
}
