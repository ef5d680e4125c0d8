using System.Reflection;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>Something that must wait, as its patient reads it.</summary>
/// <param name="Typed">What came with the form, to be sent as it was when the time has come.</param>
public sealed record Held(string What, string Until, bool IsSetByClinician, string Address, IReadOnlyList<KeyValuePair<string, string>> Typed);

/// <summary>
/// Refuses, while a patient's judgement counts as altered by a dose, what they could regret: consents, sharing, deletions, acceptances,
/// pauses, and the keys of the account. The answer is 423 (locked) with a calm page that says until when, and holds what was typed.
/// </summary>
public sealed class HoldsWhileAltered(AlteredNow altered, IDbContextFactory<CareDb> dbs, Clock clock, IModelMetadataProvider metadata) : IAsyncPageFilter
{
    private const string View = "/Platform/Page/_Held.cshtml";
    private const string AntiforgeryField = "__RequestVerificationToken";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.HandlerMethod?.MethodInfo.GetCustomAttribute<HeldWhileAlteredAttribute>() is { } mark
            && http.User.Identity?.IsAuthenticated == true && http.User.Caller() is { Role: Role.Patient, PatientId: not null } caller
            // Whoever came in with a one-time password reaches no other room before choosing their own: held here, they would be locked out.
            && !OneTimePassword.IsIn(http.User)
            && await altered.Of(caller.Patient, http.RequestAborted) is { } state)
        {
            context.Result = await Say(http, mark, state, caller);
            return;
        }

        await next();
    }

    private async Task<IActionResult> Say(HttpContext http, HeldWhileAlteredAttribute mark, AlteredState state, Caller caller)
    {
        await using var db = await dbs.CreateDbContextAsync(http.RequestAborted);
        var now = clock.Now;
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == caller.ClinicId && p.Id == caller.PatientId, http.RequestAborted);
        var until = Wording.SayExactly(patient.ZoneAt(now), state.Until, now);
        if (http.Request.Headers.Accept == "*/*")
        {
            // A script asks so, and shows words, not a page.
            return new ContentResult { StatusCode = StatusCodes.Status423Locked, ContentType = "text/plain; charset=utf-8", Content = $"{mark.What} can wait until {until}. Nothing is lost." };
        }

        var typed = mark.IsSecret || !http.Request.HasFormContentType ? [] : http.Request.Form.Where(f => f.Key != AntiforgeryField)
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        return new ViewResult
        {
            StatusCode = StatusCodes.Status423Locked,
            ViewName = View,
            ViewData = new ViewDataDictionary<Held>(new ViewDataDictionary(metadata, new ModelStateDictionary()), new Held(mark.What, until, state.IsSetByClinician, http.Request.Path + http.Request.QueryString, typed)),
        };
    }
}
