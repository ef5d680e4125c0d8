using System.Text.RegularExpressions;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.Enrolment;
using Evenkeel.Features.Patients;

namespace Evenkeel.Tests.House;

/// <summary>Inviting people and joining, through the pages.</summary>
internal static partial class Newcomers
{
    public const string Mine = "four words of my own";

    /// <summary>The address on this server that the link shows.</summary>
    public static async Task<string> Invites(this TestClinic clinic, User by, string email, string name = "Ana", Role role = Role.Patient)
    {
        using var visitor = await Visitor.SignedIn(clinic, by);
        var made = await visitor.Fill("/people", "Make the link", Typed(clinic, email, name, role));
        var link = Link().Match(made.Html);
        Assert.True(link.Success, made.Text);
        return link.Groups[1].Value;
    }

    public static Dictionary<string, string> Typed(TestClinic clinic, string email, string name = "Ana", Role role = Role.Patient) =>
        new() { ["Name"] = name, ["Email"] = email, ["Role"] = role.ToString(), ["ClinicianId"] = clinic.DrOsei.Id.ToString() };

    public static Dictionary<string, string> Chosen(string name = "Ana", string zone = TestClinic.Zone, string password = Mine, string? again = null) =>
        new() { ["name"] = name, ["zone"] = zone, ["password"] = password, ["again"] = again ?? password };

    /// <summary>Every question before the treatment, answered the same.</summary>
    public static async Task AnswersQuestions(this TestClinic clinic, Patient patient, ContraindicationReply reply) =>
        Assert.Empty(await clinic.Get<AnswerQuestions>().Run(
            (await clinic.AccountOf(patient)).Caller(), [.. Contraindications.All.Select(c => new GivenAnswer(c.Code, reply, ""))], TestContext.Current.CancellationToken));

    public static async Task AnswersQuestion(this TestClinic clinic, Patient patient, string code, ContraindicationReply reply, string words = "") =>
        Assert.Empty(await clinic.Get<AnswerQuestions>().Run((await clinic.AccountOf(patient)).Caller(), [new GivenAnswer(code, reply, words)], TestContext.Current.CancellationToken));

    /// <summary>Dr Osei has read everything and decides.</summary>
    public static async Task SaysEligible(this TestClinic clinic, Patient patient)
    {
        var seen = DecideEligibility.Seen(await clinic.Read(db => ReadEligibility.All(db, patient.Key(), TestContext.Current.CancellationToken)));
        var form = new DecisionForm { Id = Guid.CreateVersion7(), Seen = seen, Decision = Eligibility.Eligible, Reason = "Read and weighed.", Although = "Weighed." };
        Assert.Empty(await clinic.Get<DecideEligibility>().Run(clinic.DrOsei.Caller(), patient.Id, form, TestContext.Current.CancellationToken));
    }

    /// <summary>Signs the words in force.</summary>
    public static async Task Signs(this TestClinic clinic, Patient patient)
    {
        var words = await clinic.Read(db => ReadConsent.InForce(db, patient.ClinicId, TestContext.Current.CancellationToken));
        var form = new SignatureForm(Guid.CreateVersion7(), words.Version, words.Language, ReadConsent.HashOf(words.Words), patient.Name);
        Assert.Equal(Signing.Signed, await clinic.Get<SignAgreement>().Run((await clinic.AccountOf(patient)).Caller(), form, TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"value=""https?://[^/""]+(/join/[\w-]+)""")]
    private static partial Regex Link();
}
