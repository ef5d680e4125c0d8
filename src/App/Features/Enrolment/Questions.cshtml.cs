using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Enrolment;

/// <summary>The questions before the treatment, answered by the patient in any order and in as many sittings as it takes.</summary>
public sealed class QuestionsModel(CareDb db, AnswerQuestions answer) : PageModel
{
    /// <summary>What stands on the form for each question: typed just now, else kept.</summary>
    public IReadOnlyDictionary<string, GivenAnswer> Given { get; private set; } = new Dictionary<string, GivenAnswer>();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>What has been kept has no answer to these.</summary>
    public IReadOnlyList<Contraindication> Missing { get; private set; } = [];

    public EligibilityNow Now { get; private set; } = null!;

    public bool Saved { get; private set; }

    public async Task OnGet(bool saved, CancellationToken cancellation)
    {
        Saved = saved;
        await Show(null, cancellation);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        GivenAnswer[] given = [.. Contraindications.All.Select(c => new GivenAnswer(c.Code, Reply(form[c.Code]), form[$"{c.Code}-words"].ToString().Trim()))];
        Problems = await answer.Run(User.Caller(), given, cancellation);
        if (Problems.Count == 0)
        {
            return Redirect("/enrolment/questions?saved=true");
        }

        await Show(given, cancellation);
        return Page();

        // Anything else than an answer is shown as a question that still has to be answered, not as one that was left open.
        static ContraindicationReply? Reply(string? typed) => string.IsNullOrEmpty(typed) ? null : Enum.TryParse<ContraindicationReply>(typed, out var reply) ? reply : 0;
    }

    private async Task Show(IReadOnlyList<GivenAnswer>? typed, CancellationToken cancellation)
    {
        var known = await ReadEligibility.All(db, User.Caller().Patient, cancellation);
        (Now, Missing) = (known.Now, EligibilityNow.Missing(known.Answers));
        Given = typed?.ToDictionary(g => g.Code) ?? EligibilityNow.Latest(known.Answers).Values.ToDictionary(a => a.Code, a => new GivenAnswer(a.Code, a.Reply, a.Words));
    }
}
