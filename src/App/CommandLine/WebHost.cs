using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Features.Account;
using Evenkeel.Features.AfterSession;
using Evenkeel.Features.Appointments;
using Evenkeel.Features.CheckIns;
using Evenkeel.Features.Enrolment;
using Evenkeel.Features.Goals;
using Evenkeel.Features.Home;
using Evenkeel.Features.Clinic;
using Evenkeel.Features.Inbox;
using Evenkeel.Features.Joining;
using Evenkeel.Features.Journal;
using Evenkeel.Features.Live;
using Evenkeel.Features.Patients;
using Evenkeel.Features.Medicines;
using Evenkeel.Features.People;
using Evenkeel.Features.Support;
using Evenkeel.Features.SupportPeople;
using Evenkeel.Features.Preparation;
using Evenkeel.Features.Programmes;
using Evenkeel.Features.Reminders;
using Evenkeel.Features.Sessions;
using Evenkeel.Features.Shared;
using Evenkeel.Features.Shifts;
using Evenkeel.Features.Windows;
using Evenkeel.Fhir;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Calendars;
using Evenkeel.Platform.Health;
using Evenkeel.Platform.Journal;
using Evenkeel.Platform.Keys;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Crisis;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>The web application, put together in one place; the tests serve the same one.</summary>
public static class WebHost
{
    public static WebApplication Build(DatabasePlace place, string urls, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // There is no settings file to watch: what can be set is an option of the verb.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.WebHost.UseUrls(urls).ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = LargestBody.ReadAtMost;
        });
        // A command that fails is thrown and logged where it is handled; by itself EF calls the first start's missing history a failure too.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            // It warns of keys that lie open beside a SQLite file: so does the record itself, and the guide says how to guard both.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        AddCare(builder.Services, place);
        AddPages(builder.Services, place);
        change?.Invoke(builder.Services);
        var app = builder.Build();
        // A content pack that cannot be used must be found now, not by a person who has just said yes.
        app.Services.GetRequiredService<ScreenerInUse>();
        Pipeline(app);
        return app;
    }

    /// <summary>Everything that the command line needs too.</summary>
    public static void AddCare(IServiceCollection services, DatabasePlace place)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Clock>();
        services.AddCareDb(place);
        services.AddSingleton<PatientTurn>();
        services.AddSingleton<OnCall>();
        services.AddSingleton<Monitoring>();
        services.AddSingleton<WhoIsAwake>();
        services.AddSingleton<ReadReach>();
        services.AddSingleton<Ladders>();
        services.AddSingleton<OpenAlerts>();
        services.AddSingleton<AssessPatient>();
        services.AddSingleton<DueTurns>();
        // What falls due with time, in the order in which the watch asks.
        services.AddSingleton<IRound, ClockMovedBack>();
        services.AddSingleton<IRound, LookAgain>();
        services.AddSingleton<ReleaseAlerts>().AddSingleton<IRound>(p => p.GetRequiredService<ReleaseAlerts>());
        services.AddSingleton<IRound, ClimbLadders>();
        services.AddSingleton<IRound, RemindPatients>();
        services.AddSingleton<IRound, AskAfterSession>();
        services.AddDuty();
        services.AddSingleton<IRound, SealAudit>();
        services.AddSingleton<NightWatch>();
        services.AddSingleton<SubmitCheckIn>();
        services.AddSingleton<SubmitReport>();
        services.AddSingleton<KeepExperience>();
        services.AddSingleton<KeepPerception>();
        services.AddSingleton<KeepSafetyPlan>();
        services.AddSingleton<SubmitInstrument>();
        services.AddSingleton<ScreenerInUse>();
        services.AddSingleton<RecordSession>();
        services.AddSingleton<AlteredNow>();
        services.AddSingleton<TickPreparation>();
        services.AddSingleton<BookAppointment>();
        services.AddSingleton<CancelAppointment>();
        services.AddSingleton<KeepAppointment>();
        services.AddSingleton<RunProgramme>();
        services.AddSingleton<KeepTemplate>();
        services.AddSingleton<ReadWindows>();
        services.AddSingleton<WorkAlert>();
        services.AddSingleton<RecordCall>();
        services.AddSingleton<AgreeCallThreshold>();
        services.AddSingleton<DecideEligibility>().AddSingleton<KeepPaperConsent>().AddSingleton<EnterInError>();
        services.AddReminders();
        services.AddSingleton<RateSession>();
        services.AddSingleton<SayOfMedicines>();
        services.AddEnrolment();
        services.AddPreparation();
        services.AddSingleton<KeepGoal>();
        services.AddSingleton<ChangeMedicines>();
        services.AddSingleton<AnswerPause>();
        services.AddSingleton<ReadyToGoLive>();
        services.AddSingleton<ReadWays>();
        services.AddSingleton<GoLive>();
        services.AddSingleton<ChangeRota>();
        services.AddSingleton<ChangeHolidays>();
        services.AddSingleton<SignBudget>();
        services.AddSingleton<PublishConsent>();
        services.AddIdentityCore<User>(o =>
            {
                o.Password.RequiredLength = 12;
                o.Password.RequireNonAlphanumeric = o.Password.RequireDigit = o.Password.RequireUppercase = o.Password.RequireLowercase = false;
                o.User.RequireUniqueEmail = true;
                o.Lockout.MaxFailedAccessAttempts = SignInRules.Tries;
                o.Lockout.DefaultLockoutTimeSpan = SignInRules.Rest;
            })
            .AddEntityFrameworkStores<CareDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<CallerClaims.Factory>()
            .AddDefaultTokenProviders();
        services.AddSingleton<SignIns>();
        services.AddSingleton<EndAccount>();
        services.AddSingleton<HandOverWork>();
    }

    /// <summary>For the verbs that serve nothing.</summary>
    public static ServiceProvider CareOnly(DatabasePlace place)
    {
        var services = new ServiceCollection();
        // A command that fails is told by the verb; and EF reports the first question to an empty database as a failure.
        services.AddLogging(l => l.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None).AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace));
        // Identity asks for it to make links; no verb makes any, so no key is ever made.
        services.AddDataProtection();
        AddCare(services, place);
        return services.BuildServiceProvider();
    }

    public static Task Migrate(IServiceProvider services, CancellationToken cancellation = default) =>
        services.GetRequiredService<IDbContextFactory<CareDb>>().OneAtATime(
            () => services.GetService<SharedKeys>()?.Open(cancellation) ?? Task.CompletedTask, cancellation);

    private static void AddPages(IServiceCollection services, DatabasePlace place)
    {
        services.AddSharedKeys(place);
        services.AddJournal();
        services.AddSingleton<IntentionNow>();
        services.AddDoors();
        services.AddHostedService(p => p.GetRequiredService<NightWatch>());
        services.AddAlertNews(place);
        services.AddDelivery();
        services.AddProof();
        services.AddSingleton<PatientAccess>();
        services.AddSessions();
        services.AddFhir();
        services.AddSingleton<LiveMark>();
        services.AddScoped<DemoPeople>();
        services.AddSingleton<ChangeNotices>();
        services.AddSingleton<ChangeContact>();
        services.AddSingleton<ChangeWebhook>();
        services.AddSingleton<ReadInbox>();
        services.AddSingleton<ReadAlert>();
        services.AddSingleton<ReadShifts>();
        services.AddSingleton<SeenInList>();
        services.AddSingleton<ReadCaseload>();
        services.AddSingleton<ReadRecord>();
        services.AddSingleton<ReadStatus>();
        services.AddSingleton<MakeInvitation>();
        services.AddScoped<OpenAccount>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(o =>
        {
            o.LoginPath = "/account/signin";
            // A closed room answers as one, on its own address, not as a page that was found elsewhere.
            o.Events.OnRedirectToAccessDenied = denied =>
            {
                denied.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            o.Cookie.Name = "evenkeel";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSignIns();
        services.AddUnasked();
        services.AddWriting();
        services.AddSingleton<PushHere>();
        services.AddSingleton<SayAway>();
        services.AddSingleton<SupportLinks>();
        services.AddSingleton<KeepLookIn>();
        services.AddSingleton<TakePressure>();
        services.AddSingleton<ChangePeople>();
        services.AddSingleton<LeaveSupport>();
        services.AddSingleton<TellWorry>();
        services.AddSingleton<KeepObservation>();
        services.AddSingleton<AskAnotherTime>();
        services.AddCalendars();
        services.AddOutboxDoor();
        services.AddSingleton<ClinicNumbers>();
        services.AddRooms();
        services.AddRouting(o => o.LowercaseUrls = true);
        // Our own files only: a page holds secrets beside words that others may choose, and its compressed length would tell of them.
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/css", "text/javascript", "image/svg+xml"]));
        services.AddRazorPages(o =>
        {
            o.RootDirectory = "/Features";
            o.Conventions.CloseRooms();
            o.Conventions.ConfigureFilter(new ServiceFilterAttribute<HoldsWhileAltered>());
        });
        services.AddScoped<HoldsWhileAltered>();
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseDrain();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = e => StoreFaults.Clashes(e) ? StatusCodes.Status409Conflict
                : StoreFaults.IsOfTheStore(e) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            // The store did as it should: it kept nothing under a number that is somebody else's. That is no fault to look for.
            SuppressDiagnosticsCallback = fault => StoreFaults.Clashes(fault.Exception),
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<SpeaksFhir>();
        app.UseMiddleware<PlainAnswers>();
        app.UseMiddleware<LargestBody>();
        app.UseMiddleware<SentIsSent>();
        app.UseResponseCompression();
        app.UseStaticFiles(Asset.Kept);
        app.UseRouting();
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is not null)
            {
                return next(context);
            }

            // What is not there has no lock to be turned away from.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<WasHere>();
        app.UseMiddleware<OwnPasswordFirst>();
        app.UseMiddleware<SecondFactorFirst>();
        app.MapRazorPages();
        app.MapHomeLive();
        app.MapInboxLive();
        app.MapDoors();
        app.MapOutbox();
        app.MapRenewedPush();
        app.MapCalendars();
        app.MapRecordings();
        app.MapSharedRecordings();
        app.MapFhir();
    }
}
