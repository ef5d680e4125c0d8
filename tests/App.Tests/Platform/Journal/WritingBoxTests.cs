using System.Text;
using Evenkeel.Care;
using Evenkeel.Platform.Journal;
using Microsoft.AspNetCore.DataProtection;

namespace Evenkeel.Tests.Platform.Journal;

[Trait("Row", "5.12")]
[Trait("Hazard", "private-writing-read")]
public sealed class WritingBoxTests
{
    private static readonly PatientKey Ana = new(1, Guid.Parse("0193a000-0000-7000-8000-00000000000a"));
    private static readonly PartName Part = new(1, Ana.PatientId, Guid.Parse("0193a000-0000-7000-8000-0000000000e1"), Guid.Parse("0193a000-0000-7000-8000-0000000000f1"), "text/plain");
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("The sea was inside the room.");

    private readonly WritingBox _box = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void What_is_sealed_opens_again_and_looks_different_each_time()
    {
        var cipher = _box.Unlock(_box.NewKey(Ana, default))!;
        var (once, twice) = (cipher.Seal(Part, Words), cipher.Seal(Part, Words));
        Assert.Equal(Words, cipher.Open(Part, once));
        Assert.Equal(Words, cipher.Open(Part, twice));
        Assert.NotEqual(once, twice);
    }

    [Fact]
    public void A_changed_bit_anywhere_and_an_end_cut_off_open_nothing()
    {
        var cipher = _box.Unlock(_box.NewKey(Ana, default))!;
        var sealedWords = cipher.Seal(Part, Words);
        for (var i = 0; i < sealedWords.Length; i++)
        {
            var changed = sealedWords.ToArray();
            changed[i] ^= 1;
            Assert.Null(cipher.Open(Part, changed));
            Assert.Null(cipher.Open(Part, sealedWords[..i]));
        }
    }

    [Fact]
    public void A_part_that_was_moved_or_called_something_else_does_not_open()
    {
        var cipher = _box.Unlock(_box.NewKey(Ana, default))!;
        var sealedWords = cipher.Seal(Part, Words);
        PartName[] elsewhere = [Part with { ClinicId = 2 }, Part with { PatientId = Guid.NewGuid() }, Part with { EntryId = Guid.NewGuid() }, Part with { PartId = Guid.NewGuid() }, Part with { MediaType = "text/html" }];
        Assert.All(elsewhere, name => Assert.Null(cipher.Open(name, sealedWords)));
    }

    [Fact]
    public void Another_patients_key_opens_nothing_and_a_key_moved_to_another_patient_is_none()
    {
        var key = _box.NewKey(Ana, default);
        var sealedWords = _box.Unlock(key)!.Seal(Part, Words);
        var ben = _box.NewKey(Ana with { PatientId = Guid.NewGuid() }, default);
        Assert.Null(_box.Unlock(ben)!.Open(Part, sealedWords));
        Assert.Null(_box.Unlock(new() { ClinicId = 1, PatientId = ben.PatientId, Protected = key.Protected }));
        Assert.Null(_box.Unlock(new() { ClinicId = 2, PatientId = Ana.PatientId, Protected = key.Protected }));
        Assert.Null(_box.Unlock(null));
    }

    [Fact]
    public void Other_protection_keys_open_no_patients_key() =>
        Assert.Null(new WritingBox(new EphemeralDataProtectionProvider()).Unlock(_box.NewKey(Ana, default)));
}
