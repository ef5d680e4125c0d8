using System.Globalization;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Programmes;

/// <summary>One date of a template as it is typed; one without a day is left out.</summary>
public sealed class StepLine
{
    public string? Phase { get; set; }

    public AppointmentKind Kind { get; set; } = AppointmentKind.Session;

    public string? Day { get; set; }

    public string? Minutes { get; set; } = "120";

    public bool AtHome { get; set; }
}

public sealed class TemplateForm
{
    public Guid Id { get; set; }

    public int Revision { get; set; }

    public string? Name { get; set; }

    public string? MinSpacingDays { get; set; } = "2";

    public string? GapDays { get; set; } = "90";

    public bool IsRetired { get; set; }

    public List<StepLine> Steps { get; set; } = [];
}

/// <summary>Writes a programme, or its next version.</summary>
public sealed class EditModel(CareDb db, KeepTemplate keep, Clock clock) : PageModel
{
    private const int MoreLines = 6;

    [BindProperty]
    public TemplateForm Form { get; set; } = new();

    public string Why { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is not { } chosen)
        {
            Form.Id = Guid.CreateVersion7(clock.Now);
            AddLines();
            return Page();
        }

        var clinic = User.Caller().ClinicId;
        if (await db.ProgrammeTemplates.AsNoTracking().Where(t => t.ClinicId == clinic && t.Id == chosen).OrderByDescending(t => t.Revision).FirstOrDefaultAsync(cancellation) is not { } template)
        {
            return NotFound();
        }

        var steps = await db.TemplateSteps.AsNoTracking().Where(s => s.ClinicId == clinic && s.TemplateId == chosen && s.Revision == template.Revision).OrderBy(s => s.Place).ToListAsync(cancellation);
        Form = new()
        {
            Id = template.Id, Revision = template.Revision, Name = template.Name, MinSpacingDays = Text(template.MinSpacingDays), GapDays = Text(template.GapDays), IsRetired = template.IsRetired,
            Steps = [.. steps.Select(s => new StepLine { Phase = s.Phase, Kind = s.Kind, Day = Text(s.Day), Minutes = Text(s.Minutes), AtHome = s.AtHome })],
        };
        AddLines();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (body, why) = Read();
        Why = body is null ? why : await keep.Run(User.Caller(), body, cancellation);
        if (Why.Length == 0)
        {
            return Redirect("/programmes");
        }

        AddLines();
        return Page();
    }

    private (TemplateBody? Body, string Why) Read()
    {
        if (Form.Id == Guid.Empty)
        {
            return (null, "This form has lost its number. Please open it again; what you typed is kept below.");
        }

        if (!Whole(Form.MinSpacingDays, out var spacing) || !Whole(Form.GapDays, out var gap))
        {
            return (null, "Please enter the days between sessions, and the gap, as whole numbers.");
        }

        var steps = new List<ProgrammeStep>();
        foreach (var (line, number) in Form.Steps.Select((s, i) => (s, i + 1)).Where(s => !string.IsNullOrWhiteSpace(s.s.Day) || !string.IsNullOrWhiteSpace(s.s.Phase)))
        {
            if (!Whole(line.Day, out var day) || !Whole(line.Minutes, out var minutes))
            {
                return (null, $"Line {number}: please enter the day, counted from the first as 0, and the minutes, as whole numbers.");
            }

            steps.Add(new ProgrammeStep(line.Phase?.Trim() ?? "", line.Kind, day, minutes, line.AtHome));
        }

        return (new TemplateBody(Form.Id, Form.Revision, Form.Name?.Trim() ?? "", spacing, gap, steps, Form.IsRetired), "");
    }

    private void AddLines()
    {
        ModelState.Clear();
        Form.Steps.AddRange(Enumerable.Range(0, MoreLines).Select(_ => new StepLine { Phase = "" }));
    }

    private static bool Whole(string? typed, out int value) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
