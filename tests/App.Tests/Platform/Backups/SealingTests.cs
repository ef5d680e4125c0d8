using System.Security.Cryptography;
using Evenkeel.Platform.Backups;

namespace Evenkeel.Tests.Platform.Backups;

/// <summary>The envelope of a backup: whatever happens to its bytes is found, and told in words.</summary>
[Trait("Row", "10.16")]
public sealed class SealingTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, BackupKey.Bytes).Select(i => (byte)i)];
    private const int WholeChunk = Sealing.LengthBytes + Sealing.ChunkBytes + Sealing.TagBytes;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Sealing.ChunkBytes - 1)]
    [InlineData(Sealing.ChunkBytes)]
    [InlineData(Sealing.ChunkBytes + 1)]
    [InlineData((3 * Sealing.ChunkBytes) + 17)]
    public void What_is_sealed_comes_out_again(int length) => Assert.Equal(Content(length), Open(Seal(Content(length))));

    [Fact]
    public void The_same_content_never_looks_the_same_twice()
    {
        var (one, two) = (Seal(Content(1000)), Seal(Content(1000)));
        Assert.NotEqual(one[Sealing.HeadBytes..], two[Sealing.HeadBytes..]);
        Assert.False(one.AsSpan().IndexOf(Content(1000).AsSpan(0, 16)) >= 0);
    }

    [Fact]
    public void A_single_flipped_bit_is_found_wherever_it_is()
    {
        var sealing = Seal(Content((2 * Sealing.ChunkBytes) + 100));
        var everywhere = Enumerable.Range(0, Sealing.HeadBytes + 64).Concat(Enumerable.Range(0, sealing.Length / 997).Select(i => i * 997)).Concat(Enumerable.Range(sealing.Length - 200, 200));
        Assert.All(everywhere, at =>
        {
            var altered = sealing.ToArray();
            altered[at] ^= (byte)(1 << (at % 8));
            Assert.Throws<BackupProblem>(() => Open(altered));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(WholeChunk)]
    [InlineData(WholeChunk + 1)]
    [InlineData(2 * WholeChunk)]
    public void A_file_that_was_cut_off_is_found_even_between_two_parts(int kept)
    {
        var sealing = Seal(Content((2 * Sealing.ChunkBytes) + 100));
        var problem = Assert.Throws<BackupProblem>(() => Open(sealing[..(Sealing.HeadBytes + kept)]));
        Assert.Contains("cut off", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_changed_places_are_found()
    {
        var sealing = Seal(Content(3 * Sealing.ChunkBytes));
        var (first, second) = (sealing.AsSpan(Sealing.HeadBytes, WholeChunk).ToArray(), sealing.AsSpan(Sealing.HeadBytes + WholeChunk, WholeChunk).ToArray());
        byte[] swapped = [.. sealing[..Sealing.HeadBytes], .. second, .. first, .. sealing[(Sealing.HeadBytes + (2 * WholeChunk))..]];
        Assert.Contains("part 1", Assert.Throws<BackupProblem>(() => Open(swapped)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_another_backup_under_the_same_key_is_found()
    {
        var (one, other) = (Seal(Content(3 * Sealing.ChunkBytes)), Seal(Content(3 * Sealing.ChunkBytes)));
        byte[] mixed = [.. one[..(Sealing.HeadBytes + WholeChunk)], .. other[(Sealing.HeadBytes + WholeChunk)..]];
        Assert.Contains("part 2", Assert.Throws<BackupProblem>(() => Open(mixed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_middle_that_is_missing_and_something_behind_the_end_are_found()
    {
        var sealing = Seal(Content(3 * Sealing.ChunkBytes));
        Assert.Throws<BackupProblem>(() => Open([.. sealing[..(Sealing.HeadBytes + WholeChunk)], .. sealing[(Sealing.HeadBytes + (2 * WholeChunk))..]]));
        Assert.Contains("after its end", Assert.Throws<BackupProblem>(() => Open([.. sealing, 0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_key_and_a_foreign_file_are_told_apart()
    {
        var wrong = Key.ToArray();
        wrong[31] ^= 1;
        Assert.Contains("not the key", Assert.Throws<BackupProblem>(() => Open(Seal(Content(10)), wrong)).Message, StringComparison.Ordinal);
        Assert.Contains("no backup of Evenkeel", Assert.Throws<BackupProblem>(() => Open(RandomNumberGenerator.GetBytes(5000))).Message, StringComparison.Ordinal);
        Assert.Contains("no backup of Evenkeel", Assert.Throws<BackupProblem>(() => Open([])).Message, StringComparison.Ordinal);
    }

    private static byte[] Content(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)((i * 31) ^ (i >> 8)))];

    private static byte[] Seal(byte[] content)
    {
        using var to = new MemoryStream();
        using (var writer = new SealedWriter(to, Key))
        {
            writer.Write(content);
            writer.Finish();
        }

        return to.ToArray();
    }

    private static byte[] Open(byte[] sealing, byte[]? key = null)
    {
        using var content = new MemoryStream();
        using var reader = new SealedReader(new MemoryStream(sealing), key ?? Key);
        reader.CopyTo(content);
        return content.ToArray();
    }
}
