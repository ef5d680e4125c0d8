namespace Evenkeel.Features.Enrolment;

/// <summary>This room's use cases.</summary>
public static class AddEnrolmentExtension
{
    public static IServiceCollection AddEnrolment(this IServiceCollection services) => services.AddSingleton<AnswerQuestions>().AddSingleton<SignAgreement>();
}
