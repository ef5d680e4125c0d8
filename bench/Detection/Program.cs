using Evenkeel.Bench.Detection;

Console.CancelKeyPress += (_, e) => { e.Cancel = true; Work.Stop(); };
var tuning = new Tuning();
Console.WriteLine(Tuning.Heading);
foreach (var method in Methods.Engines.Concat(Methods.Rules).Append(Methods.Oracle).Where(m => args.Length < 2 || args.Skip(1).Any(a => m.Name.Contains(a, StringComparison.OrdinalIgnoreCase))))
{
    Console.WriteLine(tuning.Line(method));
}
