using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.CheckIns;

/// <summary>PHQ-9 and GAD-7 as forms. The last item of the PHQ-9 is answered by the button that sends it: item 9 acts at once, even on a form left half empty.</summary>
public sealed class MeasureModel(SubmitInstrument submit, ILogger<MeasureModel> log) : PageModel
{
    private static readonly IReadOnlyList<Instrument> Offered = [Phq9.Definition, Gad7.Definition];

    public Instrument Instrument { get; private set; } = Phq9.Definition;

    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>By item, as typed; empty where nothing was tapped.</summary>
    [BindProperty]
    public List<string?> Items { get; set; } = [];

    public string Message { get; private set; } = "";

    /// <summary>The database failed: nothing of this is at the clinic, and the numbers come first.</summary>
    public bool IsNotKept { get; private set; }

    /// <summary>Items that are sent by their own buttons.</summary>
    public int LastByButton => Instrument.Code == Phq9.Definition.Code ? 8 : -1;

    public IActionResult OnGet(string code)
    {
        Id = Guid.CreateVersion7();
        return Find(code) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellation)
    {
        if (!Find(code) || Id == Guid.Empty)
        {
            return NotFound();
        }

        var answers = Instrument.Items.Select((_, i) => Read(i < Items.Count ? Items[i] : null)).ToArray();
        if (answers.Any(a => a is null))
        {
            Message = "One of the answers could not be read. Please choose again where nothing is marked; the others are still here.";
            return Page();
        }

        var given = answers.Select(a => a!.Value).ToArray();
        try
        {
            if (!await submit.Run(InstrumentBody.Scale(Id, User.Caller().Patient, Instrument, given), cancellation))
            {
                return NotFound();
            }
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "An instrument could not be kept");
            (IsNotKept, Message, Response.StatusCode) = (true, NotKept.Words, StatusCodes.Status503ServiceUnavailable);
            return Page();
        }

        if (Instrument.Code == Phq9.Definition.Code && AfterAnswer.To(Phq9.Item9(given)) == WayOn.Screener)
        {
            return Redirect($"/checkins/screener/{Id}");
        }

        if (given.Count(a => !a.IsAnswered) is > 0 and var left)
        {
            Message = $"Kept. {left} of {given.Length} are not answered, so there is no total. You can answer them now and send again, or leave it so.";
            return Page();
        }

        return Redirect($"/home?kept={Id}");
    }

    private bool Find(string code)
    {
        Instrument = Offered.FirstOrDefault(i => i.Code == code) ?? Phq9.Definition;
        return Instrument.Code == code;
    }

    private Answer? Read(string? typed) =>
        string.IsNullOrEmpty(typed) ? Answer.Skipped
        : Instrument.Options.FirstOrDefault(o => o.Score.ToString() == typed) is { } option ? Answer.Of(option.Score)
        : null;
}
