using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Account;

[Trait("Row", "10.1")]
public sealed class DemoDoorTests
{
    [Theory, OnBothDatabases]
    public async Task A_demo_lets_anybody_in_with_one_tap(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Enrol("Ana");
        await clinic.Change(db => db.Clinics.Single().IsDemo = true);
        using var visitor = new Visitor(clinic);
        var door = await visitor.Get("/account/signin");
        Assert.Contains("Ana (steady)", door.Text);
        Assert.Contains("Dr Osei (clinician)", door.Text);
        Assert.Equal("/home", (await visitor.Fill("/account/signin", "Ana")).Location);
        Assert.Contains("Ana", (await visitor.Get("/account")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_real_clinic_lists_nobody_and_lets_nobody_in_without_a_password(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        // A second clinic, which is a demo: its door must not open the first one's accounts.
        await clinic.Change(db => db.Clinics.Add(new Data.Clinic { Id = 2, Name = "Demo", Zone = TestClinic.Zone, Country = "GB", IsDemo = true }));
        var cleo = await clinic.Account("Cleo", Role.Admin);
        await clinic.Read(db => db.Users.Where(u => u.Id == cleo.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.ClinicId, 2)));
        using var visitor = new Visitor(clinic);
        Assert.DoesNotContain("Ana", (await visitor.Get("/account/signin")).Text);
        var form = await visitor.Form("/account/signin", "Cleo");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Send(form, new() { ["id"] = ana.Id.ToString() })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Send(form, new() { ["id"] = Guid.Empty.ToString() })).Status);
        Assert.StartsWith("/account/signin", (await visitor.Get("/account")).Location, StringComparison.Ordinal);
        Assert.Equal("/clinic", (await visitor.Send(form)).Location);
    }
}
