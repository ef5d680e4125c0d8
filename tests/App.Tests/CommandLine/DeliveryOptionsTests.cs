using System.CommandLine;
using Evenkeel.CommandLine;

namespace Evenkeel.Tests.CommandLine;

[Trait("Row", "10.8")]
public sealed class DeliveryOptionsTests
{
    [Theory]
    [InlineData("--smtp mail.example.org", "smtp://user:password@mail.example.org:587")]
    [InlineData("--smtp smtp://mail.example.org?tls=perhaps", "?tls=off")]
    [InlineData("--mail-from nobody@", "clinic@example.org")]
    [InlineData("--mail-from nobody", "clinic@example.org")]
    [InlineData("--public-url evenkeel.example.org", "https://evenkeel.example.org")]
    public void What_cannot_be_right_is_refused_before_anything_starts(string options, string says)
    {
        var (command, _) = Serve();
        Assert.Contains(says, Assert.Single(command.Parse(options).Errors).Message);
    }

    [Fact]
    public void What_is_right_is_taken()
    {
        var (command, delivery) = Serve();
        var parsed = command.Parse("--smtp smtps://u:p@mail.example.org --mail-from clinic@example.org --public-url https://evenkeel.example.org --allow-private-hosts");
        Assert.False(delivery.Of(parsed).AllowPrivatePush);
        Assert.Empty(parsed.Errors);
        var settings = delivery.Of(parsed);
        Assert.Equal(("mail.example.org", 465), (settings.Smtp!.Host, settings.Smtp.Port));
        Assert.Equal(("clinic@example.org", "https://evenkeel.example.org/", true), (settings.MailFrom, $"{settings.PublicUrl}", settings.AllowPrivateHosts));
    }

    [Fact]
    public void Without_options_nobody_is_told_outside()
    {
        var (command, delivery) = Serve();
        Assert.Null(delivery.Of(command.Parse("")).Smtp);
    }

    private static (Command Command, DeliveryOptions Delivery) Serve()
    {
        var (command, delivery) = (new Command("serve"), new DeliveryOptions());
        delivery.AddTo(command);
        return (command, delivery);
    }
}
