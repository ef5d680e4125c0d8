using System.Text.RegularExpressions;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>What somebody sees in the inbox: a line for each patient, and in it what can be folded away.</summary>
internal static partial class InboxPage
{
    /// <summary>Who stands in the list, from the top.</summary>
    public static string[] Names(string page) => [.. Name().Matches(page).Select(m => m.Groups[1].Value)];

    /// <summary>All that the list has of one patient.</summary>
    public static string Block(string page, Patient patient) =>
        Assert.Single(Section().Matches(page), m => m.Groups[1].Value == patient.Id.ToString()).Value;

    /// <summary>The words of one patient's line, above the fold.</summary>
    public static string Line(string page, Patient patient)
    {
        var block = Block(page, patient);
        return Space().Replace(Tag().Replace(block[..block.IndexOf("<details", StringComparison.Ordinal)], " "), " ");
    }

    /// <summary>Whether one patient's fold stands open, and what it has to show that is new.</summary>
    public static (bool IsOpen, string News) Fold(string page, Patient patient)
    {
        var fold = Assert.Single(Folds().Matches(page), m => m.Groups[1].Value == patient.Id.ToString());
        return (fold.Groups[3].Value.Contains(" open", StringComparison.Ordinal), fold.Groups[2].Value);
    }

    public static string At(Alert alert) => $"/inbox/alert/{alert.PatientId}/{alert.Id}";

    public static string Take(Alert alert) => At(alert) + "?handler=take";

    public static string Close(Alert alert) => At(alert) + "?handler=close";

    /// <summary>An alert as a page that has just been drawn would send it back.</summary>
    public static string Drawn(Alert alert) => new DrawnAlert(alert.Id, Seen.Of(alert)).ToString();

    /// <summary>Passing thoughts, and yes to "right now" in the screener: Stat.</summary>
    public static async Task IsInDanger(this TestClinic clinic, Patient patient)
    {
        await clinic.Answers(patient, 3, SafetyAnswer.PassingThoughts);
        var (yes, no) = (ScreenerAnswer.Yes, ScreenerAnswer.No);
        await clinic.Screened(patient, yes, no, no, no, yes);
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(patient, Ideation.Code)).Priority);
    }

    /// <summary>An alert as it is kept now, open or closed.</summary>
    public static Task<Alert> Reload(this TestClinic clinic, Alert alert) =>
        clinic.Read(db => db.Alerts.AsNoTracking().SingleAsync(a => a.Id == alert.Id));

    [GeneratedRegex("<h2 id=\"patient-[^\"]+\"><a [^>]*>([^<]+)</a>")]
    private static partial Regex Name();

    [GeneratedRegex("<section [^>]*aria-labelledby=\"patient-([^\"]+)\">.*?</section>", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("<details id=\"fold-([^\"]+)\" data-news=\"([^\"]*)\"([^>]*)>")]
    private static partial Regex Folds();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
