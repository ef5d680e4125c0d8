using System.Collections.Concurrent;
using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Faults;

/// <summary>Somebody who checks in again and again, and sends each until it is acknowledged.</summary>
/// <param name="DangerFrom">From which check-in on they say that they have thoughts of ending their life; int.MaxValue for never.</param>
internal sealed record AnsweringPerson(Patient Patient, HttpClient Http, int DangerFrom)
{
    private string _token = "";

    public bool IsEverInDanger => DangerFrom < int.MaxValue;

    /// <summary>How often nobody could tell them whether it was kept.</summary>
    public int Unanswered { get; private set; }

    public async Task Open(Uri[] addresses) => _token = await Http.Token(new Uri(addresses[0], "/checkins/today").ToString());

    public async Task Answer(Uri[] addresses, int howMany, SemaphoreSlim turns, ConcurrentBag<Guid> kept, Random random)
    {
        for (var number = 0; number < howMany; number++)
        {
            await turns.WaitAsync();
            var id = Guid.CreateVersion7();
            (string, string)[] form =
            [
                ("Form.Id", id.ToString()), ("Form.SafetyGiven", number >= DangerFrom ? nameof(SafetyAnswer.PassingThoughts) : nameof(SafetyAnswer.No)),
                ("Form.LowMood", $"{random.Next(2, 6)}"), ("Form.Anxiety", $"{random.Next(2, 6)}"), ("Form.Restlessness", "3"), ("Form.Hope", "6"),
            ];
            for (var attempt = random.Next(addresses.Length); !await IsKept(addresses[attempt % addresses.Length], form, id); attempt++)
            {
                await Task.Delay(random.Next(50, 500));
            }

            kept.Add(id);
        }
    }

    private async Task<bool> IsKept(Uri address, (string, string)[] form, Guid id)
    {
        try
        {
            using var answer = await Http.PostWith(_token, new Uri(address, "/checkins/today").ToString(), form);
            return answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.OriginalString.EndsWith($"{id}", StringComparison.Ordinal);
        }
        catch (HttpRequestException e)
        {
            // Killed before it answered: nobody knows whether it was kept. Who finds nobody at the door has not sent anything.
            Unanswered += e.HttpRequestError == HttpRequestError.ConnectionError ? 0 : 1;
            return false;
        }
    }
}
