using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Crisis;
using Evenkeel.Platform.Health;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Crisis;

/// <summary>For somebody in danger, at any hour, without signing in: numbers first, then the truth about the clinic. The numbers need no database.</summary>
public sealed class IndexModel(IDbContextFactory<CareDb> dbs, OnCall onCall, ClinicNumbers numbers, Monitoring monitoring, Remembered remembered, Clock clock, ILogger<IndexModel> log) : PageModel
{
    /// <summary>ISO 3166-1 alpha-2; "other" for one that is not listed.</summary>
    [BindProperty(SupportsGet = true, Name = "country")]
    public string? Country { get; set; }

    /// <summary>Null for a country that is not listed.</summary>
    public CrisisCountry? Numbers { get; private set; }

    /// <summary>What the numbers shown first are for; empty where there is nothing to tell apart.</summary>
    public string Where { get; private set; } = "";

    /// <summary>More places whose numbers stand below: at home, for somebody who is away.</summary>
    public IReadOnlyList<NumbersPlace> Others { get; private set; } = [];

    public string Checked { get; private set; } = $"We collected these numbers on {Wording.Say(CrisisNumbers.CollectedOn)} {CrisisNumbers.CollectedOn.Year}.";

    /// <summary>Who is awake at the clinic; empty when that cannot be told.</summary>
    public string Truth { get; private set; } = "";

    /// <summary>When that was read: a phone keeps this page, and shows it when the clinic does not answer.</summary>
    public string AsOf { get; private set; } = "";

    /// <summary>Who has a safety plan of their own to open; on a phone that keeps a copy, its script shows the way.</summary>
    public bool IsPatient => User.Identity?.IsAuthenticated == true && User.Caller().Role == Role.Patient;

    public async Task OnGet(CancellationToken cancellation)
    {
        Country = Country?.Trim();
        // Asked for first, because it knows what was last read when nothing can be.
        var places = await numbers.For(User, null, cancellation);
        if (string.IsNullOrEmpty(Country) && places[0].Title.Length > 0)
        {
            (Where, Country, Others) = (places[0].Title, places[0].Code.Length > 0 ? places[0].Code : "other", [.. places.Skip(1)]);
        }

        try
        {
            await ReadClinic(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever is broken at two in the morning, the numbers are not.
            log.LogError(e, "The crisis page could not read its clinic and shows the numbers alone");
            Country = string.IsNullOrEmpty(Country) ? places[0].Code : Country;
            Truth = remembered.Clinic(User.Identity?.IsAuthenticated == true ? User.Caller().ClinicId : null) is { } clinic ? ClinicTruth.MayNotSee(clinic.Name) : "";
        }

        Numbers = CrisisNumbers.Of(Country);
    }

    private async Task ReadClinic(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await Mine(db, cancellation) is not { } clinic)
        {
            return;
        }

        var now = clock.Now;
        Country = string.IsNullOrEmpty(Country) ? clinic.Country : Country;
        if (clinic.CrisisNumbersConfirmedAt is { } at && string.Equals(Country, clinic.Country, StringComparison.OrdinalIgnoreCase))
        {
            Checked = $"{clinic.Name} checked these numbers on {Wording.Say(Days.On(clinic.Zone, at))} {Days.On(clinic.Zone, at).Year}.";
        }

        AsOf = $"{Wording.Say(Days.On(clinic.Zone, now))}, {Wording.Say(clinic.Zone, now, now)}";
        Truth = monitoring.Current.IsDown ? ClinicTruth.MayNotSee(clinic.Name) : ClinicTruth.Say(clinic, await onCall.Now(db, clinic, now, cancellation), now);
    }

    /// <summary>The caller's clinic, or the only one there is: of several, a stranger's cannot be known.</summary>
    private async Task<Data.Clinic?> Mine(CareDb db, CancellationToken cancellation)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            var id = User.Caller().ClinicId;
            return await db.Clinics.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation);
        }

        return await db.Clinics.AsNoTracking().Where(c => !c.IsCanary).OrderBy(c => c.Id).Take(2).ToListAsync(cancellation) is [var only] ? only : null;
    }
}
