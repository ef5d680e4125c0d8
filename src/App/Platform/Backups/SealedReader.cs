using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Evenkeel.Platform.Backups;

/// <summary>Opens a sealed file chunk by chunk, and hands out nothing that has not been authenticated.</summary>
internal sealed class SealedReader : Stream
{
    private readonly Stream _from;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[Sealing.ChunkBytes];
    private readonly byte[] _sealed = new byte[Sealing.ChunkBytes + Sealing.TagBytes];
    private readonly byte[] _with;
    private readonly byte[] _nonce = new byte[Sealing.NonceBytes];
    private int _next;
    private int _held;
    private long _chunk;
    private bool _ended;

    /// <exception cref="BackupProblem">It is another kind of file, or was made with another key.</exception>
    public SealedReader(Stream from, byte[] key)
    {
        _from = from;
        var head = new byte[Sealing.HeadBytes];
        var there = from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        Sealing.Recognise(head.AsSpan(0, there), key);
        _cipher = Sealing.Cipher(head, key);
        _with = [.. head, .. new byte[Sealing.LengthBytes]];
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> into)
    {
        while (_next == _held)
        {
            if (_ended)
            {
                return 0;
            }

            Open();
        }

        var fits = Math.Min(into.Length, _held - _next);
        _plain.AsSpan(_next, fits).CopyTo(into);
        _next += fits;
        return fits;
    }

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _cipher.Dispose();
        _from.Dispose();
        base.Dispose(disposing);
    }

    private void Open()
    {
        var length = _with.AsSpan(_with.Length - Sealing.LengthBytes);
        Fill(length);
        var marked = BinaryPrimitives.ReadUInt32BigEndian(length);
        var held = (int)(marked & ~Sealing.Last);
        if (held > Sealing.ChunkBytes)
        {
            throw Altered();
        }

        var whole = _sealed.AsSpan(0, held + Sealing.TagBytes);
        Fill(whole);
        Sealing.Nonce(_nonce, _chunk);
        try
        {
            _cipher.Decrypt(_nonce, whole[..held], whole[held..], _plain.AsSpan(0, held), _with);
        }
        catch (CryptographicException)
        {
            throw Altered();
        }

        (_next, _held, _chunk, _ended) = (0, held, _chunk + 1, (marked & Sealing.Last) != 0);
        if (_ended && _from.ReadByte() >= 0)
        {
            throw new BackupProblem("The backup is damaged: something stands after its end.");
        }
    }

    private void Fill(Span<byte> bytes)
    {
        if (_from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new BackupProblem($"The backup is cut off: it ends in part {_chunk + 1}, and its last part is missing. It was not copied whole, or the disk was full.");
        }
    }

    private BackupProblem Altered() =>
        new($"The backup is damaged: part {_chunk + 1} (of 64 KiB each) is not what was written there. Bytes were altered, or parts stand in another order.");
}
