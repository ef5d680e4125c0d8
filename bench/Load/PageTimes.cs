using System.CommandLine;
namespace Evenkeel.Bench;
internal static class PageTimes { public static Command Verb() => new("pages", ""); }
