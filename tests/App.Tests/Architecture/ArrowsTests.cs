using System.Text.RegularExpressions;

namespace Evenkeel.Tests.Architecture;

/// <summary>Who may import whom. The compiler keeps Clinical and Cohort apart from the rest; inside App this keeps the arrows.</summary>
public sealed partial class ArrowsTests
{
    private static readonly Dictionary<string, string[]> MayImport = new()
    {
        ["Program"] = ["CommandLine", "Features", "Fhir", "Platform", "Care", "Data", "Clinical", "Cohort"],
        ["CommandLine"] = ["Features", "Fhir", "Platform", "Care", "Data", "Clinical", "Cohort"],
        ["Fhir"] = ["Features", "Care", "Platform", "Data", "Clinical"],
        ["Features"] = ["Care", "Platform", "Data", "Clinical"],
        ["Platform"] = ["Platform", "Care", "Data", "Clinical"],
        ["Platform.Time"] = ["Data", "Clinical"], // duty hours are settled here and handed over as Clinical's own value
        ["Platform.Audit"] = ["Data"],
        ["Care"] = ["Data", "Clinical", "Platform.Time", "Platform.Audit"],
        ["Data"] = ["Clinical"],
        ["Clinical"] = [],
        ["Cohort"] = ["Clinical"],
    };

    /// <summary>Libraries that only one room may say.</summary>
    private static readonly (string Library, string Room)[] Owned = [("Hl7.Fhir", "Fhir"), ("NodaTime", "Platform.Time"), ("Ical.Net", "Platform")];

    [Fact]
    public void Every_arrow_points_the_way_the_plan_says() =>
        Assert.Empty(Tree.Code.Where(f => f.StartsWith("src/", StringComparison.Ordinal)).SelectMany(f => Complaints(f, Tree.Read(f))));

    [Theory]
    [InlineData("src/App/Features/Inbox/Claim.cs", "using Evenkeel.Features.CheckIns;")]
    [InlineData("src/App/Features/Inbox/Index.cshtml", "@model Evenkeel.Features.CheckIns.TodayModel")]
    [InlineData("src/App/Features/Inbox/Claim.cs", "var x = new Evenkeel.Fhir.TaskMapper();")]
    [InlineData("src/App/Features/Inbox/Claim.cs", "var x = new Fhir.TaskMapper();")]
    [InlineData("src/App/Features/Inbox/Claim.cs", "using Hl7.Fhir.Model;")]
    [InlineData("src/App/Features/Inbox/Claim.cs", "using Evenkeel.Cohort;")]
    [InlineData("src/App/Care/AssessPatient.cs", "using Evenkeel.Platform.Delivery;")]
    [InlineData("src/App/Care/AssessPatient.cs", "using static Evenkeel.Features.Inbox.Claim;")]
    [InlineData("src/App/Platform/Delivery/Worker.cs", "using E = Evenkeel.Features.Inbox.Claim;")]
    [InlineData("src/App/Platform/Delivery/Worker.cs", "using NodaTime;")]
    [InlineData("src/App/Platform/Time/Zones.cs", "using Evenkeel.Care;")]
    [InlineData("src/App/Platform/Audit/Trail.cs", "using Evenkeel.Platform.Delivery;")]
    [InlineData("src/App/Data/CareDb.cs", "using Evenkeel.Care;")]
    [InlineData("src/App/Features/Inbox/Claim.cs", "using Evenkeel.CommandLine;")]
    [InlineData("src/App/Program.cs", "global using Evenkeel.Fhir;")]
    [InlineData("src/App/Drawer/Thing.cs", "namespace Evenkeel.Drawer;")]
    [InlineData("src/Clinical/Signs/ProlongedDip.cs", "using Evenkeel.Data;")]
    [InlineData("src/Cohort/Patients.cs", "using Evenkeel.Data;")]
    public void A_planted_violation_is_found(string path, string line) => Assert.NotEmpty(Complaints(path, line));

    [Theory]
    [InlineData("src/App/Program.cs", "using Evenkeel.Fhir; using Evenkeel.Cohort;")]
    [InlineData("src/App/Features/CheckIns/Today.cshtml.cs", "using Evenkeel.Care; using Evenkeel.Features.CheckIns;")]
    [InlineData("src/App/Care/AssessPatient.cs", "using Evenkeel.Platform.Time; using Evenkeel.Clinical.Signs;")]
    [InlineData("src/App/Platform/Time/Zones.cs", "using NodaTime; using Evenkeel.Data;")]
    [InlineData("src/App/Platform/Access/PatientAccess.cs", "using Evenkeel.Platform.Audit; using Evenkeel.Platform.Delivery;")]
    [InlineData("src/App/Features/Index.cshtml", "@model Evenkeel.Features.IndexModel")]
    [InlineData("src/App/Data/CareDb.cs", "// like Evenkeel.Care, but ViewData.Count and \"Evenkeel.Fhir\" are only words")]
    public void An_allowed_import_is_left_alone(string path, string line) => Assert.Empty(Complaints(path, line));

    private static IEnumerable<string> Complaints(string path, string text)
    {
        if (RoomOf(path) is not { } from)
        {
            yield break;
        }

        if (!MayImport.ContainsKey(from.Split('.')[0]))
        {
            yield return $"{path}: the plan has no room '{from}'";
            yield break;
        }

        // A Razor page has code inside quoted attributes, so nothing is taken out of it.
        var code = path.EndsWith(".cs", StringComparison.Ordinal) ? Tree.WithoutWords(text) : text;
        foreach (var to in OwnNames().Matches(code).Select(m => RoomNamed(m.Groups[1].Value)).Distinct().Where(to => !Allowed(from, to)))
        {
            yield return $"{path}: {from} may not import {to}";
        }

        foreach (var (library, room) in Owned.Where(o => o.Room != from && code.Contains(o.Library, StringComparison.Ordinal)))
        {
            yield return $"{path}: only {room} may say {library}";
        }

        if (code.Contains("global using", StringComparison.Ordinal))
        {
            yield return $"{path}: a global using draws an arrow from every room";
        }
    }

    // The front page and the layout stand directly in Features, above the features.
    private static bool Allowed(string from, string to) =>
        from == to || (from == "Features" && to.StartsWith("Features.", StringComparison.Ordinal)) || (MayImport.GetValueOrDefault(from) ?? MayImport[from.Split('.')[0]]) is var may && (may.Contains(to) || may.Contains(to.Split('.')[0]));

    private static string? RoomOf(string path) => path.Split('/') switch
    {
        ["src", "App", "wwwroot", ..] => null,
        ["src", "App", _] => "Program",
        ["src", "App", .. var rest] => RoomNamed(string.Join('.', rest[..^1])),
        ["src", var project, ..] => project,
        _ => null,
    };

    /// <summary>Each feature is a room of its own, and so are Time and Audit within Platform.</summary>
    private static string RoomNamed(string name) => name.Split('.') switch
    {
        ["Features", var feature, ..] => $"Features.{feature}",
        ["Platform", "Time" or "Audit", ..] and [_, var part, ..] => $"Platform.{part}",
        [var top, ..] => top,
        [] => name,
    };

    // A room's name without Evenkeel before it is found too: C# looks it up in the enclosing namespace.
    [GeneratedRegex(@"(?:\bEvenkeel\.|(?<![\w.])(?=(?:CommandLine|Features|Fhir|Care|Platform|Data)\.))([A-Z]\w*(?:\.\w+)*)")]
    private static partial Regex OwnNames();
}
