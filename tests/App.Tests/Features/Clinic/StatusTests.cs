using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Evenkeel.Tests.Platform.Health;

namespace Evenkeel.Tests.Features.Clinic;

[Trait("Row", "10.16")]
[Trait("Row", "10.17")]
public sealed class StatusTests
{
    [Theory, OnBothDatabases]
    public async Task It_is_for_admins_alone(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get("/clinic/status")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task It_says_what_the_canary_proved_and_how_the_machine_is_in_plain_words(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        using var noor = await watched.Clinic.SignedIn(watched.Clinic.Admin);
        Assert.Contains("None has passed yet", await noor.Page("/clinic/status"), StringComparison.Ordinal);
        await watched.Wait(1);
        var page = await noor.Page("/clinic/status");
        Assert.All(
            new[] { "The alert path works.", "passed", "Proved with every passage", "Told after each good passage", "None.", "Taken 10:00", store == Store.Postgres ? "PostgreSQL" : "SQLite", "MB, answers in", "Does “canary”", "Last backup" },
            words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_broken_stands_there_with_what_the_other_side_said_and_what_to_do(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        using var noor = await watched.Clinic.SignedIn(watched.Clinic.Admin);
        watched.Courier.Refusal = "451 try later";
        await watched.Wait(10);
        var page = await noor.Page("/clinic/status");
        Assert.All(
            new[] { "The alert path is broken.", "Messages are not delivered. 451 try later", "See whether the mail server takes mail", "Alarm by webhook", "Staff were told" },
            words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task That_mail_is_not_proved_is_said(Store store)
    {
        await using var watched = await WatchedClinic.Open(store, canaryMail: "");
        using var noor = await watched.Clinic.SignedIn(watched.Clinic.Admin);
        await watched.Wait(1);
        Assert.Contains("Not proved: the canary has no address", await noor.Page("/clinic/status"), StringComparison.Ordinal);
    }
}
