namespace Evenkeel.Clinical.Tests;

/// <summary>What a decision looks at is copied whole, or a sign would judge by less than was known.</summary>
[Trait("Hazard", "altered-record")]
public class TrajectoryTests
{
    [Fact]
    public void A_copy_keeps_everything_that_was_set()
    {
        var whole = People.Person.Ben.Says("d1 09:00", ReportKind.FeelWorse).Closed("d1 10:00", "feels-worse").Phq9("d1 11:00", 12).Banded().AsOf("d2 09:00") with
        {
            BandFailed = true, Pauses = [new(Guid.NewGuid(), People.When.At("d1 09:00"), People.When.At("d2 09:00"), false)],
        };
        var copy = whole with { };
        var set = typeof(Trajectory).GetProperties().Where(p => p.SetMethod is not null).ToArray();
        Assert.True(set.Length >= 11);
        Assert.All(set, p => Assert.Equal(p.GetValue(whole), p.GetValue(copy)));
        Assert.All(set, p => Assert.NotEqual(p.PropertyType.IsValueType ? Activator.CreateInstance(p.PropertyType) : null, p.GetValue(copy)));
    }
}
