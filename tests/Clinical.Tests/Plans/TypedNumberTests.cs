using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "2.4")]
[Trait("Hazard", "wrong-dose")]
public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("35", 35)]
    [InlineData("0.5", 0.5)]
    [InlineData("0,5", 0.5)]
    [InlineData(" 12,25 ", 12.25)]
    [InlineData("0.500", 0.5)]
    [InlineData("62.125", 62.125)]
    [InlineData("٣٥", 35)]
    public void A_number_is_read_whatever_the_keyboard(string typed, double value) =>
        Assert.Equal((decimal)value, TypedNumber.Read(typed).Value);

    [Theory]
    [InlineData("1,000")]
    [InlineData("1.000")]
    [InlineData("1,500")]
    [InlineData("35.250")]
    public void What_can_be_a_thousand_times_as_much_has_no_value(string typed)
    {
        Assert.Null(TypedNumber.Read(typed).Value);
        Assert.True(TypedNumber.Read(typed).IsAmbiguous);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("-5")]
    [InlineData("1 000")]
    [InlineData("1e3")]
    [InlineData("1,000,000")]
    [InlineData("35 mg")]
    public void Anything_else_is_no_number(string? typed) => Assert.Equal(default, TypedNumber.Read(typed));

    [Theory]
    [InlineData("190", 190)]
    [InlineData("190.0", 190)]
    [InlineData("190,0", 190)]
    [InlineData("190 mmHg", 190)]
    [InlineData("190.5", null)]
    [InlineData("about 190", null)]
    [InlineData("16 kPa", null)]
    public void A_reading_is_whole(string typed, int? value) => Assert.Equal(value, TypedNumber.Whole(typed, "mmHg"));

    [Theory]
    [InlineData("about 190", 190)]
    [InlineData("190?", 190)]
    [InlineData("high", null)]
    public void The_first_number_can_be_made_out_in_what_is_none(string typed, int? value) =>
        Assert.Equal(value, TypedNumber.Legible(typed));

    [Theory]
    [InlineData("190/120", "", 190, 120, true)]
    [InlineData("190/120", "80", 190, 80, false)]
    [InlineData("190", "120", 190, 120, true)]
    [InlineData("", "", null, null, true)]
    public void Both_numbers_may_stand_in_the_first_box(string upper, string lower, int? systolic, int? diastolic, bool isClear)
    {
        var read = TypedPressure.Of(upper, lower);
        Assert.Equal((systolic, diastolic, isClear), (read.Legible.Systolic, read.Legible.Diastolic, read.IsUpperClear && read.IsLowerClear));
    }
}
