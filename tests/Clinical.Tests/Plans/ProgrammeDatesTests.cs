using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

/// <summary>From a template to dates.</summary>
[Trait("Row", "2.11")]
public class ProgrammeDatesTests
{
    private static readonly DateOnly Start = new(2026, 3, 27);

    [Fact]
    public void Steps_become_days_after_the_start_numbered_by_their_kind_in_order_of_time()
    {
        ProgrammeStep[] steps = [Step(AppointmentKind.Session, 7), Step(AppointmentKind.Review, 3), Step(AppointmentKind.Session, 0), Step(AppointmentKind.CoachVisit, 1)];
        Assert.Equal(
            [(AppointmentKind.Session, 1, Start), (AppointmentKind.CoachVisit, 1, Start.AddDays(1)), (AppointmentKind.Review, 1, Start.AddDays(3)), (AppointmentKind.Session, 2, new DateOnly(2026, 4, 3))],
            ProgrammeDates.From(steps, Start).Select(d => (d.Step.Kind, d.Number, d.On)));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void A_template_closer_than_its_own_spacing_is_found(int minDays, bool found) =>
        Assert.Equal(found ? (3, 6) : ((int, int)?)null, ProgrammeDates.TooClose([Step(AppointmentKind.Session, 6), Step(AppointmentKind.Review, 4), Step(AppointmentKind.Session, 3)], minDays));

    private static ProgrammeStep Step(AppointmentKind kind, int day) => new("Start", kind, day, 60, false);
}
