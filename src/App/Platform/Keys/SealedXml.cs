using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Evenkeel.Platform.Keys;

/// <summary>Seals the secret part of a key before it goes to the database.</summary>
internal sealed class SealedXml(KeyFile file) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plain) =>
        new(new XElement("sealed", file.Seal(Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting)))), typeof(OpenedXml));
}

/// <summary>Its name is written beside each sealed key: renamed, no kept key could be read.</summary>
internal sealed class OpenedXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encrypted) => XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<KeyFile>().Open(encrypted.Value)));
}
