using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>Takes from an account what its browsers and phones hold, wherever they are.</summary>
public static class Leave
{
    /// <summary>Devices that may write without a sign-in, and the addresses at which browsers are told.</summary>
    public static async Task Everything(CareDb db, int clinicId, Guid userId, DateTimeOffset now, CancellationToken cancellation)
    {
        await Push(db, clinicId, userId, cancellation);
        foreach (var device in await db.Devices.Where(d => d.ClinicId == clinicId && d.UserId == userId && d.RevokedAt == null).ToListAsync(cancellation))
        {
            device.RevokedAt = now;
        }
    }

    public static async Task Push(CareDb db, int clinicId, Guid userId, CancellationToken cancellation) =>
        db.PushSubscriptions.RemoveRange(await db.PushSubscriptions.Where(s => s.ClinicId == clinicId && s.UserId == userId).ToListAsync(cancellation));
}
