using Evenkeel.Clinical;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Evenkeel.Data;

/// <summary>
/// Everything that is kept. One model, two databases: <see cref="SqliteCareDb"/> and <see cref="PostgresCareDb"/> differ only in
/// how a column is stored. Keys lead with ClinicId, so that clinics can be spread over machines later.
/// </summary>
public abstract class CareDb(DbContextOptions options) : IdentityUserContext<User, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Clinic> Clinics => Set<Clinic>();

    public DbSet<Patient> Patients => Set<Patient>();

    public DbSet<PatientContact> PatientContacts => Set<PatientContact>();

    public DbSet<CareTeamMember> CareTeam => Set<CareTeamMember>();

    public DbSet<SupportPerson> SupportPeople => Set<SupportPerson>();

    public DbSet<TreatmentSession> Sessions => Set<TreatmentSession>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ContraindicationAnswer> ContraindicationAnswers => Set<ContraindicationAnswer>();

    public DbSet<EligibilityDecision> EligibilityDecisions => Set<EligibilityDecision>();

    public DbSet<ConsentText> ConsentTexts => Set<ConsentText>();

    public DbSet<ConsentSignature> ConsentSignatures => Set<ConsentSignature>();

    public DbSet<ProgrammeTemplate> ProgrammeTemplates => Set<ProgrammeTemplate>();

    public DbSet<TemplateStep> TemplateSteps => Set<TemplateStep>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<SupportLink> SupportLinks => Set<SupportLink>();

    public DbSet<LookIn> LookIns => Set<LookIn>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<SessionCheck> SessionChecks => Set<SessionCheck>();

    public DbSet<VitalSigns> VitalSigns => Set<VitalSigns>();

    public DbSet<MedicationStatement> MedicationStatements => Set<MedicationStatement>();

    public DbSet<FormSent> FormsSent => Set<FormSent>();

    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<SupportObservation> SupportObservations => Set<SupportObservation>();

    public DbSet<CheckIn> CheckIns => Set<CheckIn>();

    public DbSet<InstrumentResponse> InstrumentResponses => Set<InstrumentResponse>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<AlertStep> AlertSteps => Set<AlertStep>();

    public DbSet<OnCallShift> OnCallShifts => Set<OnCallShift>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<PushSubscription> PushSubscriptions => Set<PushSubscription>();

    public DbSet<ChannelProof> ChannelProofs => Set<ChannelProof>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<Device> Devices => Set<Device>();

    public DbSet<SignIn> SignIns => Set<SignIn>();

    public DbSet<RecordError> RecordErrors => Set<RecordError>();

    public DbSet<SafetyPlan> SafetyPlans => Set<SafetyPlan>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<Pause> Pauses => Set<Pause>();

    public DbSet<BandState> BandStates => Set<BandState>();

    public DbSet<SignedBudget> SignedBudgets => Set<SignedBudget>();

    public DbSet<PreparationStep> PreparationSteps => Set<PreparationStep>();

    public DbSet<WatchPlan> WatchPlans => Set<WatchPlan>();

    public DbSet<PreSessionAnswers> PreSessionAnswers => Set<PreSessionAnswers>();

    public DbSet<RestPlanItem> RestPlanItems => Set<RestPlanItem>();

    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    public DbSet<JournalPart> JournalParts => Set<JournalPart>();

    public DbSet<WritingKey> WritingKeys => Set<WritingKey>();

    public DbSet<SessionRating> SessionRatings => Set<SessionRating>();

    public DbSet<ChallengingExperience> ChallengingExperiences => Set<ChallengingExperience>();

    public DbSet<PerceptionCheck> PerceptionChecks => Set<PerceptionCheck>();

    public DbSet<CanaryRun> CanaryRuns => Set<CanaryRun>();

    public DbSet<Lease> Leases => Set<Lease>();

    public DbSet<WriteProbe> WriteProbes => Set<WriteProbe>();

    public DbSet<Secret> Secrets => Set<Secret>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    /// <summary>The clinics to whose alerts the next save does something.</summary>
    protected IReadOnlyList<int> ClinicsWithAlertNews() =>
        [.. ChangeTracker.Entries<Alert>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => e.Entity.ClinicId).Distinct()];

    /// <summary>For whoever enters what was set aside: that is not set aside again.</summary>
    internal bool NeverSetsAside { get; set; }

    /// <summary>Saves; where the audit of a reading is all that there is to save, and the database takes nothing new, it is set aside.</summary>
    protected async Task<int> AuditAside(Func<Task<int>> save)
    {
        var changed = ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList();
        var isReading = !NeverSetsAside && changed.Count > 0 && Database.CurrentTransaction is null
            && changed.TrueForAll(e => e is { State: EntityState.Added, Entity: AuditEvent });
        try
        {
            return await save();
        }
        catch (Exception e) when (isReading && StoreFaults.TakesNothingNew(e) && this.GetService<AuditSetAside>().HasRoom)
        {
            changed.ForEach(row => row.State = EntityState.Detached);
            this.GetService<AuditSetAside>().Keep(changed.Select(row => (AuditEvent)row.Entity));
            return 0;
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CareDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<Answer>().HaveConversion<AnswerConverter>();
        configuration.Properties<decimal>().HaveConversion<ThousandthsConverter>();
    }
}
