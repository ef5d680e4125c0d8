using System.Text.Json;
using System.Text.Json.Serialization;
using Evenkeel.Clinical;

namespace Evenkeel.Care;

/// <summary>An answer as the number that it is, or the word for why there is none: a kept input holds hundreds of them.</summary>
internal sealed class AnswerJson : JsonConverter<Answer>
{
    private const string Skipped = "skipped";
    private const string Declined = "declined";

    public override Answer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => Answer.Of(reader.GetDecimal()),
        JsonTokenType.String when reader.ValueTextEquals(Skipped) => Answer.Skipped,
        JsonTokenType.String when reader.ValueTextEquals(Declined) => Answer.Declined,
        _ => throw new JsonException($"An answer is a number, \"{Skipped}\" or \"{Declined}\"."),
    };

    public override void Write(Utf8JsonWriter writer, Answer value, JsonSerializerOptions options)
    {
        if (value.IsAnswered)
        {
            writer.WriteNumberValue(value.Value);
        }
        else
        {
            writer.WriteStringValue(value.State == AnswerState.Declined ? Declined : Skipped);
        }
    }
}
