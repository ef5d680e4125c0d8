using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;

namespace Evenkeel.Care;

/// <summary>By when the next thing must be done about an alert: the stored step of an unacknowledged page is the next rung, not the promise.</summary>
public static class AlertClock
{
    public static DateTimeOffset? By(Priority priority, bool isTaken, DateTimeOffset ladderStartedAt, DateTimeOffset? nextStepAt) =>
        !isTaken && priority >= Priority.Asap ? Ladder.AcknowledgeBy(priority, ladderStartedAt, new DutyHours([])) : nextStepAt;
}
