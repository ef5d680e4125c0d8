namespace Evenkeel.Cohort;

/// <summary>Noise around the level, each day: what the day holds for a person, and what the moment of answering adds.</summary>
/// <param name="Carried">What comes over from day to day [points].</param>
/// <param name="Fresh">New that day, and gone the next [points].</param>
/// <param name="Moment">Of the one answer [points].</param>
internal readonly record struct Noise(double Carried, double Fresh, double Moment)
{
    /// <summary>What the whole day is like, whenever it is asked about.</summary>
    public double Day => Carried + Fresh;

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
            noise[day] = new(carried, chance.Normal(0, daySd), chance.Normal(0, momentSd));
            carried = (person.Phi * carried) + chance.Normal(0, freshSd);
        }

        return noise;
    }
}
