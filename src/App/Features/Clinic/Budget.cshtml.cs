using System.Globalization;
using Evenkeel.Care;
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

    /// <summary>What the clinic's own last 90 days say of what holds.</summary>
    public LimitReview Review { get; private set; } = null!;

    /// <summary>What holds: the latest signed, or the default.</summary>
    public (decimal Budget, double Limit) Held => Signed.Count > 0
        ? (Signed[0].Budget, (double)Signed[0].Limit)
        : ((decimal)AlertBudget.Usual, AlertBudget.LimitFor(AlertBudget.Usual));

    private double AwayLimit => (double?)(Signed.Count > 0 ? Signed[0].AwayLimit : null) ?? AlertBudget.AwayLimitFor((double)Held.Budget);

    public string Why { get; private set; } = "";

    /// <summary>Whether what holds was held against the clinic's last days: it reads every patient's answers, so only when asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Look { get; set; }

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
        Number((decimal)b), $"about {Number((decimal)(b * 100))} and {Number((decimal)(b * 100 * AlertBudget.AwayShare))}", $"about {NotTold(AlertBudget.ExpectedFound(b))} of 10"));

    /// <summary>Of ten worsenings those not told in a week, at the limit that holds. Above every measured limit only the least is known.</summary>
    public string Missed()
    {
        var missed = NotTold(AlertBudget.ExpectedFoundAt(Held.Limit));
        return Held.Limit > AlertBudget.LimitFor(AlertBudget.Least) ? $"{missed} or more" : $"about {missed}";
    }

    /// <summary>The same of worsenings away from sessions, at the budget that holds.</summary>
    public string MissedAway() => NotTold(AlertBudget.ExpectedFoundAwayAt(AwayLimit));

    public string At(DateTimeOffset at) => Wording.Say(Here.Zone, at, clock.Now);

    public static string Number(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static string NotTold(double found) => Math.Round(10 * (1 - found)).ToString(CultureInfo.InvariantCulture);

    private async Task Show(CancellationToken cancellation)
    {
        var id = User.Caller().ClinicId;
        Here = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == id, cancellation);
        Signed = await db.SignedBudgets.AsNoTracking().Where(b => b.ClinicId == id).OrderByDescending(b => b.SignedAt).ToListAsync(cancellation);
        await LookBack(id, cancellation);
    }

    private async Task LookBack(int clinicId, CancellationToken cancellation)
    {
        var held = Signed.Count > 0 ? Signed[0] : null;
        var age = clock.Now - held?.SignedAt;
        var everybody = Look ? await Bands.OfEverybody(db, clinicId, clock.Now, cancellation) : [];
        Review = LimitReview.Of(everybody, (double)Held.Budget, Held.Limit, held?.PatientMonths is null ? null : age);
    }
}
