using System.Net;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Platform.Page;

/// <summary>What comes packed over the wire.</summary>
public sealed class PackedTests
{
    [Fact]
    public async Task Our_own_files_come_packed_and_a_page_with_its_secrets_never_does()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = clinic.Address };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        foreach (var file in new[] { "/evenkeel.css", "/page.js", "/offline/live.js", "/icon.svg" })
        {
            using var packed = await http.GetAsync(file);
            Assert.NotEmpty(packed.Content.Headers.ContentEncoding);
        }

        foreach (var page in new[] { "/account/signin", "/crisis" })
        {
            using var plain = await http.GetAsync(page);
            Assert.Empty(plain.Content.Headers.ContentEncoding);
        }
    }
}
