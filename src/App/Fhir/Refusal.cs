using Hl7.Fhir.Model;

namespace Evenkeel.Fhir;

/// <summary>Why a request is not answered, as FHIR says it.</summary>
internal static class Refusal
{
    /// <param name="words">What is wrong with this one; else what the status says of any.</param>
    public static OperationOutcome Of(int status, string? words = null)
    {
        var (code, usual) = status switch
        {
            StatusCodes.Status400BadRequest => (OperationOutcome.IssueType.Invalid, "This could not be understood."),
            StatusCodes.Status401Unauthorized => (OperationOutcome.IssueType.Login, "Please sign in on this clinic's pages first, and finish what they ask you to set up."),
            StatusCodes.Status403Forbidden => (OperationOutcome.IssueType.Forbidden, "This is not open to you."),
            StatusCodes.Status404NotFound => (OperationOutcome.IssueType.NotFound, "There is nothing here that you may read."),
            StatusCodes.Status405MethodNotAllowed => (OperationOutcome.IssueType.NotSupported, "Here one can only read."),
            StatusCodes.Status406NotAcceptable => (OperationOutcome.IssueType.NotSupported, $"Only FHIR R4 as {FhirAnswer.MediaType} can be had here."),
            StatusCodes.Status413PayloadTooLarge => (OperationOutcome.IssueType.TooLong, "This is more than can be taken."),
            StatusCodes.Status503ServiceUnavailable => (OperationOutcome.IssueType.Transient, "The records cannot be reached at this moment. Please try again in a minute."),
            >= 500 => (OperationOutcome.IssueType.Exception, "Something went wrong here. It is written down for who runs this server."),
            _ => (OperationOutcome.IssueType.Processing, "This could not be answered."),
        };
        return new() { Issue = [new() { Severity = OperationOutcome.IssueSeverity.Error, Code = code, Diagnostics = words ?? usual }] };
    }
}
