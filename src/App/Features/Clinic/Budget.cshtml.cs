using System.Globalization;
using Evenkeel.Clinical.Band;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>The clinic's alert budget: what each choice costs and misses, what holds, and who signed it.</summary>
public sealed class BudgetModel(CareDb db, SignBudget sign, Clock clock) : PageModel
{
    /// <summary>Choices whose price the page shows.</summary>
    private static readonly double[] Shown = [AlertBudget.Least, AlertBudget.Usual, .2, AlertBudget.Most];

    [BindProperty]
    public string? Budget { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public Data.Clinic Here { get; private set; } = null!;

    /// <summary>Newest first; empty while nobody has signed.</summary>
    public IReadOnlyList<SignedBudget> Signed { get; private set; } = [];

    public string Why { get; private set; } = "";

    public Task OnGet(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var budget = decimal.TryParse(Budget, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var typed) ? typed : (decimal?)null;
        var changed = await sign.Run(User.Caller(), budget, Name ?? "", cancellation);
        if (changed.Done)
        {
            return RedirectToPage();
        }

        Why = changed.Why;
        await Show(cancellation);
        return Page();
    }

    /// <summary>A budget, in 100 patients the alerts of a month, and of ten worsenings those not told in a week.</summary>
    public IEnumerable<(string Budget, string Alerts, string Missed)> Prices() => Shown.Select(b => (
        Number((decimal)b), $"about {Number((decimal)(b * 100))}", $"about {Math.Round(10 * (1 - AlertBudget.ExpectedFound(b))).ToString(CultureInfo.InvariantCulture)} of 10"));

    public string At(DateTimeOffset at) => Wording.Say(Here.Zone, at, clock.Now);

    public static string Number(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private async Task Show(CancellationToken cancellation)
    {
        var id = User.Caller().ClinicId;
        Here = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == id, cancellation);
        Signed = await db.SignedBudgets.AsNoTracking().Where(b => b.ClinicId == id).OrderByDescending(b => b.SignedAt).ToListAsync(cancellation);
    }
}
