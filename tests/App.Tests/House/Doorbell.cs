using Microsoft.AspNetCore.Hosting;

namespace Evenkeel.Tests.House;

/// <summary>Tells when a request has reached the clinic, and when it has been worked to its end, so that a test need not guess.</summary>
public sealed class Doorbell : IStartupFilter
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _worked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A part of the path and query of the post that is waited for; none while empty.</summary>
    public string Expected { get; set; } = "";

    public Task Arrived => _arrived.Task.WaitAsync(Longest);

    /// <summary>The clinic knows that nobody waits for its answer any more.</summary>
    public Task HungUp => _hungUp.Task.WaitAsync(Longest);

    public Task Worked => _worked.Task.WaitAsync(Longest);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            var asked = context.Request.Path + context.Request.QueryString;
            if (Expected.Length == 0 || !HttpMethods.IsPost(context.Request.Method) || !asked.Contains(Expected, StringComparison.Ordinal))
            {
                await rest(context);
                return;
            }

            // Arrived is what has arrived whole: of half a body nobody can make anything.
            context.Request.EnableBuffering();
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Request.Body.Position = 0;
            using var watch = context.RequestAborted.Register(() => _hungUp.TrySetResult());
            _arrived.TrySetResult();
            try
            {
                await rest(context);
            }
            finally
            {
                _worked.TrySetResult();
            }
        });
        next(app);
    };
}
