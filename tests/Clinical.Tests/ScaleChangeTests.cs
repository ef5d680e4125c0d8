using Evenkeel.Clinical.Tests.People;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests;

/// <summary>Noise told apart from change, scale by scale.</summary>
[Trait("Row", "5.17")]
[Trait("Hazard", "false-calm")]
public class ScaleChangeTests
{
    [Theory]
    [InlineData(15, 20, false)]
    [InlineData(15, 21, true)]
    [InlineData(15, 10, false)]
    [InlineData(15, 9, true)]
    [InlineData(15, 15, false)]
    public void PHQ9_has_changed_from_six_points_on_either_way(int before, int now, bool isChange) =>
        Assert.Equal((now - before, isChange), Told(Assert.Single(ScaleChange.Of(Person.Ana.Phq9("d-1 09:00", before).Phq9("d7 09:00", now).AsOf("d7 10:00")))));

    [Theory]
    [InlineData(10, 13, false)]
    [InlineData(10, 14, true)]
    [InlineData(10, 7, false)]
    [InlineData(10, 6, true)]
    public void GAD7_has_changed_from_four_points_on_either_way(int before, int now, bool isChange) =>
        Assert.Equal((now - before, isChange), Told(Assert.Single(ScaleChange.Of(Person.Ana.Gad7("d-1 09:00", before).Gad7("d7 09:00", now).AsOf("d7 10:00")))));

    [Fact]
    public void Without_a_total_before_the_course_and_one_since_nothing_is_said_of_a_scale()
    {
        Assert.Empty(ScaleChange.Of(new Person().Phq9("d-1 09:00", 15).Phq9("d7 09:00", 5).AsOf("d7 10:00")));
        Assert.Empty(ScaleChange.Of(Person.Ana.Phq9("d7 09:00", 5).AsOf("d7 10:00")));
        Assert.Empty(ScaleChange.Of(Person.Ana.Phq9("d-1 09:00", 15).AsOf("d7 10:00")));
        Assert.Empty(ScaleChange.Of(Person.Ana.Phq9("d-1 09:00", null).Phq9("d7 09:00", 5).AsOf("d7 10:00")));
        // An unfinished form is no total: the last whole one counts.
        Assert.Equal((-5, false), Told(Assert.Single(ScaleChange.Of(Person.Ana.Phq9("d-1 09:00", 15).Phq9("d7 09:00", 10).Phq9("d8 09:00", null).AsOf("d8 10:00")))));
    }

    [Fact]
    public void Answers_during_the_session_are_neither_before_nor_since() =>
        Assert.Empty(ScaleChange.Of(Person.Ana.Phq9("d0 10:00", 15).Phq9("d0 11:59", 5).AsOf("d0 11:59")));

    [Fact]
    public void A_new_course_is_compared_with_the_last_total_before_it()
    {
        var again = Person.Ana.Phq9("d-1 09:00", 20).Phq9("d50 09:00", 12).Session("d60 10:00", "d60 12:00", startsCourse: true).Phq9("d67 09:00", 8);
        Assert.Equal((-4, false), Told(Assert.Single(ScaleChange.Of(again.AsOf("d67 10:00")))));
    }

    [Fact]
    public void The_words_say_both_totals_and_what_counts_as_a_change()
    {
        string Said(int now) => ScaleVoice.ForClinician(ScaleChange.Of(Person.Ana.Gad7("d-1 09:00", 10).Gad7("d7 09:00", now).AsOf("d7 10:00"))[0], "GAD-7", at => $"d{(at - When.At("d0 00:00")).Days}");
        Assert.Equal("GAD-7 14 on d7, 10 before the course (d0): 4 points higher, a change (4 or more).", Said(14));
        Assert.Equal("GAD-7 6 on d7, 10 before the course (d0): 4 points lower, a change (4 or more).", Said(6));
        Assert.Equal("GAD-7 7 on d7, 10 before the course (d0): within the usual range; a change counts from 4 points.", Said(7));
    }

    private static (int Points, bool IsChange) Told(ScaleChange change) => (change.Points, change.IsChange);
}
