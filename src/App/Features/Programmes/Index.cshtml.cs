using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Programmes;

/// <summary>The clinic's programmes, each in its newest version, and how many patients follow one.</summary>
public sealed class IndexModel(CareDb db) : PageModel
{
    public IReadOnlyList<(ProgrammeTemplate Template, int Dates, int Follow)> Templates { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var id = User.Caller().ClinicId;
        var newest = (await db.ProgrammeTemplates.AsNoTracking().Where(t => t.ClinicId == id).ToListAsync(cancellation)).GroupBy(t => t.Id).Select(t => t.MaxBy(r => r.Revision)!);
        var dates = (await db.TemplateSteps.Where(s => s.ClinicId == id).GroupBy(s => new { s.TemplateId, s.Revision }).Select(s => new { s.Key, Count = s.Count() }).ToListAsync(cancellation)).ToDictionary(s => s.Key, s => s.Count);
        var follow = (await db.Programmes.Where(p => p.ClinicId == id && p.EndedAt == null).GroupBy(p => p.TemplateId).Select(p => new { p.Key, Count = p.Count() }).ToListAsync(cancellation)).ToDictionary(p => p.Key, p => p.Count);
        Templates = [.. newest.OrderBy(t => t.IsRetired).ThenBy(t => t.Name).Select(t => (t, dates.GetValueOrDefault(new { TemplateId = t.Id, t.Revision }), follow.GetValueOrDefault(t.Id)))];
    }
}
