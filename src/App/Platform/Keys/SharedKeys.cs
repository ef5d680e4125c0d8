using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Evenkeel.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Keys;

/// <summary>
/// The keys behind sign-ins and forms. Beside a SQLite file they are files; on PostgreSQL they stand in the database, sealed by the key
/// file, so that what one process has signed every other one knows.
/// </summary>
public sealed class SharedKeys(IDbContextFactory<CareDb> dbs, KeyFile file, DatabasePlace place, IKeyManager keys, ILogger<SharedKeys> log)
{
    private const string Mark = "key-file";
    private static readonly XNamespace DataProtection = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>At the start, by one process at a time: the first makes the key file and the first key, and every other must bring the same file.</summary>
    /// <exception cref="StartRefused">The key file is not the one of this database.</exception>
    public async Task Open(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Secrets.SingleOrDefaultAsync(s => s.Name == Mark, cancellation) is { } mark)
        {
            Check(mark.Protected);
        }
        else
        {
            if (!file.Exists)
            {
                file.Make();
            }

            db.Secrets.Add(new Data.Secret { Name = Mark, Protected = file.Seal(Encoding.ASCII.GetBytes(Mark)) });
            await TakeOver(db, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        if (keys.GetAllKeys().Count == 0)
        {
            // Made here and not when it is first needed: of three nodes that start together each would make its own.
            var now = TimeProvider.System.GetUtcNow();
            keys.CreateNewKey(now, now.AddDays(90));
        }
    }

    private void Check(string mark)
    {
        const string same = "Every node of a clinic needs the same one: copy it from a node that runs, and give its place with --key-file.";
        if (!file.Exists)
        {
            throw new StartRefused($"Not started. There is no key file at {file.Path}, and this database has one already. {same} No new one was made, because it would sign everybody out.");
        }

        try
        {
            file.Open(mark);
        }
        catch (CryptographicException)
        {
            throw new StartRefused($"Not started. {file.Path} is not the key file of this database. {same} Nothing was changed.");
        }
    }

    /// <summary>Keys from the time when they were files: nobody has to sign in again because of the change.</summary>
    private async Task TakeOver(CareDb db, CancellationToken cancellation)
    {
        foreach (var path in Directory.EnumerateFiles(place.KeyFolder, "key-*.xml"))
        {
            var key = XElement.Parse(await File.ReadAllTextAsync(path, cancellation));
            foreach (var secret in key.Descendants().Where(e => (bool?)e.Attribute(DataProtection + "requiresEncryption") == true).ToList())
            {
                var info = new SealedXml(file).Encrypt(secret);
                secret.ReplaceWith(new XElement(DataProtection + "encryptedSecret", new XAttribute("decryptorType", info.DecryptorType.AssemblyQualifiedName!), info.EncryptedElement));
            }

            db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = Path.GetFileNameWithoutExtension(path), Xml = key.ToString(SaveOptions.DisableFormatting) });
            log.LogWarning("{Path} now stands sealed in the database; delete the file, it is no longer read", path);
        }
    }
}

/// <summary>The program may not start like this; the words are for the person who starts it.</summary>
public sealed class StartRefused(string message) : Exception(message);

public static class SharedKeysSetup
{
    public static IServiceCollection AddSharedKeys(this IServiceCollection services, DatabasePlace place)
    {
        Directory.CreateDirectory(place.KeyFolder);
        services.AddSingleton<KeyFile>();
        var protection = services.AddDataProtection().SetApplicationName("evenkeel");
        if (!place.IsPostgres)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(place.KeyFolder));
            return services;
        }

        protection.PersistKeysToDbContext<CareDb>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyFile>((o, file) => o.XmlEncryptor = new SealedXml(file));
        return services.AddSingleton<SharedKeys>();
    }
}
