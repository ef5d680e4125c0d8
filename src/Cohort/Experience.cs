using Evenkeel.Clinical;

namespace Evenkeel.Cohort;

/// <summary>What sessions were like for a person. On their own streams of chance: who feels sick changes nobody's diary.</summary>
internal static class Experience
{
    private const int EasierFor = 5;

    /// <summary>In the order of <see cref="ExperienceParameters.SideEffects"/>.</summary>
    public static readonly IReadOnlyList<SideEffects> All =
    [
        SideEffects.Dizziness, SideEffects.Dissociation, SideEffects.Nausea, SideEffects.Vertigo, SideEffects.RaisedPressure, SideEffects.Sedation,
    ];

    public static IReadOnlyList<VirtualSession> Of(ExperienceParameters p, IReadOnlyList<VirtualSession> sessions, Seeded effects, Seeded rating)
    {
        var own = rating.Normal(p.Rating.Mean, p.Rating.Person);
        return [.. sessions.Select(s =>
        {
            var felt = Felt(p, s.InCourse, effects);
            return s with { SideEffects = felt, Rating = Rated(p, own, s.InCourse, felt, rating) };
        })];
    }

    private static SideEffects Felt(ExperienceParameters p, int inCourse, Seeded chance)
    {
        var falls = PortableMath.Pow(p.SideEffectsFall, inCourse - 1);
        var felt = SideEffects.None;
        for (var i = 0; i < All.Count; i++)
        {
            felt |= chance.Happens(p.SideEffects[i] * falls) ? All[i] : SideEffects.None;
        }

        return felt;
    }

    private static Answer Rated(ExperienceParameters p, double own, int inCourse, SideEffects felt, Seeded chance)
    {
        var hard = own + (p.RatingPerSideEffect * All.Count(e => felt.HasFlag(e))) - (p.RatingFallsBy * Math.Min(inCourse - 1, EasierFor));
        var rating = Math.Round(Math.Clamp(hard + chance.Normal(0, p.Rating.Session), 0, 10));
        return chance.Happens(p.RatingSkipped) ? Answer.Skipped : Answer.Of((decimal)rating);
    }
}
