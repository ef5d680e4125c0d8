using BenchmarkDotNet.Running;

// In this process: a second build of a generated project would add nothing but time. Options go to BenchmarkDotNet, e.g. --job short
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(["--inProcess", "--filter", "*", .. args]);
