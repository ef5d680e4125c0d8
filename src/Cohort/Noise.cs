namespace Evenkeel.Cohort;

/// <summary>Noise around the level, each day: what the day holds for a person, and what the moment of answering adds.</summary>
/// <param name="Day">Carried over from yesterday, and new today [points].</param>
/// <param name="Moment">Of the one answer [points].</param>
internal readonly record struct Noise(double Day, double Moment)
{
    public static Noise[] Draw(Person person, int length, Seeded chance)
    {
        var carriedSd = Math.Sqrt(person.CarriedShare) * person.Sd;
        var daySd = Math.Sqrt(person.DayShare) * person.Sd;
        var momentSd = Math.Sqrt(1 - person.CarriedShare - person.DayShare) * person.Sd;
        var freshSd = carriedSd * Math.Sqrt(1 - (person.Phi * person.Phi));
        var noise = new Noise[length];
        var carried = chance.Normal(0, carriedSd);
        for (var day = 0; day < length; day++)
        {
            noise[day] = new(carried + chance.Normal(0, daySd), chance.Normal(0, momentSd));
            carried = (person.Phi * carried) + chance.Normal(0, freshSd);
        }

        return noise;
    }
}
