using System.Text.RegularExpressions;

namespace Evenkeel.Clinical.Words;

/// <summary>A claim that must not reach a patient, found in a text.</summary>
/// <param name="Claim">Its id in the evidence ledger (evidence section 2).</param>
/// <param name="Phrase">The words that made it, folded.</param>
public sealed record BlockedClaim(string Claim, string Phrase);

/// <summary>
/// Claims of the evidence ledger that are unsupported and unsafe to tell somebody who feels worse: each delays a call for help.
/// Patterns run over folded text and allow a few words between, so a near variant is caught as well; the error is on the side of caution.
/// </summary>
public static class BlockedClaims
{
    private const string No = "(?:not|isnt|arent|doesnt|wasnt|never|no|rather than)";
    private const string Care = "(?:treatment|therapy|ketamine|medicine|medication|healing|process|session|work|it)";

    private static readonly (string Claim, Regex Pattern)[] Patterns =
    [
        .. Claim("L01",
            $@"{No} {Few(3)}step\w* back\w*",
            $@"(?:sign|proof|evidence|means|shows) {Few(6)}(?:reach|touch|access|get|go|open)\w* {Few(4)}(?:deep\w*|layers?|roots?)",
            $@"{Care} {Few(3)}(?:reach|touch|access)\w* {Few(4)}(?:deep\w*|layers|roots)",
            $@"(?:worse|worsening|dip|low|hard|struggl\w*) {Few(6)}(?:sign|proof|evidence|means|shows) {Few(6)}(?:working|heal\w*|progress|better)",
            @"(?:good|positive|healthy|encouraging|hopeful|promising) signs?"),
        .. Claim("L02",
            $@"{No} {Few(4)}(?:signs?|means?|proof|evidence) {Few(5)}(?:fail\w*|(?:not|isnt|doesnt|didnt) work\w*|gone wrong)",
            $@"deep ?seated {Few(4)}(?:shift|chang|mov|releas|surfac|loosen)\w*",
            $@"patterns? {Few(4)}(?:begin\w*|start\w*) to (?:shift|change|move|break|loosen|surface)"),
        .. Claim("L03",
            $@"mess {Few(2)}before",
            $@"(?:emotional|mental|inner) {Few(1)}(?:clean\w*|detox\w*|purg\w*)",
            @"(?:deep|spring) clean\w*"),
        .. Claim("L05",
            $@"(?:can|may|might|will|could|often|sometimes|usually) {Few(2)}(?:last|go on|continue|persist|linger) {Few(5)}weeks?",
            $@"(?:lasts|lasting|persists|lingers) {Few(4)}weeks?",
            $@"take\w* {Few(4)}weeks? {Few(3)}(?:settle|pass|ease|lift)",
            $@"{No} {Few(3)}set ?backs?"),
        .. Claim("L11",
            $@"(?:one|1) (?:in|out of) (?:every )?(?:ten|10) {Few(8)}(?:difficult|hard|challeng\w*|rough|tough)",
            $@"(?:ten|10) ?(?:percent|per cent) of {Few(8)}(?:difficult|hard|challeng\w*|rough|tough)"),
        .. Claim("L12",
            $@"(?:challenging|difficult|hard|tough|rough|scary) {Few(3)}{No} {Few(4)}bad",
            $@"no {Few(3)}bad (?:trips?|experiences?|sessions?)"),
        .. Claim("L18",
            $@"consisten\w* (?:is|be|being) {Few(2)}(?:key|everything|important|crucial|vital|essential)",
            $@"(?:stick|stay|keep|sticking|staying|keeping) (?:with|to|on) {Few(3)}(?:program\w*|treatment|therapy|course|schedule|process)",
            $@"follow\w* {Few(2)}program\w*",
            $@"(?:dont|do not|never) (?:stop|quit|give up) {Few(3)}(?:treatment|therapy|program\w*|sessions?|ketamine)",
            @"trust the process", @"push\w* through", @"persist(?:ence)? (?:is|with|through|and)"),
        .. Claim("L24",
            $@"(?:return|returns|returning|back|relaps\w*|setbacks?|worse|worsening|dips?|symptoms?) {Few(8)}(?:opportunit\w*|gift|invitation)",
            $@"(?:opportunit\w*|gift|invitation) {Few(6)}(?:return\w*|relaps\w*|setbacks?|symptoms?|worse\w*|dips?)"),
        .. Claim("S56",
            $@"worse {Few(5)}before {Few(4)}(?:better|improv\w*)",
            $@"way out is {Few(2)}through",
            $@"(?:dont|do not|never) {Few(6)}reactions? {Few(4)}(?:stop|quit|give up)"),
    ];

    /// <summary>The blocked claims in a text, as read: markup and entities are resolved before.</summary>
    public static IReadOnlyList<BlockedClaim> In(string text)
    {
        var folded = FoldedText.Of(text);
        return [.. Patterns.Select(p => (p.Claim, Match: p.Pattern.Match(folded))).Where(p => p.Match.Success).Select(p => new BlockedClaim(p.Claim, p.Match.Value))];
    }

    private static IEnumerable<(string, Regex)> Claim(string claim, params IEnumerable<string> patterns) =>
        patterns.Select(p => (claim, new Regex($@"\b(?:{p})\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)));

    /// <summary>At most so many words in between.</summary>
    private static string Few(int words) => $@"(?:\w+ ){{0,{words}}}";
}
