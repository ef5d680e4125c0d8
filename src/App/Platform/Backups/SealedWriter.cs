using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Evenkeel.Platform.Backups;

/// <summary>Seals what is written to it, chunk by chunk. The last chunk is written by <see cref="Finish"/> alone: a file that nobody finished reads as cut off.</summary>
internal sealed class SealedWriter : Stream
{
    private readonly Stream _to;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[Sealing.ChunkBytes];
    private readonly byte[] _sealed = new byte[Sealing.LengthBytes + Sealing.ChunkBytes + Sealing.TagBytes];
    private readonly byte[] _with;
    private readonly byte[] _nonce = new byte[Sealing.NonceBytes];
    private int _held;
    private long _chunk;

    public SealedWriter(Stream to, byte[] key)
    {
        _to = to;
        var head = Sealing.NewHead(key);
        _cipher = Sealing.Cipher(head, key);
        _with = [.. head, .. new byte[Sealing.LengthBytes]];
        _to.Write(head);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_held == _plain.Length)
            {
                Seal(0);
            }

            var fits = Math.Min(bytes.Length, _plain.Length - _held);
            bytes[..fits].CopyTo(_plain.AsSpan(_held));
            _held += fits;
            bytes = bytes[fits..];
        }
    }

    public void Finish() => Seal(Sealing.Last);

    /// <summary>Nothing: a chunk is sealed when it is full.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _cipher.Dispose();
        base.Dispose(disposing);
    }

    private void Seal(uint last)
    {
        var whole = _sealed.AsSpan(0, Sealing.LengthBytes + _held + Sealing.TagBytes);
        BinaryPrimitives.WriteUInt32BigEndian(whole, (uint)_held | last);
        whole[..Sealing.LengthBytes].CopyTo(_with.AsSpan(_with.Length - Sealing.LengthBytes));
        Sealing.Nonce(_nonce, _chunk++);
        _cipher.Encrypt(_nonce, _plain.AsSpan(0, _held), whole.Slice(Sealing.LengthBytes, _held), whole[^Sealing.TagBytes..], _with);
        _to.Write(whole);
        _held = 0;
    }
}
