using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Shifts;

/// <summary>On call, for the people who are: who has it now and next, what is mine, and handing it over.</summary>
public sealed class IndexModel(ReadShifts read, HandOverShift handOver, Clock clock) : PageModel
{
    [BindProperty(Name = HandOverForm.Name)]
    public HandOverForm Hand { get; set; } = new();

    /// <summary>Typed times that the clocks jump over or go back over, as they stand in the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Took { get; set; } = [];

    public RotaAhead Rota { get; private set; } = null!;

    public string NotHanded { get; private set; } = "";

    public IEnumerable<string> Taken => TypedTime.Read(Took).Select(t => t.Taken(Rota.Clinic.Zone)).Where(w => w.Length > 0).Distinct();

    public IReadOnlyList<string> Holes => [.. Rota.Holes.Select(h => HoleWords.Say(Rota.Clinic.Zone, h, Rota.Now))];

    public IReadOnlyList<DutyShift> Mine => [.. Rota.Shifts.Where(s => s.UserId == User.Caller().UserId)];

    public HandOverView HandOver => new(
        Hand, [.. Mine.Select(s => (s.Id, $"{Place(s)}, {At(s.From)} to {At(s.Until)}"))], [.. Rota.Clinicians.Where(c => c.Id != User.Caller().UserId)], NotHanded);

    public Task OnGetAsync(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPostHandOverAsync(CancellationToken cancellation)
    {
        await Show(cancellation);
        NotHanded = Hand.Problem(ModelState);
        if (NotHanded.Length == 0)
        {
            var handed = await handOver.Run(User.Caller().Actor, Hand.Body(Rota.Clinic.Zone), anybodys: false, cancellation);
            if (handed.Done)
            {
                return Redirect($"/shifts{Hand.Query(Rota.Clinic.Zone)}");
            }

            NotHanded = handed.Why;
        }

        await Show(cancellation);
        return Page();
    }

    public string At(DateTimeOffset at) => Wording.SayBoth(Rota.Clinic.Zone, Rota.OwnZone, at, Rota.Now);

    public static string Place(DutyShift shift) => shift.Place == Care.Rota.First ? "First" : "Second";

    private async Task Show(CancellationToken cancellation) => Rota = await read.Run(User.Caller(), clock.Now, cancellation);
}
