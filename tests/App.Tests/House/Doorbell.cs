using Microsoft.AspNetCore.Hosting;

namespace Evenkeel.Tests.House;

/// <summary>Tells when a request has reached the clinic, and when it has been worked to its end, so that a test need not guess.</summary>
public sealed class Doorbell : IStartupFilter
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _worked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A part of the query of the request that is waited for; none while empty.</summary>
    public string Expected { get; set; } = "";

    public Task Arrived => _arrived.Task;

    public Task Worked => _worked.Task;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            var isIt = Expected.Length > 0 && HttpMethods.IsPost(context.Request.Method) && context.Request.QueryString.Value!.Contains(Expected, StringComparison.Ordinal);
            if (!isIt)
            {
                await rest(context);
                return;
            }

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
