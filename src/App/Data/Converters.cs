using Evenkeel.Clinical;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Evenkeel.Data;

/// <summary>Instants as UTC microseconds: SQLite cannot order a DateTimeOffset, and PostgreSQL keeps microseconds too.</summary>
public sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    at => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    us => DateTimeOffset.UnixEpoch.AddTicks(us * TimeSpan.TicksPerMicrosecond));

/// <summary>Decimals as whole thousandths, so that both databases compare and add them alike.</summary>
public sealed class ThousandthsConverter() : ValueConverter<decimal, long>(
    value => (long)(value * 1000),
    thousandths => thousandths / 1000m);

/// <summary>An answer in one column: thousandths when answered, else a negative number that says why there is none.</summary>
public sealed class AnswerConverter() : ValueConverter<Answer, int>(
    answer => answer.State == AnswerState.Answered ? (int)(answer.Value * 1000) : -1 - (int)answer.State,
    stored => stored >= 0 ? Answer.Of(stored / 1000m) : new Answer((AnswerState)(-1 - stored), 0));
