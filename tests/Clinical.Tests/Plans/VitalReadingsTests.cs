using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "5.6")]
[Trait("Hazard", "physical-emergency-in-session")]
public sealed class VitalReadingsTests
{
    [Theory]
    [InlineData(179, 119, 92, 0)]
    [InlineData(180, 119, 92, 1)]
    [InlineData(179, 120, 92, 1)]
    [InlineData(180, 120, 92, 1)]
    [InlineData(179, 119, 91, 1)]
    [InlineData(180, 120, 91, 2)]
    public void An_emergency_begins_at_180_or_120_and_below_92(int systolic, int diastolic, int saturation, int emergencies) =>
        Assert.Equal(emergencies, new VitalReadings(systolic, diastolic, 70, saturation).Emergencies.Count);

    [Fact]
    public void What_was_not_taken_is_no_emergency_and_nothing_to_doubt()
    {
        Assert.Empty(default(VitalReadings).Emergencies);
        Assert.Empty(default(VitalReadings).Doubts());
        Assert.True(default(VitalReadings).IsEmpty);
    }

    [Theory]
    [InlineData(70, 69, 30, 70, "")]
    [InlineData(260, 160, 220, 100, "")]
    [InlineData(69, 60, 70, 98, "Systolic")]
    [InlineData(261, 60, 70, 98, "Systolic")]
    [InlineData(120, 29, 70, 98, "Diastolic")]
    [InlineData(240, 161, 70, 98, "Diastolic")]
    [InlineData(120, 80, 29, 98, "HeartRate")]
    [InlineData(120, 80, 221, 98, "HeartRate")]
    [InlineData(120, 80, 70, 69, "OxygenSaturation")]
    [InlineData(120, 80, 70, 101, "OxygenSaturation")]
    public void An_unlikely_value_is_asked_about_on_both_sides_of_each_limit(int systolic, int diastolic, int rate, int saturation, string field) =>
        Assert.Equal(field, string.Join(' ', new VitalReadings(systolic, diastolic, rate, saturation).Doubts().Select(d => d.Field)));

    [Theory]
    [InlineData(80, 120)]
    [InlineData(90, 90)]
    public void Swapped_or_equal_numbers_are_asked_about(int systolic, int diastolic) =>
        Assert.Contains("Are the two swapped?", Assert.Single(new VitalReadings(systolic, diastolic, null, null).Doubts()).Question);

    [Fact]
    public void Half_a_blood_pressure_is_asked_about()
    {
        Assert.Equal("Diastolic", Assert.Single(new VitalReadings(120, null, null, null).Doubts()).Field);
        Assert.Equal("Systolic", Assert.Single(new VitalReadings(null, 80, null, null).Doubts()).Field);
    }
}
