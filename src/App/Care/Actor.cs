namespace Evenkeel.Care;

/// <summary>Who acts, in which clinic.</summary>
public readonly record struct Actor(int ClinicId, Guid UserId);
