using System.Net;
using System.Net.Sockets;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>The clinic has it, and the person never hears so: the line is cut before the answer, or the same is sent a hundred times.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
public sealed class LostAnswerTests
{
    [Theory, OnBothDatabases]
    public async Task When_the_line_is_cut_after_the_clinic_has_it_sending_the_same_form_again_keeps_it_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await using var line = CutLine.To(clinic.Address);
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ben), line.Address);
        var form = await visitor.Form("/checkins/today", "Passing thoughts");
        line.CutsAnswers = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => visitor.Send(form, NotKept.Typed));
        Assert.Equal(1, line.Cut);
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.CountAsync()));
        line.CutsAnswers = false;
        Assert.StartsWith("/checkins/screener/", (await visitor.Send(form, NotKept.Typed)).Location);
        await IsThereOnce(clinic, ben);
    }

    [Theory, OnBothDatabases]
    public async Task When_the_line_is_cut_after_I_need_help_now_a_second_try_is_the_same_message(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await using var line = CutLine.To(clinic.Address);
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ben), line.Address);
        var form = await visitor.Form("/help/now", "I need help now");
        line.CutsAnswers = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => visitor.Send(form));
        line.CutsAnswers = false;
        Assert.Equal(HttpStatusCode.Found, (await visitor.Send(form)).Status);
        Assert.Equal(1, await clinic.Read(db => db.Reports.CountAsync()));
        Assert.Equal([(0, "Imani")], await clinic.Told(await clinic.OpenAlert(ben)));
    }

    [Theory, OnBothDatabases]
    public async Task A_hundred_copies_of_one_form_at_once_are_all_acknowledged_and_kept_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ben));
        var form = await visitor.Form("/checkins/today", "Passing thoughts");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => visitor.Send(form, NotKept.Typed)));
        Assert.All(answers, a => Assert.Equal($"/checkins/screener/{form.Fields["Form.Id"]}", a.Location));
        await IsThereOnce(clinic, ben);
    }

    private static async Task IsThereOnce(TestClinic clinic, Patient patient)
    {
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.CountAsync()));
        Assert.Equal(1, await clinic.Read(db => db.Assessments.CountAsync(a => a.Trigger == Trigger.CheckIn)));
        Assert.Equal(1, await clinic.Read(db => db.AuditEvents.CountAsync(a => a.Action == "check-in received")));
        var alert = await clinic.OpenAlert(patient, "ideation");
        Assert.Equal([(0, "Dr Osei")], await clinic.Told(alert));
        Assert.Equal(1, await clinic.Read(db => db.Messages.CountAsync(m => m.AlertId == alert.Id)));
    }

    /// <summary>A line between a person and the clinic that can be cut when the answer begins to come.</summary>
    private sealed class CutLine : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Uri _to;
        private readonly Task _accepting;
        private int _cut;

        private CutLine(Uri to)
        {
            _to = to;
            _listener.Start();
            _accepting = Accept();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public bool CutsAnswers { get; set; }

        /// <summary>How many answers never arrived.</summary>
        public int Cut => _cut;

        public static CutLine To(Uri address) => new(address);

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _accepting;
        }

        private async Task Accept()
        {
            try
            {
                while (true)
                {
                    _ = Carry(await _listener.AcceptTcpClientAsync());
                }
            }
            catch (SocketException)
            {
                // Nobody listens any more.
            }
        }

        private async Task Carry(TcpClient person)
        {
            using var clinic = new TcpClient();
            using (person)
            {
                await clinic.ConnectAsync(_to.Host, _to.Port);
                var there = person.GetStream().CopyToAsync(clinic.GetStream());
                var buffer = new byte[16 * 1024];
                while (await clinic.GetStream().ReadAsync(buffer) is > 0 and var read)
                {
                    if (CutsAnswers)
                    {
                        Interlocked.Increment(ref _cut);
                        return;
                    }

                    await person.GetStream().WriteAsync(buffer.AsMemory(0, read));
                }
            }
        }
    }
}
