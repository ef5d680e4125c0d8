using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Evenkeel.CommandLine;

namespace Evenkeel.Tests.CommandLine;

/// <summary>What somebody reads who has typed something that cannot be.</summary>
[Trait("Row", "10.16")]
public sealed class ServeTests
{
    [Theory]
    [InlineData("nurse")]
    [InlineData("7")]
    [InlineData("clinician,admin")]
    public void A_role_that_is_none_is_answered_with_those_that_are(string role)
    {
        var said = Errors(NewPerson.Verb(), "--role", role);
        Assert.Contains($"--role: \"{role}\" is no role here. Please give patient, clinician, coach, support or admin.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Evenkeel.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_is_read_however_it_is_written() => Assert.Equal("", Errors(NewPerson.Verb(), "--role", "Clinician"));

    [Fact]
    public void A_number_that_is_none_is_answered_in_words() =>
        Assert.Equal("--keep: \"many\" is no whole number. Please give one in digits, like 12.", Errors(Backup.Verb(), "--keep", "many"));

    [Fact]
    public void A_port_in_use_is_told_before_anything_is_started()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://localhost:{((IPEndPoint)other.LocalEndpoint).Port}";
        Assert.Contains($"--urls: another program listens on {url} already", Assert.Throws<WrongOption>(() => FreePorts.Refuse(url)).Message, StringComparison.Ordinal);
        other.Stop();
        FreePorts.Refuse(url);
    }

    [Fact]
    public void An_address_that_is_none_is_told_too() =>
        Assert.Contains("is no address to listen on", Assert.Throws<WrongOption>(() => FreePorts.Refuse("5080")).Message, StringComparison.Ordinal);

    private static string Errors(Command verb, params string[] typed) => string.Join('\n', verb.Parse(typed).Errors.Select(e => e.Message));
}
