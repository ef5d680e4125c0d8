using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "5.6")]
public sealed class NextReadingTests
{
    private static readonly DateTimeOffset Dose = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<VitalsMoment> None = [];

    [Fact]
    public void Before_the_dose_it_is_the_one_before_the_dose()
    {
        Assert.Equal(VitalsMoment.BeforeDose, NextReading.At(null, None, Dose));
        Assert.Equal(VitalsMoment.BeforeDose, NextReading.At(Dose, None, Dose.AddTicks(-1)));
    }

    [Fact]
    public void From_half_an_hour_on_it_is_the_one_at_40_minutes_until_that_was_taken()
    {
        Assert.Equal(VitalsMoment.Between, NextReading.At(Dose, None, Dose));
        Assert.Equal(VitalsMoment.Between, NextReading.At(Dose, None, Dose + NextReading.From - TimeSpan.FromTicks(1)));
        Assert.Equal(VitalsMoment.At40Minutes, NextReading.At(Dose, None, Dose + NextReading.From));
        Assert.Equal(VitalsMoment.Between, NextReading.At(Dose, new HashSet<VitalsMoment> { VitalsMoment.At40Minutes }, Dose + NextReading.From));
    }
}
