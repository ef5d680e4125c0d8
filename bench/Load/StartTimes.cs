using System.CommandLine;
namespace Evenkeel.Bench;
internal static class StartTimes { public static Command Verb() => new("start", ""); }
