using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "2.4")]
[Trait("Row", "5.6")]
public sealed class SessionRecordTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly SessionRecord Whole = new(
        40, "L1", "Imani", Now.AddHours(-2), Now.AddHours(4), Now, SessionRecord.Required.ToHashSet(), SessionRecord.Discharge.ToHashSet());

    [Fact]
    public void A_whole_record_may_be_closed() => Assert.True(Whole.MayClose);

    [Theory]
    [InlineData(VitalsMoment.BeforeDose)]
    [InlineData(VitalsMoment.At40Minutes)]
    [InlineData(VitalsMoment.End)]
    public void Each_required_reading_that_is_missing_is_named(VitalsMoment moment)
    {
        var record = Whole with { Readings = SessionRecord.Required.Where(m => m != moment).Append(VitalsMoment.Between).ToHashSet() };
        Assert.False(record.MayClose);
        Assert.Equal([moment], record.MissingReadings);
    }

    [Fact]
    public void Each_discharge_question_must_be_answered()
    {
        foreach (var item in SessionRecord.Discharge)
        {
            var record = Whole with { Answered = SessionRecord.Discharge.Where(i => i != item).ToHashSet() };
            Assert.False(record.MayClose);
            Assert.Equal([item], record.MissingAnswers);
        }
    }

    [Fact]
    public void Every_empty_field_is_named() => Assert.Equal(
        ["the dose", "the lot", "who was there", "the time of the dose", "until when judgement counts as altered", "the end"],
        (Whole with { DoseMg = null, Lot = "", PeoplePresent = "", DosedAt = null, AlteredUntil = null, EndedAt = null }).MissingFields);
}
