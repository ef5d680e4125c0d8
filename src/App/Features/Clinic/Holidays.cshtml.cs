using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>The days on which the clinic is closed though its week says open.</summary>
public sealed class HolidaysModel(CareDb db, ChangeHolidays holidays) : PageModel
{
    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public Data.Clinic Here { get; private set; } = null!;

    /// <summary>From today on.</summary>
    public IReadOnlyList<DateOnly> Ahead { get; private set; } = [];

    public string Why { get; private set; } = "";

    public Task OnGet(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var changed = ModelState.IsValid ? await holidays.Add(User.Caller(), From, Until, cancellation) : Changed.No("Please enter each day like 2026-12-25.");
        if (changed.Done)
        {
            return RedirectToPage();
        }

        Why = changed.Why;
        await Show(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRemove(DateOnly day, CancellationToken cancellation)
    {
        await holidays.Remove(User.Caller(), day, cancellation);
        return RedirectToPage();
    }

    /// <summary>"Fri 25 Dec 2026", and for a day that is closed anyway why it changes nothing.</summary>
    public string Say(DateOnly day) => $"{Wording.Say(day)} {day.Year}{(ClinicHours.IsInTheWeek(Here, day) ? "" : " (closed on that day anyway)")}";

    private async Task Show(CancellationToken cancellation)
    {
        var id = User.Caller().ClinicId;
        Here = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == id, cancellation);
        Ahead = [.. Here.Holidays.Where(d => d >= holidays.Today(Here)).Order()];
    }
}
