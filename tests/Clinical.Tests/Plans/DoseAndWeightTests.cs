using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "2.4")]
public sealed class DoseAndWeightTests
{
    [Theory]
    [InlineData(80.0, null)]
    [InlineData(80.1, "more than twice")]
    [InlineData(20.0, null)]
    [InlineData(19.9, "less than half")]
    [InlineData(399.9, "more than twice")]
    [InlineData(400.0, "10 times")]
    [InlineData(4.1, "less than half")]
    [InlineData(4.0, "a tenth or less")]
    public void A_dose_far_from_the_usual_40_mg_is_asked_about(double mg, string? words)
    {
        var doubt = DoseAndWeight.DoubtDose((decimal)mg, 40);
        Assert.True(words is null ? doubt is null : doubt?.Contains(words, StringComparison.Ordinal), doubt);
    }

    [Theory]
    [Trait("Hazard", "wrong-dose")]
    [InlineData(RouteOfAdministration.Intravenous, 150, null, false)]
    [InlineData(RouteOfAdministration.Intravenous, 150.1, null, true)]
    [InlineData(RouteOfAdministration.Intravenous, 105, 70.0, false)]
    [InlineData(RouteOfAdministration.Intravenous, 106, 70.0, true)]
    [InlineData(RouteOfAdministration.Intramuscular, 200, null, false)]
    [InlineData(RouteOfAdministration.Intramuscular, 200.1, null, true)]
    [InlineData(RouteOfAdministration.Intranasal, 250.1, null, true)]
    [InlineData(RouteOfAdministration.Oral, 600, null, false)]
    [InlineData(RouteOfAdministration.Oral, 600.1, null, true)]
    public void A_dose_that_is_much_for_anybody_by_its_route_is_asked_about(RouteOfAdministration route, double mg, double? kg, bool isAsked) =>
        Assert.Equal(isAsked, DoseAndWeight.DoubtRoute((decimal)mg, (decimal?)kg, route) is not null);

    [Fact]
    public void A_first_dose_has_nothing_of_this_person_to_be_compared_with() => Assert.Null(DoseAndWeight.DoubtDose(400, DoseAndWeight.Usual([])));

    [Theory]
    [InlineData(399.9, false)]
    [InlineData(400, true)]
    [InlineData(4.1, false)]
    [InlineData(4, true)]
    public void A_first_dose_is_asked_about_only_where_a_decimal_point_may_have_slipped(double mg, bool isAsked)
    {
        var doubt = DoseAndWeight.DoubtFirstDose((decimal)mg, 40);
        Assert.Equal(isAsked, doubt is not null);
        Assert.Null(DoseAndWeight.DoubtFirstDose((decimal)mg, null));
    }

    [Fact]
    public void The_usual_dose_is_the_middle_one()
    {
        Assert.Equal(40, DoseAndWeight.Usual([40, 400, 35]));
        Assert.Equal(45, DoseAndWeight.Usual([50, 40]));
    }

    [Theory]
    [InlineData(30.0, null, null)]
    [InlineData(29.9, null, "29.9 pounds would be 13.6 kg")]
    [InlineData(300.0, null, null)]
    [InlineData(300.1, null, "outside 30 to 300 kg")]
    [InlineData(87.5, 70.0, null)]
    [InlineData(87.6, 70.0, "last time it was 70 kg")]
    [InlineData(154.0, 70.0, "154 pounds would be 69.9 kg")]
    [InlineData(52.4, 70.0, "last time it was 70 kg")]
    [InlineData(52.5, 70.0, null)]
    public void A_weight_that_may_be_pounds_is_asked_about_and_never_converted_by_itself(double kg, double? last, string? words)
    {
        var doubt = DoseAndWeight.DoubtWeight((decimal)kg, (decimal?)last);
        Assert.True(words is null ? doubt is null : doubt?.Contains(words, StringComparison.Ordinal), doubt);
    }

    [Fact]
    public void Milligrams_per_kilogram_need_both()
    {
        Assert.Equal(0.57m, DoseAndWeight.PerKilogram(40, 70));
        Assert.Null(DoseAndWeight.PerKilogram(40, null));
        Assert.Null(DoseAndWeight.PerKilogram(null, 70));
        Assert.Null(DoseAndWeight.PerKilogram(40, 0));
    }
}
