using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Account;

/// <summary>A patient's number, address, date of birth, and who may be called for them. Nothing of it has to be filled in.</summary>
public sealed class ContactModel(CareDb db, ChangeContact change) : PageModel
{
    public ContactForm Form { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public bool Saved { get; private set; }

    public string? Problem(string field) => Problems.GetValueOrDefault(field);

    public async Task<IActionResult> OnGetAsync(bool saved, CancellationToken cancellation)
    {
        if (User.Caller().Role != Role.Patient)
        {
            return NotFound();
        }

        (Saved, Form) = (saved, ContactForm.Of(await ReadContact.Of(db, User.Caller().Patient, cancellation)));
        return Page();
    }

    [HeldWhileAltered("A change of how we reach you")]
    public async Task<IActionResult> OnPostAsync(ContactForm form, CancellationToken cancellation)
    {
        if (User.Caller().Role != Role.Patient)
        {
            return NotFound();
        }

        (Form, Problems) = (form, await change.Run(User.Caller(), form, cancellation));
        return Problems.Count > 0 ? Page() : Redirect("/account/contact?saved=true");
    }
}
