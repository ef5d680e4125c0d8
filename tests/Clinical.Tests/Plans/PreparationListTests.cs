using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "5.2")]
public sealed class PreparationListTests
{
    [Fact]
    public void At_home_somebody_stays_the_room_the_device_and_the_medicine_are_seen_to_and_nobody_needs_a_way_home() => Assert.Equal(
        [PreparationItem.Space, PreparationItem.SupportPerson, PreparationItem.BloodPressureDevice, PreparationItem.MedicineKept],
        Items(true, MedicineBy.MouthOrNose).Except(Items(false, MedicineBy.MouthOrNose)).Order());

    [Fact]
    public void At_the_clinic_the_way_home_is_and_what_is_the_clinics_is_not() =>
        Assert.Equal([PreparationItem.WayHome], Items(false, MedicineBy.NotKnown).Except(Items(true, MedicineBy.NotKnown)));

    [Theory]
    [InlineData(MedicineBy.Needle, false)]
    [InlineData(MedicineBy.MouthOrNose, true)]
    [InlineData(MedicineBy.NotKnown, true)]
    public void Medicine_by_needle_is_brought_along_and_any_other_is_kept_safe_at_home(MedicineBy by, bool isKept) => Assert.Equal(isKept, Items(true, by).Contains(PreparationItem.MedicineKept));

    [Fact]
    public void Every_item_is_on_some_list_each_has_words_and_none_is_on_a_list_twice()
    {
        Assert.Equal(Enum.GetValues<PreparationItem>(), Items(true, MedicineBy.NotKnown).Union(Items(false, MedicineBy.NotKnown)).Order());
        foreach (var item in Enum.GetValues<PreparationItem>())
        {
            Assert.NotEqual(item.ToString(), PreparationWords.Name(item));
            Assert.NotEmpty(PreparationWords.Say(item, true, MedicineBy.NotKnown));
        }

        Assert.Distinct(Items(true, MedicineBy.NotKnown));
    }

    [Fact]
    public void Only_a_needle_needs_a_sleeve()
    {
        Assert.Contains("sleeve", PreparationWords.Say(PreparationItem.Comfort, false, MedicineBy.Needle), StringComparison.Ordinal);
        Assert.DoesNotContain("sleeve", PreparationWords.Say(PreparationItem.Comfort, false, MedicineBy.MouthOrNose), StringComparison.Ordinal);
    }

    [Fact]
    public void What_falls_due_first_stands_first()
    {
        var before = PreparationList.For(true, MedicineBy.NotKnown).Select(d => d.Before ?? TimeSpan.MaxValue).ToArray();
        Assert.Equal(before.OrderDescending(), before);
    }

    private static IEnumerable<PreparationItem> Items(bool atHome, MedicineBy by) => PreparationList.For(atHome, by).Select(d => d.Item);
}
