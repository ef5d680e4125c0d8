using Evenkeel.Data;
using Evenkeel.Platform.Backups;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.House;

/// <summary>What tests do to a clinic that is about to go live.</summary>
internal static class GoingLive
{
    /// <summary>Everything on the list but the rota: confirmed and read by the admin, a backup, and a channel that rang for each clinician.</summary>
    public static async Task IsReadyToGoLive(this TestClinic clinic, Visitor admin)
    {
        await admin.Fill("/clinic", "I have checked them");
        await admin.Fill("/clinic/agreement", "I have read version 1");
        await clinic.HasWaysThatRing();
    }

    /// <summary>A backup, a gateway, an agreement that was read, and a channel that rang for each clinician.</summary>
    public static async Task HasWaysThatRing(this TestClinic clinic)
    {
        LastBackup.Keep(clinic.Place, clinic.Now);
        await clinic.Change(db =>
        {
            var here = db.Clinics.Single(c => c.Id == TestClinic.ClinicId);
            here.AgreementReadVersion = 1;
            here.WebhookUrl = here.WebhookUrl.Length > 0 ? here.WebhookUrl : "https://gateway.example.org/hook";
        });
        foreach (var id in await clinic.Read(db => db.Users.Where(u => u.Role == Role.Clinician).Select(u => u.Id).ToListAsync()))
        {
            await clinic.Change(db => db.ChannelProofs.Add(new ChannelProof { ClinicId = TestClinic.ClinicId, UserId = id, Channel = Channel.Email, OpenedAt = clinic.Now, RangAt = clinic.Now }));
            if (!await clinic.Read(db => db.ChannelProofs.AnyAsync(p => p.UserId == id && p.Channel == Channel.InApp)))
            {
                await clinic.Change(db => db.ChannelProofs.Add(new ChannelProof { ClinicId = TestClinic.ClinicId, UserId = id, Channel = Channel.InApp, OpenedAt = clinic.Now }));
            }
        }
    }
}
